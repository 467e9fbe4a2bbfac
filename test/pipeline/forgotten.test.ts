/** What was kept for as long as it may be goes: texts first, later what proves them; held things stay. */
import { expect, it } from "vitest";
import { readUpkeep } from "../../src/commands/desk/read-upkeep.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/time.ts";
import { auditChain } from "../../src/store/audit.ts";
import { evidenceChain } from "../../src/store/evidence.ts";
import { putHold, releaseHold } from "../../src/store/holds.ts";
import { putCard } from "../../src/store/outbox.ts";
import { putPicture } from "../../src/store/pictures.ts";
import { saveSnapshots, snapshotsOf } from "../../src/store/snapshots.ts";
import type { Store } from "../../src/store/store.ts";
import { verifyChain } from "../../src/store/verify-chain.ts";
import { verifyStored } from "../../src/store/verify-stored.ts";
import { describeStores } from "../contracts/store-places.ts";
import { paste, play, START } from "./scene.ts";

const KEPT = { texts: 10 * DAY, hashes: 20 * DAY };
const OTHERS = "the ferry that leaves at nine takes nobody home who works in the evening";

async function left(store: Store) {
  const posts = await store.db.selectFrom("posts").selectAll().execute();
  const seen = await store.db.selectFrom("watch_posts").select("words").execute();
  return {
    texts: posts.filter(({ text }) => text !== null).length,
    hashes: posts.filter(({ raw_sha256 }) => raw_sha256 !== "").length,
    handles: posts.filter(({ handle }) => handle !== null).length,
    words: seen.filter(({ words }) => words !== null).length,
    links: (await store.db.selectFrom("evidence").select("n").execute()).length,
    posts: posts.length,
  };
}

async function expectIntact(store: Store): Promise<void> {
  expect(await verifyChain(store.db, evidenceChain("harbour"))).toMatchObject({ is: "intact" });
  expect(await verifyChain(store.db, auditChain)).toMatchObject({ is: "intact" });
  const faults = [];
  for await (const step of verifyStored(store.db)) if (step.is === "fault") faults.push(step.fault);
  expect(faults).toEqual([]);
}

/** Eight posts on the first day and, so that the watch's time goes on, one a few days later. */
async function aDay(store: Store) {
  const scene = await play(store, { routes: [{}], kept: KEPT });
  paste(scene, START, 5);
  paste(scene, START + HOUR, 3, 21, OTHERS);
  await scene.poll(START + 2 * HOUR);
  scene.post(START + 8 * DAY, "late", "the cranes were sold long ago");
  await scene.poll(START + 8 * DAY + MINUTE);
  return scene;
}

describeStores("what is too old", (place) => {
  it("loses its text after one time and what proves it after another, and the chain holds all along", async () => {
    const store = await place.open();
    const scene = await aDay(store);
    const told = await scene.read("chat:desk");
    await scene.wait(START + 10 * DAY);
    expect(await left(store), "a day too early").toMatchObject({ texts: 9, hashes: 9 });

    await scene.wait(START + 11 * DAY);
    expect(await left(store)).toEqual({ texts: 1, hashes: 9, handles: 9, words: 9, links: 9, posts: 9 });
    await expectIntact(store);

    await scene.wait(START + 21 * DAY);
    expect(await left(store)).toMatchObject({ texts: 0, hashes: 1, handles: 1, words: 1, posts: 9 });
    // Links go in rounds of a week.
    await scene.wait(START + 28 * DAY);
    expect(await left(store)).toMatchObject({ links: 1 });
    await expectIntact(store);
    expect(await scene.read("chat:desk"), "what was said stays as it is").toEqual(told);

    await store.db.deleteFrom("audit").where("action", "=", "forget").execute();
    expect(
      await verifyChain(store.db, evidenceChain("harbour")),
      "whoever else cuts it off is found out",
    ).toMatchObject({ is: "broken", why: "cut" });
  });

  it("stays while a burst that went on in its own is held, with what proves it, and status names the hold", async () => {
    const store = await place.open();
    const scene = await aDay(store);
    const { id } = await scene.burstOf(
      "nobody asked the people of the lower quay before the cranes were sold",
    );
    const row = await store.db
      .selectFrom("bursts")
      .selectAll()
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    for (const [earlier, absorbed_by] of [
      ["EARLIER", "LATER"],
      ["LATER", id],
    ] as const) {
      const taken = { ...row, id: earlier, short_id: earlier, state: "ended", absorbed_by } as const;
      await store.db.insertInto("bursts").values(taken).execute();
    }
    const hold = await store.transaction((tx) =>
      putHold(tx, {
        ...{ target: { kind: "burst", id: "EARLIER" }, name: "7K3Q", why: "a complaint", until: null },
        ...{ by: "Anna", actor: "slack:U1", at: START + 3 * HOUR },
      }),
    );
    const drawn = { name: "n", alt: "a", content: new Uint8Array([1]), posts: 5, ended: true, at: START };
    await store.transaction(async (tx) => {
      for (const burst of [id, "NOT-HELD"]) await putPicture(tx, { burst, wave: 1 }, "en", drawn);
    });
    for (const day of [11, 21, 28]) await scene.wait(START + day * DAY);
    expect(await store.db.selectFrom("pictures").select("burst_id").execute()).toEqual([{ burst_id: id }]);
    // The three links before the first that is held are gone, for a page has the newest first.
    expect(await left(store)).toEqual({ texts: 5, hashes: 6, handles: 6, words: 6, links: 6, posts: 9 });
    await expectIntact(store);
    const now = START + 28 * DAY;
    const { kept } = await readUpkeep(store.db, { all: true }, KEPT, now);
    expect(kept).toMatchObject({ due: 0, nextAt: null, held: { texts: 5, holds: ["7K3Q"] } });
    // The last round that removed anything took the late one.
    expect(kept?.removed).toMatchObject({ texts: { n: 1 }, hashes: { n: 3 } });
    expect((await readUpkeep(store.db, { all: false, watches: [] }, KEPT, now)).kept).toMatchObject({
      held: { texts: 0, holds: [] },
      removed: { texts: null, hashes: null },
    });

    await store.transaction((tx) => releaseHold(tx, hold, { by: "slack:U1", at: now, why: "settled" }));
    expect((await readUpkeep(store.db, { all: true }, KEPT, now)).kept).toMatchObject({ due: 5 });
    await scene.wait(now + 2 * HOUR);
    await scene.wait(now + 8 * DAY);
    // The late one is still in the watch's memory, whose time has not gone on.
    expect(await left(store)).toMatchObject({ texts: 0, hashes: 1, links: 1 });
    await expectIntact(store);
  });

  it("waits for what it is still needed for: judging, a burst that goes on, a detector's memory", async () => {
    const store = await place.open();
    const scene = await play(store, { routes: [{}], kept: KEPT });
    paste(scene, START, 5);
    await scene.poll(START + 10 * MINUTE);
    await store.db.updateTable("watch_posts").set({ seq: null }).where("post_id", "=", "5").execute();
    await scene.wait(START + 11 * DAY);
    expect((await left(store)).texts, "its burst is open").toBe(5);
    await store.db.updateTable("bursts").set({ state: "ended" }).execute();
    await scene.wait(START + 12 * DAY);
    expect((await left(store)).texts, "one was not judged yet").toBe(1);
    await store.db.updateTable("watch_posts").set({ seq: 5 }).where("post_id", "=", "5").execute();
    await scene.wait(START + 13 * DAY);
    await scene.wait(START + 22 * DAY);
    expect(await left(store), "the watch's own time did not go on").toMatchObject({ texts: 0, words: 5 });
    await store.db
      .updateTable("watches")
      .set({ removed_at: START + 22 * DAY })
      .execute();
    await scene.wait(START + 23 * DAY);
    expect(await left(store)).toMatchObject({ words: 0, hashes: 0 });
  });

  it("goes in small turns, as far as a look goes, and on from there", async () => {
    const store = await place.open();
    const scene = await play(store, { routes: [{}], kept: KEPT });
    const [count, turn] = [9_001, 500];
    await store.transaction(async (tx) => {
      for (let from = 0; from < count; from += turn) {
        const rows = Array.from({ length: Math.min(turn, count - from) }, (_, i) => ({
          ...{ source: "listed", id: `old-${from + i}`, platform: "x", account_id: "a", handle: "a" },
          ...{ created_at: START, collected_at: START, text: "old", lang: null, repost_of: null },
          ...{ attachments: null, raw: "{}", raw_sha256: "0" },
        }));
        await tx.insertInto("posts").values(rows).execute();
      }
    });
    await scene.wait(START + 11 * DAY);
    const first = (await left(store)).texts;
    expect(first, "not all at once").toBeGreaterThan(0);
    expect(first, "yet something").toBeLessThan(count);
    for (let i = 0; i < 5; i += 1) await scene.wait(START + 11 * DAY + i * MINUTE);
    expect(await left(store)).toMatchObject({ texts: 0, posts: count });
    expect((await readUpkeep(store.db, { all: true }, KEPT, START + 11 * DAY)).kept?.removed.texts?.n).toBe(
      count,
    );
  });

  it("takes what accounts said of themselves, and items that nobody could read", async () => {
    const store = await place.open();
    const scene = await aDay(store);
    const profile = { handle: "a1", name: "A", bio: "proud", createdAt: START - DAY };
    const shown = { ...profile, followers: 1, following: 2, posts: 3 };
    await store.transaction((tx) =>
      saveSnapshots(tx, "harbour", [
        {
          ...{ source: "x", accountId: "a1", fetchedAt: START + HOUR, standing: "present", why: null },
          ...{ profile: shown, raw: '{"description":"proud"}' },
        },
      ]),
    );
    await store.db
      .insertInto("malformed")
      .values({ watch_id: "harbour", source: "x", why: "no id", raw: '{"text":"…"}', recorded_at: START })
      .execute();
    await scene.wait(START + 12 * DAY);
    const [kept] = await snapshotsOf(store.db, "harbour", "x", ["a1"]);
    expect(kept?.profile).toMatchObject({ bio: null, name: "", createdAt: START - DAY });
    expect(kept?.raw).toBe("");
    expect(await store.db.selectFrom("malformed").select("raw").execute()).toEqual([{ raw: "" }]);
    await expectIntact(store);
    await scene.wait(START + 22 * DAY);
    expect(await snapshotsOf(store.db, "harbour", "x", ["a1"])).toEqual([]);
  });

  it("takes earlier revisions of messages, and look-ups that nobody is answered with any more", async () => {
    const store = await place.open();
    const scene = await aDay(store);
    const cached = { value: '{"bio":"proud"}', expires_at: START + DAY };
    await store.db
      .insertInto("cache")
      .values({ key: "accounts:a1", ...cached })
      .execute();
    const alive = { value: "{}", expires_at: START + 99 * DAY };
    await store.db
      .insertInto("cache")
      .values({ key: "accounts:a2", ...alive })
      .execute();
    const slot = { place: "chat:desk", subject: "story:made-up" };
    for (const text of ["first", "second", "third"]) {
      await store.transaction((tx) => putCard(tx, slot, JSON.stringify({ text }), START));
      await store.db.updateTable("outbox").set({ state: "sent" }).execute();
    }
    await scene.wait(START + 12 * DAY);
    const cards = await store.db
      .selectFrom("outbox")
      .select("card")
      .where("subject", "=", slot.subject)
      .orderBy("n")
      .execute();
    expect(cards.map(({ card }) => card.includes("first") || card.includes("second"))).toEqual([
      false,
      false,
      false,
    ]);
    expect(cards[2]?.card).toContain("third");
    expect(await store.db.selectFrom("cache").select("key").execute()).toEqual([{ key: "accounts:a2" }]);
  });

  it("is read anew where another watch finds it, and what was purged is not", async () => {
    const store = await place.open();
    const scene = await aDay(store);
    await scene.wait(START + 22 * DAY);
    expect(await left(store)).toMatchObject({ texts: 0, hashes: 1 });
    await store.db
      .updateTable("posts")
      .set({ purged_at: START + 22 * DAY })
      .where("id", "=", "2")
      .execute();
    const later = await play(store, { watches: ["harbour", "ferry"], routes: [{}], kept: KEPT });
    paste(later, START, 5);
    await later.poll(START + 22 * DAY + HOUR);
    const posts = await store.db
      .selectFrom("posts")
      .select(["id", "text"])
      .where("id", "<=", "5")
      .orderBy("id")
      .execute();
    expect(posts.map(({ id, text }) => (text === null ? "gone" : id))).toEqual(["1", "gone", "3", "4", "5"]);
    await expectIntact(store);
    await later.wait(START + 23 * DAY);
    expect((await left(store)).texts, "its time begins anew").toBe(4);
  });
});
