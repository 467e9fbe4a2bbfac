/** What the configuration allows to be spent, and how sparingly it has watches read, source by source. */
import type { Config } from "../config/config.ts";
import { DOLLAR, type Micros } from "../domain/money.ts";
import type { PaidSource } from "../pipeline/budget/budget.ts";

export function spendingOf({
  sources: { x },
}: Pick<Config, "sources">): ReadonlyMap<string, Omit<PaidSource, "tariff">> {
  if (x === null) return new Map();
  const limits = {
    month: micros(x.monthlyMoney),
    monthPosts: x.monthlyReads,
    day: x.dailyMoney === null ? null : micros(x.dailyMoney),
    lookups: x.lookups,
  };
  const sparing = { sampleEvery: x.sample.every, samplePosts: x.sample.posts, countEvery: x.countEvery };
  const confirmFrom = micros(x.confirmAbove);
  return new Map([["x", { limits, sparing, firstReads: x.backfill, confirmFrom }]]);
}

function micros(dollars: number): Micros {
  return Math.round(dollars * DOLLAR);
}
