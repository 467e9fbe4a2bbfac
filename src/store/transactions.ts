/** Transactions that cannot be mixed up: one at a time in a call chain, and no statement beside it. */
import { AsyncLocalStorage } from "node:async_hooks";
import type { Kysely, KyselyPlugin } from "kysely";
import { StoreError } from "./store.ts";

export interface Transactions<T> {
  /** The handle for single statements, which refuses to work within a transaction. */
  readonly db: Kysely<T>;
  run<R>(work: (tx: Kysely<T>) => Promise<R>): Promise<R>;
}

/**
 * Guards a kysely. Used within a transaction, the outer handle would wait for ever on SQLite (there is
 * one connection) and quietly write outside of the transaction on PostgreSQL; here both are an error.
 */
export function guardTransactions<T>(kysely: Kysely<T>): Transactions<T> {
  const current = new AsyncLocalStorage<{ open: boolean }>();

  function refuseWithin(): void {
    if (current.getStore()?.open !== true) return;
    throw new StoreError(
      "nested",
      "The store was used within one of its own transactions. Use the handle that the transaction was given.",
    );
  }

  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      refuseWithin();
      return node;
    },
    transformResult: async ({ result }) => result,
  };

  async function run<R>(work: (tx: Kysely<T>) => Promise<R>): Promise<R> {
    refuseWithin();
    const state = { open: true };
    try {
      return await kysely.transaction().execute((tx) => current.run(state, () => work(tx)));
    } finally {
      state.open = false;
    }
  }

  return { db: kysely.withPlugin(plugin), run };
}
