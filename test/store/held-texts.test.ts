/** What is held keeps its text when its platform removed it; what was purged leaves nothing that was learnt. */
import { expect, it } from "vitest";
import { DAY } from "../../src/domain/time.ts";
import { putHold, releaseHold } from "../../src/store/holds.ts";
import { purgePost } from "../../src/store/purge.ts";
import { dropTexts } from "../../src/store/removed-texts.ts";
import type { Store } from "../../src/store/store.ts";
import { fillWorld, NOON } from "../commands/desk-world.ts";
import { describeStores } from "../contracts/store-places.ts";

const LATER = NOON + DAY;

/** Every burst has ended, so that nothing but a hold keeps a text. */
async function world(store: Store): Promise<void> {
  await fillWorld(store, ["harbour"]);
  await store.db.updateTable("bursts").set({ state: "ended" }).execute();
}

async function withText(store: Store): Promise<readonly string[]> {
  const rows = await store.db
    .selectFrom("posts")
    .select("id")
    .where("text", "is not", null)
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}

describeStores("a held text", (place) => {
  const drop = (store: Store, now: number) =>
    store.transaction((tx) => dropTexts(tx, "x", { column: "account_id", ids: ["cem", "dora", "eva"] }, now));
  const hold = (store: Store, target: { kind: "burst" | "account"; id: string }, until: number | null) =>
    store.transaction((tx) =>
      putHold(tx, { target, name: "n", why: "w", until, by: "Ann", at: NOON, actor: "slack:U1" }),
    );

  it("stays while its burst or its account is held, and goes once that is released", async () => {
    const store = await place.open();
    await world(store);
    const number = await hold(store, { kind: "burst", id: "7K3QAAAAAAAAAAAA" }, null);
    await hold(store, { kind: "account", id: "x:eva" }, null);
    await drop(store, LATER);
    const kept = (await withText(store)).filter((id) => /^(?:cem|dora|eva)/.test(id));
    expect(kept).toEqual(["cem-12", "dora-13", "eva-22", "eva-40"]);
    await store.transaction((tx) => releaseHold(tx, number, { by: "slack:U1", at: LATER, why: "settled" }));
    await drop(store, LATER);
    const left = (await withText(store)).filter((id) => /^(?:cem|dora|eva)/.test(id));
    expect(left).toEqual(["eva-22", "eva-40"]);
  });

  it("goes when the hold has ended by itself", async () => {
    const store = await place.open();
    await world(store);
    await hold(store, { kind: "account", id: "x:eva" }, LATER);
    await drop(store, LATER - 1);
    expect((await withText(store)).filter((id) => id.startsWith("eva"))).toHaveLength(2);
    await drop(store, LATER);
    expect((await withText(store)).filter((id) => id.startsWith("eva"))).toEqual([]);
  });
});

describeStores("a purged post", (place) => {
  it("takes along what was learnt of it and of its account", async () => {
    const store = await place.open();
    await world(store);
    const of = { source: "x", post_id: "eva-22" };
    await store.db
      .insertInto("post_details")
      .values({ ...of, fetched_at: NOON, attachments: null, quoted_id: null, raw_sha256: "" })
      .execute();
    const found = { burst_id: "7K3QAAAAAAAAAAAA", wave: 1, watch_id: "harbour", account_key: "x:eva" };
    await store.db
      .insertInto("found_posts")
      .values({ ...of, ...found, created_at: NOON, found_at: NOON })
      .execute();
    await store.db
      .insertInto("standings")
      .values(
        (["post", "account"] as const).map((subject) => ({
          ...{ watch_id: "harbour", source: "x", subject, id: subject === "post" ? "eva-22" : "eva" },
          ...{ seen_at: NOON, standing: "gone" as const, earlier_handle: null },
        })),
      )
      .execute();
    const profile = { standing: "present" as const, why: null, handle: "Eva", name: "Eva", bio: "proud" };
    const counts = { created_at: null, followers: 1, following: 1, posts: 1, raw: "{}", raw_sha256: "" };
    await store.db
      .insertInto("snapshots")
      .values({
        watch_id: "harbour",
        source: "x",
        account_id: "eva",
        fetched_at: NOON,
        ...profile,
        ...counts,
      })
      .execute();

    const post = { source: "x", id: "eva-22", platform: "x", accountId: "eva" };
    await store.transaction((tx) => purgePost(tx, post, null, LATER));
    const left = async (table: "post_details" | "found_posts" | "standings" | "snapshots") =>
      (await store.db.selectFrom(table).selectAll().execute()).length;
    expect([await left("post_details"), await left("found_posts"), await left("standings")]).toEqual([
      0, 0, 1,
    ]);
    expect(await left("snapshots"), "the account stays").toBe(1);
    await store.transaction((tx) => purgePost(tx, post, "purged-1", LATER));
    expect([await left("standings"), await left("snapshots")]).toEqual([0, 0]);
  });
});
