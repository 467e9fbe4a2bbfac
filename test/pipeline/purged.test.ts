/** What was purged is gone from what was sent, and the burst goes on without it. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, it, onTestFinished } from "vitest";
import type { Snapshot } from "../../src/domain/snapshot.ts";
import { HOUR, MINUTE } from "../../src/domain/time.ts";
import { openCache } from "../../src/store/cache.ts";
import { openStore } from "../../src/store/open.ts";
import { collectPosts } from "../../src/store/posts.ts";
import { saveSnapshots } from "../../src/store/snapshots.ts";
import type { Store } from "../../src/store/store.ts";
import { nameAccounts } from "../../src/store/wave-accounts.ts";
import { createManualClock } from "../../src/support/clock.ts";
import { describeStores } from "../contracts/store-places.ts";
import { exporterOver, made, ownFolder } from "./export/exported.ts";
import { paste, play, SENTENCE, START } from "./scene.ts";

describeStores("a purged account", (place) => {
  it("stands on no message any more, while the burst is followed with the numbers it had", async () => {
    const store = await place.open();
    const scene = await play(store, { routes: [{}] });
    paste(scene, START, 6);
    await scene.poll(START + 7 * MINUTE);
    const before = (await scene.read("chat:desk"))[0]?.card;
    expect(before).toContain("@a2");
    await scene.change(START + 10 * MINUTE, (bench) => bench.purge({ kind: "account", name: "@a2" }, true));
    const after = (await scene.read("chat:desk"))[0]?.card;
    expect(after).not.toContain("@a2");
    expect(after).toContain("6 accounts posted the same 13 words");

    paste(scene, START + 12 * MINUTE, 5, 20);
    await scene.poll(START + 18 * MINUTE);
    await scene.poll(START + 3 * HOUR);
    const [message, ...others] = await scene.read("chat:desk");
    expect(others, "it is the same burst").toEqual([]);
    expect(message?.card).toContain("11 accounts posted the same 13 words");
    expect(message?.card).toContain(SENTENCE);
    expect(message?.thread.at(-1)).toContain("In all 11 accounts, 11 posts");
  });
});

describeStores("a purged post", (place) => {
  it("is not said again whose it was when its account is looked up later", async () => {
    const store = await place.open();
    const scene = await play(store, { routes: [{}] });
    paste(scene, START, 6);
    await scene.poll(START + 7 * MINUTE);
    await scene.change(START + 10 * MINUTE, (bench) => bench.purge({ kind: "post", name: "2" }, true));
    await store.db.updateTable("posts").set({ handle: null }).execute();
    const handles = new Map([
      ["a1", "first"],
      ["a2", "second"],
    ]);
    await store.transaction((tx) => nameAccounts(tx, "listed", handles));
    const rows = await store.db
      .selectFrom("posts")
      .select(["id", "account_id", "handle"])
      .where("id", "in", ["1", "2"])
      .orderBy("id")
      .execute();
    expect(rows).toEqual([
      { id: "1", account_id: "a1", handle: "first" },
      { id: "2", account_id: "a2", handle: null },
    ]);
  });
});

describeStores("what was purged", (place) => {
  it("is collected for no other watch when its platform shows it again", async () => {
    const store = await place.open();
    const scene = await play(store, { routes: [{}] });
    paste(scene, START, 6);
    await scene.poll(START + 7 * MINUTE);
    await scene.change(START + 10 * MINUTE, (bench) => bench.purge({ kind: "account", name: "@a2" }, true));
    const again = (id: string) => ({
      ...{ source: "listed", id, platform: "x", author: { id: `a${id}`, handle: `a${id}` }, text: SENTENCE },
      ...{ createdAt: START, lang: null, repostOf: null, links: [], media: [], raw: "{}" },
    });
    const fresh = await store.transaction((tx) =>
      collectPosts(tx, "another", [again("1"), again("2")], "poll", START + HOUR),
    );
    expect(fresh.map(({ id }) => id)).toEqual(["1"]);
    const keys = await store.db.selectFrom("watch_posts").select("account_key").execute();
    expect(keys.map(({ account_key: key }) => key)).not.toContain("x:a2");
    const post = await store.db
      .selectFrom("posts")
      .select("text")
      .where("id", "=", "2")
      .executeTakeFirstOrThrow();
    expect(post.text).toBeNull();
  });
});

/** Every table with every value but those that are chained: the audit log, and evidence, which keeps ids and hashes. */
async function allOf(store: Store): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name not in ('audit', 'evidence')
  `.execute(store.db);
  const tables = rows.map(async ({ name }) => {
    const { rows: all } = await sql`select * from ${sql.table(name)}`.execute(store.db);
    return all.map((row) => `${name}: ${JSON.stringify(row)}`).join("\n");
  });
  return (await Promise.all(tables)).join("\n");
}

it("is in no table any more but the chained ones, by its name, its id or its words", async () => {
  const store = await openStore("sqlite::memory:");
  onTestFinished(() => store.close());
  const scene = await play(store, { routes: [{}] });
  paste(scene, START, 6, 70_001);
  scene.post(START + 20 * MINUTE, "a70002", "something that only this one said");
  await scene.poll(START + 30 * MINUTE);
  const clock = createManualClock(START + 31 * MINUTE);
  const accounts = openCache<Snapshot>(store, "accounts", clock);
  const of = { source: "listed", accountId: "a70002", standing: "present", why: null, raw: "{}" } as const;
  const profile = {
    ...{ id: "a70002", handle: "a70002", name: "Somebody", bio: "of the harbour", protected: false },
    ...{ createdAt: START, followers: 3, following: 4, posts: null, raw: '{"id":"a70002"}' },
  };
  const snapshot = { ...of, fetchedAt: START + 31 * MINUTE, profile };
  await store.transaction((tx) => saveSnapshots(tx, "harbour", [snapshot]));
  await accounts.set("listed:a70002", snapshot, HOUR);
  const subject = { is: "account", name: "@a70002", account: "x:a70002" } as const;
  await made(exporterOver(store, await ownFolder(), { keepsAt: () => false }), {
    subject,
    format: "zip",
    at: START + 32 * MINUTE,
  });
  await scene.change(START + 33 * MINUTE, async (bench) => {
    await bench.hold("@a70002", { why: "asked", until: null });
    await bench.releaseHold(1, "over");
    await bench.mute({ kind: "accounts", names: ["@a70002", "@a70003"] }, START + HOUR, "a choir");
  });
  const unreadable = { source: "listed", why: "no text", raw: '{"id":7,"author_id":"a70002"}' };
  await store.db
    .insertInto("malformed")
    .values({ watch_id: "harbour", ...unreadable, recorded_at: START })
    .execute();
  const before = await allOf(store);
  for (const word of ["a70002", "only this one said", "Somebody"]) expect(before).toContain(word);
  await scene.change(START + 34 * MINUTE, (bench) => bench.purge({ kind: "account", name: "@a70002" }, true));
  const after = await allOf(store);
  const left = after.split("\n").filter((row) => /a70002|only this one said|Somebody/.test(row));
  expect(left).toEqual([]);
});

it("lies on in no byte of the database's files either", async () => {
  const folder = await ownFolder();
  const path = join(folder, "own.db");
  const store = await openStore(`sqlite:${path}`);
  onTestFinished(() => store.close());
  const scene = await play(store, { routes: [{}] });
  paste(scene, START, 6);
  const said = (n: number) => `only this one said ${n} of ${"the harbour at night ".repeat(40 * (n % 7))}`;
  for (let n = 0; n < 300; n += 1) scene.post(START + n, n % 3 === 0 ? "loner" : `b${n}`, said(n));
  await scene.poll(START + 30 * MINUTE);
  const bytes = () =>
    readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), "latin1"))
      .join("");
  expect(bytes(), "the premise").toContain(said(3).slice(0, 60));
  await scene.change(START + HOUR, (bench) => bench.purge({ kind: "account", name: "@loner" }, true));
  const left = Array.from({ length: 100 }, (_, n) => said(3 * n)).filter((text) =>
    bytes().includes(text.slice(0, 24)),
  );
  expect(left).toEqual([]);
  expect(bytes(), "what others said is there").toContain("only this one said 4 of");
  expect(bytes()).not.toContain("loner");
});
