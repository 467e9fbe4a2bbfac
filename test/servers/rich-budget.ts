/** A budget that is never in the way: X bills, and there is money for everything. */
import { DOLLAR } from "../../src/domain/money.ts";
import { allowanceOf } from "../../src/pipeline/budget/allowance.ts";
import { type Budget, createBudget } from "../../src/pipeline/budget/budget.ts";
import type { Store } from "../../src/store/store.ts";

export function richBudget(store: Store): Budget {
  const money = 1_000_000 * DOLLAR;
  const lookups = { person: 1_000, team: 1_000 };
  const setUp = {
    tariff: { post: 5_000, user: 10_000, count: 5_000 },
    allowance: allowanceOf({ month: money, monthPosts: null, day: money, lookups }),
    sparing: { sampleEvery: 600_000, samplePosts: null, countEvery: 600_000 },
  };
  return createBudget({ store, paid: new Map([["x", setUp]]), isAgreed: async () => true });
}
