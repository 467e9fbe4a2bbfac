/** A budget for sources that are free to read. */
import { type Budget, createBudget } from "../../src/pipeline/budget/budget.ts";
import type { Store } from "../../src/store/store.ts";

export function freeBudget(store: Store): Budget {
  return createBudget({ store, paid: new Map(), isAgreed: async () => true });
}
