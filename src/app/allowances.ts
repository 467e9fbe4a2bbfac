/** What the configuration allows to be spent, source by source. */
import type { Config } from "../config/config.ts";
import { DEFAULTS } from "../config/defaults.ts";
import { DOLLAR, type Micros } from "../domain/money.ts";
import { type Allowance, allowanceOf } from "../pipeline/budget/allowance.ts";

export function allowancesOf({ sources: { x } }: Pick<Config, "sources">): ReadonlyMap<string, Allowance> {
  if (x === null) return new Map();
  const { lookups, monthlyMoney, monthlyReads } = DEFAULTS.x;
  const allowance = allowanceOf({
    month: micros(x.monthlyMoney ?? monthlyMoney),
    monthPosts: x.monthlyReads ?? monthlyReads,
    day: null,
    lookups,
  });
  return new Map([["x", allowance]]);
}

function micros(dollars: number): Micros {
  return Math.round(dollars * DOLLAR);
}
