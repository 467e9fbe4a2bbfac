/** What tests ask a budget for, and a budget to ask: prices as X's are today. */
import { DOLLAR } from "../../../src/domain/money.ts";
import { NO_READS, type Tariff } from "../../../src/domain/reading.ts";
import { MINUTE } from "../../../src/domain/time.ts";
import { type AllowanceSettings, allowanceOf } from "../../../src/pipeline/budget/allowance.ts";
import { type BudgetParts, createBudget } from "../../../src/pipeline/budget/budget.ts";
import type { Ask } from "../../../src/pipeline/budget/counters.ts";

export const TARIFF: Tariff = { post: 5_000, user: 10_000, count: 5_000 };
export const SPARING = { sampleEvery: 30 * MINUTE, samplePosts: null, countEvery: 15 * MINUTE };
/** Noon of the 25th of a month of thirty days. */
export const NOW = Date.UTC(2026, 10, 25, 12);

export function allowance(changed: Partial<AllowanceSettings> = {}) {
  const lookups = { person: 5, team: 50 };
  return allowanceOf({ month: 50 * DOLLAR, monthPosts: null, day: null, lookups, ...changed });
}

export function ask(changed: Partial<Ask> = {}): Ask {
  return {
    source: "x",
    purpose: "poll",
    watch: "harbour",
    burst: null,
    person: null,
    most: posts(100),
    ...changed,
  };
}

export function posts(count: number) {
  return { ...NO_READS, posts: count };
}

export function users(count: number) {
  return { ...NO_READS, users: count };
}

export function budgetOver(
  store: BudgetParts["store"],
  settings: Partial<AllowanceSettings> = {},
  isAgreed: BudgetParts["isAgreed"] = async () => true,
) {
  const paid = new Map([["x", { tariff: TARIFF, allowance: allowance(settings), sparing: SPARING }]]);
  return createBudget({ store, paid, isAgreed });
}
