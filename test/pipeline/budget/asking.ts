/** What tests ask a budget for, and a budget to ask: prices as X's are today. */
import { DOLLAR } from "../../../src/domain/money.ts";
import { NO_READS, type Tariff } from "../../../src/domain/reading.ts";
import { MINUTE } from "../../../src/domain/time.ts";
import type { AllowanceSettings } from "../../../src/pipeline/budget/allowance.ts";
import { type BudgetParts, createBudget, type PaidSource } from "../../../src/pipeline/budget/budget.ts";
import type { Ask } from "../../../src/pipeline/budget/counters.ts";

export const TARIFF: Tariff = { post: 5_000, user: 10_000, count: 5_000 };
export const SPARING = { sampleEvery: 30 * MINUTE, samplePosts: null, countEvery: 15 * MINUTE };
/** Noon of the 25th of a month of thirty days. */
export const NOW = Date.UTC(2026, 10, 25, 12);

export function limits(changed: Partial<AllowanceSettings> = {}): AllowanceSettings {
  const lookups = { person: 5, team: 50 };
  return { month: 50 * DOLLAR, monthPosts: null, day: null, lookups, ...changed };
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

/** X with prices and limits, and nothing read of the past. */
export function paidX(settings: Partial<AllowanceSettings> = {}): PaidSource {
  return {
    ...{ tariff: TARIFF, limits: limits(settings), sparing: SPARING },
    ...{ firstReads: null, confirmFrom: 5 * DOLLAR },
  };
}

export function budgetOver(
  store: BudgetParts["store"],
  settings: Partial<AllowanceSettings> = {},
  isAgreed: BudgetParts["isAgreed"] = async () => true,
) {
  return createBudget({ store, paid: new Map([["x", paidX(settings)]]), isAgreed });
}
