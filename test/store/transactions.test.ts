import { expect, test } from "vitest";
import type { Store } from "../../src/store/store.ts";
import { describeStores } from "../contracts/store-places.ts";

describeStores("A transaction", (place) => {
  const heads = async (store: Store) =>
    store.db.selectFrom("chain_heads").selectAll().orderBy("chain").execute();
  const head = (chain: string, n: number) => ({ chain, n, hash: "" });

  test("keeps nothing when it throws, and passes the error on", async () => {
    const store = await place.open();
    const thrown = new Error("changed my mind");
    const work = store.transaction(async (tx) => {
      await tx.insertInto("chain_heads").values(head("a", 1)).execute();
      expect(await tx.selectFrom("chain_heads").selectAll().execute()).toHaveLength(1);
      throw thrown;
    });
    await expect(work).rejects.toBe(thrown);
    expect(await heads(store)).toEqual([]);
  });

  test("is not left half done by a broken constraint", async () => {
    const store = await place.open();
    const work = store.transaction(async (tx) => {
      await tx.insertInto("chain_heads").values(head("a", 1)).execute();
      await tx.insertInto("chain_heads").values(head("a", 2)).execute();
    });
    await expect(work).rejects.toThrow(/unique/i);
    expect(await heads(store)).toEqual([]);
    await store.transaction((tx) => tx.insertInto("chain_heads").values(head("b", 1)).execute());
    expect(await heads(store)).toEqual([head("b", 1)]);
  });

  test("refuses another one and the outer handle inside, instead of waiting for itself for ever", async () => {
    const store = await place.open();
    const nested = store.transaction(() => store.transaction(async () => {}));
    await expect(nested).rejects.toMatchObject({ name: "StoreError", code: "nested" });
    const outer = store.transaction(() => store.db.insertInto("chain_heads").values(head("a", 1)).execute());
    await expect(outer).rejects.toMatchObject({ code: "nested" });
    expect(await heads(store)).toEqual([]);
  });

  test("lets work that it began go on with the store after its end", async () => {
    const store = await place.open();
    const ended = Promise.withResolvers<void>();
    let later: Promise<unknown> = Promise.resolve();
    await store.transaction(async (tx) => {
      await tx.insertInto("chain_heads").values(head("a", 1)).execute();
      later = ended.promise.then(() => heads(store));
    });
    ended.resolve();
    expect(await later).toEqual([head("a", 1)]);
  });

  test("counts every one of many writers of the same row, over two connections", async () => {
    const url = await place.url();
    const stores = [await place.open(url), await place.open(url)] as const;
    await stores[0].db.insertInto("chain_heads").values(head("a", 0)).execute();
    const writers = Array.from({ length: 40 }, (_, index) =>
      (stores[index % 2] as Store).transaction((tx) =>
        tx
          .updateTable("chain_heads")
          .set((row) => ({ n: row("n", "+", 1) }))
          .execute(),
      ),
    );
    await Promise.all(writers);
    expect(await heads(stores[1])).toEqual([head("a", 40)]);
  });

  test("reads back hostile text the same on every database", async () => {
    const store = await place.open();
    const hostile = "nul \0, lone \ud800 surrogate, ‮rtl, 'quote'; drop table posts; --";
    await store.db.insertInto("cache").values({ key: hostile, value: hostile, expires_at: null }).execute();
    const row = await store.db.selectFrom("cache").selectAll().where("key", "=", hostile).executeTakeFirst();
    const stored = "nul \uFFFD, lone \uFFFD surrogate, ‮rtl, 'quote'; drop table posts; --";
    expect(row).toEqual({ key: stored, value: stored, expires_at: null });
  });

  test("sorts text by its bytes, whatever the locale", async () => {
    const store = await place.open();
    const keys = ["b", "B", "a", "_", "é", "Z", "10", "9"];
    await store.db
      .insertInto("cache")
      .values(keys.map((key) => ({ key, value: "", expires_at: null })))
      .execute();
    const rows = await store.db.selectFrom("cache").select("key").orderBy("key").execute();
    expect(rows.map((row) => row.key)).toEqual([...keys].sort());
  });

  test("gives whole numbers as numbers and bytes as bytes", async () => {
    const store = await place.open();
    const at = Date.UTC(2026, 10, 23, 22, 30);
    const words = new Uint8Array([0, 1, 127, 128, 255]);
    await store.db
      .insertInto("watch_posts")
      .values({
        ...{ watch_id: "w", source: "s", post_id: "p", account_key: "s:a", created_at: at, repost: 0 },
        ...{ via: "poll", seq: null, clock: null, fold_version: null, words },
      })
      .execute();
    const row = await store.db.selectFrom("watch_posts").selectAll().executeTakeFirstOrThrow();
    expect(row.created_at).toBe(at);
    expect(row.seq).toBeNull();
    expect(row.words).toEqual(words);
    const sums = await store.db
      .selectFrom("watch_posts")
      .select((q) => [q.fn.countAll().as("count"), q.fn.sum("created_at").as("sum")])
      .executeTakeFirstOrThrow();
    expect(sums).toEqual({ count: 1, sum: at });
  });
});
