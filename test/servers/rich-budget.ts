/** A budget that is never in the way: X bills, and there is money for everything. */
import { DOLLAR } from "../../src/domain/money.ts";
import { type Budget, createBudget } from "../../src/pipeline/budget/budget.ts";
import type { Store } from "../../src/store/store.ts";

const MONEY = 1_000_000 * DOLLAR;

/** What may be spent without anybody's consent, and what nobody needs then: how to read sparingly. */
export const RICH = {
  limits: { month: MONEY, monthPosts: null, day: MONEY, lookups: { person: 1_000, team: 1_000 } },
  sparing: { sampleEvery: 600_000, samplePosts: null, countEvery: 600_000 },
  firstReads: null,
  confirmFrom: MONEY,
};

export function richBudget(store: Store): Budget {
  const setUp = { ...RICH, tariff: { post: 5_000, user: 10_000, count: 5_000 } };
  return createBudget({ store, paid: new Map([["x", setUp]]), isAgreed: async () => true });
}
