/** What X can be asked besides search, and what that is billed. */
import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE, SECOND } from "../../../src/domain/time.ts";
import { IDS_AT_ONCE, type Lookups } from "../../../src/sources/source.ts";
import { FAULTS } from "../../servers/x/faults.ts";
import type { XServerOptions } from "../../servers/x/x-server.ts";
import { NOW, openX, WATCH } from "./open-x.ts";

const signal = new AbortController().signal;

async function open(server: Partial<XServerOptions> = {}) {
  const opened = await openX({}, server);
  const { lookups } = opened.source;
  if (lookups === null) throw new Error("X can be asked");
  return { ...opened, lookups: lookups as Lookups, world: opened.x.world };
}

describe("accounts", () => {
  it("are looked up a hundred in one call, each with an answer in its place", async () => {
    await using opened = await open();
    const ids = Array.from({ length: IDS_AT_ONCE }, (_, n) => String(n + 1));
    for (const id of ids.slice(0, 96)) opened.world.user({ id });
    opened.world.user({ id: "3", state: "suspended" });
    opened.world.user({ id: "4", state: "protected", description: "#ad for Lindqvist" });
    opened.world.user({ id: "5", state: "gone" });
    const { answers, reads } = await opened.lookups.accounts(ids, signal);
    expect(opened.x.requests.map(({ pathname }) => pathname)).toEqual(["/2/users"]);
    expect(answers.map(({ id }) => id)).toEqual(ids);
    expect(answers[0]).toMatchObject({
      is: "present",
      value: { handle: "user_1", name: "User 1", followers: 10, following: 20, posts: 30, protected: false },
    });
    expect(answers[2]).toMatchObject({ is: "suspended", why: "User has been suspended: [3]." });
    expect(answers[3]).toMatchObject({ is: "present", value: { protected: true, bio: "#ad for Lindqvist" } });
    expect(answers[4]).toMatchObject({ is: "gone" });
    expect(answers[99]).toMatchObject({ is: "gone" });
    expect(reads).toEqual({ posts: 0, users: 94, counts: 0 });
    expect(opened.x.bill().users).toBe(94);
    await expect(opened.lookups.accounts([...ids, "one more"], signal)).rejects.toThrow(RangeError);
    expect(opened.x.requests, "more than one call could be billed in part and fail").toHaveLength(1);
  });

  it("are billed once a day however often they are looked up", async () => {
    await using opened = await open();
    opened.world.user({ id: "1" });
    const users = [];
    for (const at of [NOW, NOW + HOUR, NOW + DAY]) {
      opened.setTime(at);
      users.push((await opened.lookups.accounts(["1"], signal)).reads.users);
    }
    expect(users).toEqual([1, 0, 1]);
    expect(opened.x.bill().users).toBe(2);
  });

  it("are found by name, and one that cannot be is not asked for", async () => {
    await using opened = await open();
    opened.world.user({ id: "9", username: "tin_fiddler" });
    opened.world.user({ id: "10", username: "gone_fiddler", state: "suspended" });
    expect((await opened.lookups.accountNamed("Tin_Fiddler", signal)).answer).toMatchObject({
      id: "9",
      is: "present",
      value: { handle: "tin_fiddler" },
    });
    expect((await opened.lookups.accountNamed("gone_fiddler", signal)).answer).toMatchObject({
      is: "suspended",
    });
    expect((await opened.lookups.accountNamed("nobody", signal)).answer).toMatchObject({
      id: "nobody",
      is: "gone",
    });
    const before = opened.x.requests.length;
    expect((await opened.lookups.accountNamed("../tweets", signal)).answer).toMatchObject({ is: "gone" });
    expect(opened.x.requests).toHaveLength(before);
  });

  it("that X writes in a way nobody knows are unreadable, alone", async () => {
    await using opened = await open();
    const user = (id: string, more: object) => ({ id, username: `u${id}`, name: "U", ...more });
    const metrics = { public_metrics: { followers_count: 1, following_count: 2 } };
    const data = [user("1", metrics), user("2", { public_metrics: { followers_count: "many" } })];
    opened.x.fail((response) => response.writeHead(200).end(JSON.stringify({ data })));
    const { answers } = await opened.lookups.accounts(["1", "2", "3"], signal);
    expect(answers.map(({ is }) => is)).toEqual(["present", "unreadable", "unreadable"]);
  });
});

describe("posts", () => {
  it("are looked up with the alternative texts of their pictures; what is not there says why", async () => {
    await using opened = await open();
    const { world } = opened;
    const there = world.post({
      text: "Lindqvist",
      authorId: "1",
      createdAt: NOW - HOUR,
      more: {
        attachments: { media_keys: ["3_7"] },
        media: [{ media_key: "3_7", type: "photo", alt_text: "A crane at dawn" }],
      },
    });
    const deleted = world.post({ text: "Lindqvist", authorId: "1", createdAt: NOW - HOUR });
    world.delete(deleted.id);
    const hidden = world.post({ text: "Lindqvist", authorId: "2", createdAt: NOW - HOUR });
    world.user({ id: "2", state: "protected" });
    const { answers, reads } = await opened.lookups.posts([there.id, deleted.id, hidden.id], signal);
    expect(answers).toMatchObject([
      { is: "present", value: { media: [{ key: "3_7", alt: "A crane at dawn" }] } },
      { id: deleted.id, is: "gone" },
      { id: hidden.id, is: "protected" },
    ]);
    expect(reads).toEqual({ posts: 1, users: 0, counts: 0 });
  });
});

describe("words", () => {
  it("are searched as one phrase, outside any watch, page by page", async () => {
    await using opened = await open();
    const { world } = opened;
    const text = 'She said: "thank our harbour workers" (again)';
    const posts = Array.from({ length: 15 }, (_, n) =>
      world.post({ text, authorId: "1", createdAt: NOW - 3 * DAY + n * MINUTE }),
    );
    world.post({ text: "our harbour thanks", authorId: "2", createdAt: NOW - DAY });
    const words = 'thank our "harbour" workers';
    const request = { words, from: null, limit: 10, pageToken: null };
    const first = await opened.lookups.search(request, signal);
    const second = await opened.lookups.search({ ...request, pageToken: first.nextPageToken }, signal);
    expect(opened.x.requests[0]?.searchParams.get("query")).toBe('"thank our harbour workers" -is:retweet');
    expect([...first.posts, ...second.posts].map(({ id }) => id)).toEqual(
      posts.map(({ id }) => id).reverse(),
    );
    expect(second.nextPageToken).toBeNull();
    expect(first.reads.posts + second.reads.posts).toBe(opened.x.bill().posts);
  });

  it("that are more than a query holds are searched by their beginning", async () => {
    await using opened = await open();
    await opened.lookups.search(
      { words: "harbour ".repeat(200), from: NOW - DAY, limit: 10, pageToken: null },
      signal,
    );
    const asked = opened.x.requests[0]?.searchParams;
    expect(asked?.get("query")?.length).toBeLessThanOrEqual(512);
    expect(asked?.get("start_time")).toBe("2026-11-19T12:00:00Z");
  });
});

it("reads the newest posts of an account, without its reposts", async () => {
  await using opened = await open();
  for (let n = 0; n < 20; n += 1) {
    opened.world.post({ text: `post ${n}`, authorId: "7", createdAt: NOW - HOUR + n * SECOND });
  }
  const page = await opened.lookups.recentPosts("7", 6, signal);
  expect(page.posts.map(({ text }) => text)).toEqual([19, 18, 17, 16, 15, 14].map((n) => `post ${n}`));
  expect(opened.x.requests[0]?.searchParams.get("exclude")).toBe("retweets");
});

it("counts posts by the minute, for the price of a call and of no post", async () => {
  await using opened = await open();
  for (let n = 0; n < 6; n += 1) {
    opened.world.post({ text: "Lindqvist", authorId: "7", createdAt: NOW - HOUR + n * 20 * SECOND });
  }
  const [query] = opened.source.queries(WATCH);
  if (query === undefined) throw new Error("the watch has no query");
  const request = { query, from: NOW - HOUR, to: NOW - 57 * MINUTE, every: "minute" } as const;
  const { buckets, reads } = await opened.lookups.counts(request, signal);
  expect(buckets).toEqual([
    { from: NOW - HOUR, to: NOW - 59 * MINUTE, posts: 3 },
    { from: NOW - 59 * MINUTE, to: NOW - 58 * MINUTE, posts: 3 },
    { from: NOW - 58 * MINUTE, to: NOW - 57 * MINUTE, posts: 0 },
  ]);
  expect(reads).toEqual({ posts: 0, users: 0, counts: 1 });
  expect(opened.x.bill()).toEqual({ posts: 0, users: 0, counts: 1 });
});

it("says what counting was billed when a later page of it fails, served or not", async () => {
  const minutes = { from: NOW - 2 * DAY, to: NOW - HOUR, every: "minute" } as const;
  for (const [fault, counts] of [
    [FAULTS.unavailable, 1],
    [FAULTS.html, 2],
  ] as const) {
    await using opened = await open({ countsAPage: 1_000 });
    const [query] = opened.source.queries(WATCH);
    if (query === undefined) throw new Error("the watch has no query");
    opened.x.onAnswer(() => opened.x.fail(fault));
    const error = await opened.lookups
      .counts({ query, ...minutes }, signal)
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ perhapsServed: true, billed: { posts: 0, users: 0, counts } });
  }
});

it("counts no further than X does, back and up to now", async () => {
  await using opened = await open();
  const [query] = opened.source.queries(WATCH);
  if (query === undefined) throw new Error("the watch has no query");
  const request = { query, from: NOW - 9 * DAY, to: NOW, every: "day" } as const;
  const { buckets } = await opened.lookups.counts(request, signal);
  expect(buckets[0]?.from).toBe(NOW - 7 * DAY + 10 * MINUTE);
  expect(buckets.at(-1)?.to).toBe(NOW - 30 * SECOND);
});

it("asks X for its own count of what was read", async () => {
  await using opened = await open();
  opened.world.post({ text: "Lindqvist", authorId: "7", createdAt: NOW - HOUR });
  await opened.lookups.recentPosts("7", 5, signal);
  expect(await opened.lookups.usage(signal)).toEqual({ posts: 1, cap: 2_000_000, resetsOn: 1 });
});
