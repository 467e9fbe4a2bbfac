/** What the configuration allows to be spent, and how sparingly it has watches read, source by source. */
import type { Config } from "../config/config.ts";
import { DEFAULTS } from "../config/defaults.ts";
import { DOLLAR, type Micros } from "../domain/money.ts";
import { allowanceOf } from "../pipeline/budget/allowance.ts";
import type { PaidSource } from "../pipeline/budget/budget.ts";

export function spendingOf({
  sources: { x },
}: Pick<Config, "sources">): ReadonlyMap<string, Omit<PaidSource, "tariff">> {
  if (x === null) return new Map();
  const { lookups, monthlyMoney, monthlyReads, sampleEvery, countEvery } = DEFAULTS.x;
  const allowance = allowanceOf({
    month: micros(x.monthlyMoney ?? monthlyMoney),
    monthPosts: x.monthlyReads ?? monthlyReads,
    day: null,
    lookups,
  });
  const sparing = { sampleEvery, samplePosts: null, countEvery };
  return new Map([["x", { allowance, sparing }]]);
}

function micros(dollars: number): Micros {
  return Math.round(dollars * DOLLAR);
}
