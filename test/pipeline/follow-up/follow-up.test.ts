import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE, SECOND } from "../../../src/domain/time.ts";
import { SourceError } from "../../../src/sources/source.ts";
import { evidenceChain } from "../../../src/store/evidence.ts";
import { type Store, StoreError } from "../../../src/store/store.ts";
import { verifyChain } from "../../../src/store/verify-chain.ts";
import { describeStores } from "../../contracts/store-places.ts";
import { createOpenPurse } from "../../servers/open-purse.ts";
import { createWorld, paste, postAt, SENTENCE, START } from "./followed-world.ts";

const ANNOUNCED = START + 5 * MINUTE;

async function isIntact(store: Store): Promise<boolean> {
  return (await verifyChain(store.db, evidenceChain("harbour"))).is === "intact";
}

function postsRow(store: Store, id: string) {
  return store.db.selectFrom("posts").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
}

describeStores("the follow-up of an announced burst", (place) => {
  it("never keeps an alert waiting, then says how old the accounts are and what they declare", async () => {
    const purse = createOpenPurse();
    const world = await createWorld(await place.open(), { budget: purse });
    world.platform.profiles.set("a2", { createdAt: START - 20 * DAY });
    world.platform.profiles.set("a3", { bio: "Sailor. Field organizer for Lindqvist | dogs" });
    paste(world, START, 4);
    await world.poll(ANNOUNCED);
    expect((await world.read()).card).toContain("4 accounts posted the same 13 words");
    expect(world.platform.calls, "the alert was put without a call").toEqual([]);

    await world.follow(ANNOUNCED);
    expect(world.putOff).toEqual([]);
    const { card } = await world.read();
    expect(card).toContain(
      "Accounts ages: 1 of 4 created within the last 90 days (known for all 4) · 1 of 4 declares a relation: “Field organizer for Lindqvist” (its bio)",
    );
    expect(card, "accounts that came without a handle have one now").toContain("@a1_example");
    expect(card, "no number of the burst has changed").toContain("4 accounts posted the same 13 words");
    const booking = purse.asked.findIndex(({ purpose }) => purpose === "hydration") + 1;
    expect(purse.asked[booking - 1]).toMatchObject({ watch: "harbour", most: { users: 4 } });
    expect(purse.settled).toContainEqual({ booking, cost: 40_000 });
  });

  it("looks up who joins, nobody twice, and not again for the next burst of the same accounts", async () => {
    const world = await createWorld(await place.open(), { budget: createOpenPurse() });
    paste(world, START, 4);
    await world.poll(ANNOUNCED);
    await world.follow(ANNOUNCED);
    paste(world, START + 6 * MINUTE, 8, 5);
    await world.poll(START + 15 * MINUTE);
    await world.follow(START + 15 * MINUTE);
    const { card, thread } = await world.read();
    expect(card).toContain("ages: 0 of 12 created within the last 90 days (known for all 12)");
    expect(thread[0], "known at the line's time").toContain(
      "Account ages: 0 of the 12 were created within the last 90 days (known for 4, the others are being looked up).",
    );
    const asked = () => world.platform.calls.filter((call) => call.asked === "accounts");
    expect(asked().map(({ about }) => about.length)).toEqual([4, 8]);

    for (let i = 1; i <= 5; i += 1) {
      world.posts.push(
        postAt(START + DAY + i * MINUTE, `a${i}`, "quite another sentence that five put up today at once"),
      );
    }
    await world.poll(START + DAY + 6 * MINUTE);
    await world.follow(START + DAY + 6 * MINUTE);
    const looks = asked().filter(({ about }) => about.includes("a1"));
    expect(looks.length - 1, "but for the looks at standing").toBe(
      world.platform.calls.filter((call) => call.asked === "accounts" && call.about.length === 12).length,
    );
  });

  it("keeps a dated snapshot of each account in the evidence chain, whole as it was answered", async () => {
    const store = await place.open();
    const world = await createWorld(store, { budget: createOpenPurse() });
    world.platform.awayAccounts.set("a4", "suspended");
    paste(world, START, 4);
    await world.poll(ANNOUNCED);
    await world.follow(ANNOUNCED);
    const snapshots = await store.db.selectFrom("snapshots").selectAll().orderBy("account_id").execute();
    expect(
      snapshots.map(({ account_id, standing, fetched_at }) => [account_id, standing, fetched_at]),
    ).toEqual([
      ["a1", "present", ANNOUNCED],
      ["a2", "present", ANNOUNCED],
      ["a3", "present", ANNOUNCED],
      ["a4", "suspended", ANNOUNCED],
    ]);
    const links = await store.db.selectFrom("evidence").selectAll().where("kind", "=", "snapshot").execute();
    expect(links.map(({ subject, sha256 }) => [subject, sha256])).toEqual(
      snapshots.map(({ account_id, raw_sha256 }) => [account_id, raw_sha256]),
    );
    expect(await isIntact(store)).toBe(true);
  });

  it("says that a large burst was looked up in part when its share is spent", async () => {
    const purse = createOpenPurse();
    purse.most = 3;
    let paid = 0;
    purse.refuse = ({ purpose }) => {
      if (purpose !== "hydration" || paid++ < 1) return null;
      return { is: "refused", reason: "burst-cap", resumesAt: null };
    };
    const world = await createWorld(await place.open(), { budget: purse });
    paste(world, START, 5);
    await world.poll(ANNOUNCED);
    await world.follow(ANNOUNCED);
    expect((await world.read()).card).toContain(
      "ages: 0 of 5 created within the last 90 days (known for 3, the others not looked up, for want of budget)",
    );
  });

  it("waits for a budget that is spent until it starts anew, and for a source that failed", async () => {
    const purse = createOpenPurse();
    const spent = { is: "refused", reason: "month", resumesAt: START + 2 * DAY } as const;
    purse.refuse = ({ purpose }) => (purpose === "poll" ? null : spent);
    const world = await createWorld(await place.open(), { budget: purse });
    paste(world, START, 4);
    await world.poll(ANNOUNCED);
    await world.follow(ANNOUNCED);
    expect((await world.read()).card).toContain("ages: not looked up, for want of budget");
    purse.refuse = null;
    await world.follow(START + DAY);
    expect(world.platform.calls, "not before").toEqual([]);
    world.platform.failNext = new SourceError("unavailable", "X answered 503.");
    await world.follow(START + 2 * DAY);
    await world.follow(START + 2 * DAY + HOUR);
    expect((await world.read()).card).toContain("(known for all 4)");
  });
});

describeStores("a platform that cannot be asked", (place) => {
  it("is said on the card once it has failed for a while, until it answers", async () => {
    const world = await createWorld(await place.open(), { budget: createOpenPurse() });
    paste(world, START, 4);
    await world.poll(ANNOUNCED);
    const cards: string[] = [];
    for (const at of [0, 3, 8, 17, 60]) {
      world.platform.failAll = at < 60 ? new SourceError("unavailable", "X answered 503.") : null;
      await world.follow(ANNOUNCED + at * SECOND);
      cards.push(/ages: [^·\n]*/.exec((await world.read()).card)?.[0] ?? "");
    }
    expect(world.putOff.length).toBeGreaterThanOrEqual(4);
    expect(cards[0]).not.toContain("budget");
    expect(cards.slice(3)).toEqual([
      "ages: not looked up so far: their platform could not be asked",
      "ages: 0 of 4 created within the last 90 days (known for all 4)",
    ]);
  });
});

describeStores("an answer that the database does not take at once", (place) => {
  it("is stored a moment later, and asked and paid for once", async () => {
    const refused: string[] = [];
    const faults = (step: string) => {
      if (!step.endsWith(":before-commit") || refused.includes(step)) return;
      refused.push(step);
      throw new StoreError("retry", "The connection was cut.");
    };
    const purse = createOpenPurse();
    const world = await createWorld(await place.open(), { budget: purse, faults });
    paste(world, START, 5);
    await world.poll(ANNOUNCED);
    await world.follow(ANNOUNCED);
    await world.poll(START + 2 * HOUR);
    await world.follow(START + 2 * HOUR);
    await world.follow(START + 3 * HOUR);
    expect(refused.sort()).toEqual([
      "accounts:before-commit",
      "details:before-commit",
      "search:before-commit",
      "standing:before-commit",
    ]);
    expect(world.putOff).toEqual([]);
    const calls = world.platform.calls.map(({ asked }) => asked);
    expect(Object.groupBy(calls, (asked) => asked)).toMatchObject({
      accounts: ["accounts", "accounts"],
      posts: ["posts", "posts"],
      search: ["search", "search", "search"],
    });
    const settled = new Set(purse.settled.map(({ booking }) => booking));
    expect(settled.size, "every booking, once it was stored").toBe(purse.asked.length);
  });
});

describeStores("a look at the copies themselves", (place) => {
  it("says what most of them quote, and how their picture is described", async () => {
    const store = await place.open();
    const world = await createWorld(store, { budget: createOpenPurse() });
    for (let i = 1; i <= 4; i += 1) {
      world.posts.push({
        ...postAt(START + i * MINUTE, `a${i}`),
        quoteOf: i === 4 ? null : "1799999999999999999",
        media: [{ key: "3_1", alt: i < 3 ? "Cranes at night, seen from the lower quay" : null }],
      });
    }
    await world.poll(ANNOUNCED);
    expect((await world.read()).card).not.toContain("quote the same post");
    await world.follow(ANNOUNCED);
    expect((await world.read()).card).toContain(
      "Copies also show 3 of 4 quote the same post: 1799999999999999999 (https://x.com/i/web/status/1799999999999999999) · 2 of 4 a picture described as “Cranes at night, seen from the lower quay”",
    );
    const looks = () =>
      world.platform.calls.filter(({ asked }) => asked === "posts").map(({ about }) => about);
    expect(looks(), "the copies, and what they quote, which is gone").toEqual([
      world.posts.map(({ id }) => id),
      ["1799999999999999999"],
    ]);
    await world.follow(ANNOUNCED + 10 * MINUTE);
    expect(looks(), "once").toHaveLength(2);
    expect(await isIntact(store)).toBe(true);
  });

  it("says what most of them reply to", async () => {
    const world = await createWorld(await place.open(), { budget: createOpenPurse() });
    for (let i = 1; i <= 4; i += 1) {
      world.posts.push({
        ...postAt(START + i * MINUTE, `a${i}`),
        replyTo: i === 1 ? null : "1788888888888888888",
      });
    }
    await world.poll(ANNOUNCED);
    await world.follow(ANNOUNCED);
    expect((await world.read()).card).toContain(
      "Copies also show 3 of 4 reply to the same post: 1788888888888888888 (",
    );
  });

  it("explains a burst since by the quoted post that holds the words, and changes nothing else", async () => {
    const { store, world, quoted } = await quotingWorld(`She said it best: “${SENTENCE}.” Never forget.`);
    const before = await store.db.selectFrom("bursts").selectAll().execute();
    await world.follow(ANNOUNCED);
    const { card, thread } = await world.read();
    expect(card).toContain(
      "Explained since 2 Nov 2026, 00:05 UTC: a quotation of a post by source that holds these words; 4 of 4 copies quote it",
    );
    expect(card, "what was told stands").toContain("4 accounts posted the same 13 words");
    expect(thread).toEqual([]);
    expect(await store.db.selectFrom("bursts").selectAll().execute()).toEqual(before);
    const kept = await store.db.selectFrom("watch_posts").selectAll().where("post_id", "=", quoted).execute();
    expect(kept).toMatchObject([{ via: "lookup", seq: null }]);
    expect(await isIntact(store)).toBe(true);
  });

  it("explains nothing by a quoted post that says something else", async () => {
    const { world } = await quotingWorld("nobody asked the people of the lower quay");
    await world.follow(ANNOUNCED);
    const { card } = await world.read();
    expect(card).toContain("4 of 4 quote the same post");
    expect(card).not.toContain("Explained since");
  });

  it("comes again when the burst has grown to another size, and at its end", async () => {
    const purse = createOpenPurse();
    const world = await createWorld(await place.open(), { budget: purse });
    const looked = () =>
      world.platform.calls.filter(({ asked }) => asked === "posts").map(({ about }) => about.length);
    paste(world, START, 4);
    await world.poll(ANNOUNCED);
    await world.follow(ANNOUNCED);
    paste(world, START + 5 * MINUTE, 3, 5);
    await world.poll(START + 8 * MINUTE);
    await world.follow(START + 8 * MINUTE);
    expect(looked(), "seven accounts are no size").toEqual([4]);
    paste(world, START + 9 * MINUTE, 4, 8);
    await world.poll(START + 13 * MINUTE);
    await world.follow(START + 13 * MINUTE);
    expect(looked(), "ten are").toEqual([4, 7]);
    paste(world, START + 14 * MINUTE, 2, 12);
    await world.poll(START + 16 * MINUTE);
    await world.follow(START + 17 * MINUTE);
    expect(looked()).toEqual([4, 7]);
    await world.poll(START + 3 * HOUR);
    await world.follow(START + 3 * HOUR);
    expect(looked(), "what came last").toEqual([4, 7, 2]);
  });

  it("obeys the removal of a quoted post, which is no news of the burst", async () => {
    const { store, world, quoted } = await quotingWorld(SENTENCE);
    await world.follow(ANNOUNCED);
    await world.poll(START + 2 * HOUR);
    await world.follow(START + 2 * HOUR);
    expect((await postsRow(store, quoted)).text).toBe(SENTENCE);
    world.platform.awayPosts.add(quoted);
    await world.follow(START + 3 * HOUR);
    expect((await postsRow(store, quoted)).text).toBeNull();
    const { card, thread } = await world.read();
    expect(card).toContain("Since all accounts and posts are still there");
    expect(card, "what nobody can check any more is not said").not.toContain("Explained since");
    expect(thread.filter((line) => line.startsWith("Looked at again"))).toEqual([]);
    expect(await isIntact(store)).toBe(true);
  });

  /** Four accounts post the sentence, and all quote the same post. */
  async function quotingWorld(text: string) {
    const store = await place.open();
    const world = await createWorld(store, { budget: createOpenPurse() });
    const source = postAt(START - 30 * DAY, "source", text);
    // Too old for a search to find.
    world.platform.quotable.push(source);
    for (let i = 1; i <= 4; i += 1) {
      world.posts.push({ ...postAt(START + i * MINUTE, `a${i}`), quoteOf: source.id });
    }
    await world.poll(ANNOUNCED);
    return { store, world, quoted: source.id };
  }
});

describeStores("the search for the words", (place) => {
  it("lists copies that never named what is watched, an earlier first one too, and counts none", async () => {
    const store = await place.open();
    const world = await createWorld(store, { budget: createOpenPurse() });
    const before = postAt(START - 3 * HOUR, "early", `Think: ${SENTENCE}!`);
    const repost = { ...postAt(START, "loud"), repostOf: "1" };
    const chance = postAt(START, "other", "the people of the lower quay");
    world.platform.elsewhere.push(before, repost, chance, postAt(START + 3 * MINUTE, "late"));
    paste(world, START, 4);
    await world.poll(ANNOUNCED);
    const alone = await store.db.selectFrom("bursts").selectAll().executeTakeFirstOrThrow();
    await world.follow(ANNOUNCED);
    await world.follow(ANNOUNCED + MINUTE);

    const { card } = await world.read();
    expect(card).toContain("4 accounts posted the same 13 words within 3 minutes");
    expect(card).toContain("Seen the earliest copy 1 Nov 2026, 21:00 UTC, found by searching the words");
    expect(card).toContain(
      "Found by searching the words: 2 posts of 2 accounts outside of what is read here",
    );
    expect(card).toMatch(/Posts 1 Nov 2026, 21:00 UTC @early_example/);
    expect(card).toContain("ages: 0 of 6 created");
    const after = await store.db.selectFrom("bursts").selectAll().executeTakeFirstOrThrow();
    expect(after, "numbers, anchor and id").toEqual(alone);
    expect(world.platform.calls.filter(({ asked }) => asked === "search")).not.toHaveLength(0);
    expect(await isIntact(store)).toBe(true);

    // Whoever judges, rebuilds or remembers reads none of it.
    await world.poll(START + 10 * MINUTE);
    const judged = await store.db.selectFrom("watch_posts").select(["seq", "via"]).execute();
    expect(judged.filter(({ via }) => via === "pursuit")).toEqual([
      { seq: null, via: "pursuit" },
      { seq: null, via: "pursuit" },
    ]);
  });

  it("gives way to a poll: a copy that it found counts once a poll returns it", async () => {
    const store = await place.open();
    const world = await createWorld(store, { budget: createOpenPurse() });
    const late = postAt(START + 4 * MINUTE, "late");
    world.platform.elsewhere.push(late);
    paste(world, START, 4);
    await world.poll(START + 3 * MINUTE + 1);
    await world.follow(START + 4 * MINUTE + 1);
    expect((await world.read()).card).toContain("Found by searching the words: 1 post");
    world.posts.push(late);
    await world.poll(START + 6 * MINUTE);
    const { card } = await world.read();
    expect(card).toContain("5 accounts posted the same 13 words");
    expect(card).not.toContain("Found by searching");
  });

  it("is made once, page by page", async () => {
    const world = await createWorld(await place.open(), { budget: createOpenPurse() });
    paste(world, START, 5);
    await world.poll(ANNOUNCED);
    await world.follow(ANNOUNCED);
    const pages = () => world.platform.calls.filter(({ asked }) => asked === "search").length;
    expect(pages(), "five posts, two a page").toBe(3);
    await world.follow(START + 20 * MINUTE);
    expect(pages()).toBe(3);
  });
});

describeStores("the looks again", (place) => {
  const ENDED = START + 2 * HOUR;

  async function endedBurst(store: Store, removed: "drop" | "keep" = "drop") {
    const world = await createWorld(store, { budget: createOpenPurse(), removed });
    paste(world, START, 5);
    await world.poll(ANNOUNCED);
    await world.follow(ANNOUNCED);
    await world.poll(ENDED);
    await world.follow(ENDED);
    return world;
  }

  it("come an hour, six, a day, a week and a month after the end, and say what changed once", async () => {
    const store = await place.open();
    const world = await endedBurst(store);
    await world.follow(ENDED + HOUR);
    expect((await world.read()).card).toContain(
      "Since all accounts and posts are still there (looked at 2 Nov 2026, 03:00 UTC)",
    );
    expect((await world.read()).thread, "no news is no line").toEqual([expect.stringContaining("Ended.")]);

    world.platform.awayAccounts.set("a1", "suspended");
    world.platform.awayAccounts.set("a2", "suspended");
    world.platform.awayAccounts.set("a3", "gone");
    world.platform.profiles.set("a4", { handle: "renamed_now" });
    const [gone] = world.posts.filter(({ author }) => author.id === "a5");
    world.platform.awayPosts.add(gone?.id ?? "");
    await world.follow(ENDED + 6 * HOUR);
    const words =
      "2 of 5 accounts are suspended since · 1 is gone since · 1 of 5 posts is gone · 1 account has another handle now";
    const { card, thread } = await world.read();
    expect(card).toContain(`Since ${words} (looked at 2 Nov 2026, 08:00 UTC)`);
    expect(thread.at(-1)).toBe(`Looked at again after 6 hours: ${words}.`);

    for (const after of [DAY, 7 * DAY, 30 * DAY, 60 * DAY]) await world.follow(ENDED + after);
    expect((await world.read()).thread).toEqual(thread);
    expect((await world.read()).card).toContain("(looked at 2 Dec 2026, 02:00 UTC)");
    const looks = await store.db.selectFrom("errands").selectAll().where("kind", "=", "standing").execute();
    expect(looks.map(({ state, done_at }) => [state, (done_at ?? 0) - ENDED])).toEqual([
      ["done", HOUR],
      ["done", 6 * HOUR],
      ["done", DAY],
      ["done", 7 * DAY],
      ["done", 30 * DAY],
    ]);
    expect(await isIntact(store)).toBe(true);
  });

  it("are obeyed: what the platform does not show loses its text, and its place in the proof stays", async () => {
    const store = await place.open();
    const world = await endedBurst(store);
    const [suspended, kept, deleted] = world.posts;
    if (suspended === undefined || kept === undefined || deleted === undefined) throw new Error("no posts");
    world.platform.awayAccounts.set(suspended.author.id, "suspended");
    world.platform.awayPosts.add(deleted.id);
    const before = await postsRow(store, suspended.id);
    await world.follow(ENDED + HOUR);
    const { text, raw, attachments, ...rest } = await postsRow(store, suspended.id);
    expect([text, raw, attachments]).toEqual([null, null, null]);
    expect(rest).toMatchObject({
      ...{ id: before.id, account_id: before.account_id, created_at: before.created_at },
      ...{ raw_sha256: before.raw_sha256, collected_at: before.collected_at },
    });
    expect((await postsRow(store, deleted.id)).text).toBeNull();
    expect((await postsRow(store, kept.id)).text).toBe(SENTENCE);
    const words = await store.db.selectFrom("watch_posts").select("words").execute();
    expect(
      words.every((row) => row.words !== null),
      "the detector's words stay",
    ).toBe(true);
    expect(await isIntact(store)).toBe(true);
    expect((await world.read()).card).toContain(SENTENCE);
  });

  it("wait for the burst to end, because a finding must not depend on when somebody looked", async () => {
    const store = await place.open();
    const world = await createWorld(store, { budget: createOpenPurse() });
    paste(world, START, 5);
    world.platform.awayAccounts.set("a1", "suspended");
    await world.poll(ANNOUNCED);
    await world.follow(ANNOUNCED);
    const [first] = world.posts;
    expect((await postsRow(store, first?.id ?? "")).text, "while it is open").toBe(SENTENCE);
    await world.poll(ENDED);
    await world.follow(ENDED);
    expect((await postsRow(store, first?.id ?? "")).text, "once it has ended").toBeNull();
  });

  it("leave texts alone where the configuration keeps them", async () => {
    const store = await place.open();
    const world = await endedBurst(store, "keep");
    world.platform.awayAccounts.set("a1", "suspended");
    await world.follow(ENDED + HOUR);
    expect((await postsRow(store, world.posts[0]?.id ?? "")).text).toBe(SENTENCE);
    expect((await world.read()).card).toContain("1 of 5 accounts is suspended since");
  });

  it("spare posts of accounts that are away a look of their own", async () => {
    const world = await endedBurst(await place.open());
    world.platform.awayAccounts.set("a1", "suspended");
    await world.follow(ENDED + HOUR);
    const [, ...looks] = world.platform.calls.filter(({ asked }) => asked === "posts");
    const asked = looks.flatMap(({ about }) => about);
    expect(asked).toHaveLength(4);
    expect(asked).not.toContain(world.posts[0]?.id);
  });
});

describe("what is never followed", () => {
  describeStores("a burst that nobody was told of", (place) => {
    it("costs nothing", async () => {
      const world = await createWorld(await place.open(), { budget: createOpenPurse() });
      paste(world, START, 3);
      await world.poll(ANNOUNCED);
      expect(await world.follow(ANNOUNCED)).toBe(0);
      expect(world.platform.calls).toEqual([]);
    });
  });
});
