import { expect, test } from "vitest";
import { retried } from "../../src/store/retried.ts";
import { type Store, StoreError } from "../../src/store/store.ts";
import { describePostgres, describeStores } from "../contracts/store-places.ts";

const head = (chain: string) => ({ chain, n: 0, hash: "" });

/** Two transactions that want the same two rows, each in the other's order: each holds one before either goes on. */
async function cross(store: Store, transaction: Store["transaction"]) {
  await store.db
    .insertInto("chain_heads")
    .values([head("a"), head("b")])
    .execute();
  let attempts = 0;
  let waiting = 2;
  const both = Promise.withResolvers<void>();
  const raise = (first: string, second: string) =>
    transaction(async (tx) => {
      attempts += 1;
      for (const chain of [first, second]) {
        await tx
          .updateTable("chain_heads")
          .set((eb) => ({ n: eb("n", "+", 1) }))
          .where("chain", "=", chain)
          .execute();
        waiting -= chain === first ? 1 : 0;
        if (waiting === 0) both.resolve();
        await both.promise;
      }
    });
  const ended = await Promise.allSettled([raise("a", "b"), raise("b", "a")]);
  const rows = await store.db.selectFrom("chain_heads").select("n").execute();
  return { ended, attempts: () => attempts, counts: rows.map(({ n }) => n) };
}

describePostgres("A transaction that a deadlock took back", (place) => {
  test("is an error by itself, which is the premise", async () => {
    const store = await place.open();
    const { ended, counts } = await cross(store, store.transaction);
    const [lost, ...others] = ended.filter(({ status }) => status === "rejected");
    expect(lost).toMatchObject({ reason: { code: "retry", cause: { code: "40P01" } } });
    expect(others).toEqual([]);
    expect(counts).toEqual([1, 1]);
  });

  test("is run anew, and counts once", async () => {
    const store = await place.open();
    const { ended, attempts, counts } = await cross(store, retried(store));
    expect(ended.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
    expect(attempts()).toBeGreaterThan(2);
    expect(counts).toEqual([2, 2]);
  });
});

describeStores("A transaction that is tried again", (place) => {
  test.each([
    ["an error of its own", new Error("changed my mind"), 1],
    ["a connection that was lost: it may have been kept", lost("ECONNRESET"), 1],
    ["a serialisation failure that never ends, four times", lost("40001"), 4],
  ])("passes on %s", async (_, error, expected) => {
    const store = await place.open();
    let attempts = 0;
    const work = retried(store)(async () => {
      attempts += 1;
      throw error;
    });
    await expect(work).rejects.toBe(error);
    expect(attempts).toBe(expected);
  });
});

function lost(code: string): StoreError {
  return new StoreError("retry", "The database gave way.", { cause: Object.assign(new Error(), { code }) });
}
