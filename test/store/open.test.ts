import { expect, test } from "vitest";
import { describeStores } from "../contracts/store-places.ts";

describeStores("A store", (place) => {
  test("keeps nothing of a transaction that throws, and passes the error on", async () => {
    const store = await place.open();
    const thrown = new Error("changed my mind");
    const work = store.transaction(async (tx) => {
      await tx.insertInto("chain_heads").values({ chain: "a", n: 1, hash: "" }).execute();
      expect(await tx.selectFrom("chain_heads").selectAll().execute()).toHaveLength(1);
      throw thrown;
    });
    await expect(work).rejects.toBe(thrown);
    expect(await store.db.selectFrom("chain_heads").selectAll().execute()).toEqual([]);
  });
});
