import { describe, expect, test } from "vitest";
import { accountKey } from "../../../src/domain/account.ts";
import type { Post } from "../../../src/domain/post.ts";
import { DAY, HOUR, MINUTE } from "../../../src/domain/time.ts";
import { createDrillSource, type DrillSource } from "../../../src/sources/drill/drill-source.ts";
import { DRILL_WATCH, type DrillOptions } from "../../../src/sources/drill/options.ts";
import type { Page } from "../../../src/sources/source.ts";

const START = Date.UTC(2026, 10, 16);
const signal = new AbortController().signal;
const query = { key: "posts", text: "" };
const whole = { watch: DRILL_WATCH, limit: null, within: null };

function drill(options: Partial<DrillOptions> = {}): DrillSource {
  return createDrillSource({ seed: 1, start: START, ...options });
}

/** All pages of a poll, newest first. */
async function poll(source: DrillSource, cursor: string | null, now: number): Promise<Page[]> {
  const pages: Page[] = [];
  let pageToken: string | null = null;
  do {
    const page: Page = await source.pull({ ...whole, query, cursor, pageToken, now }, signal);
    pages.push(page);
    pageToken = page.nextPageToken;
  } while (pageToken !== null);
  return pages;
}

/** The posts of the whole drill, oldest first. */
async function allPosts(source: DrillSource): Promise<Post[]> {
  const pages = await poll(source, null, source.end);
  return pages.flatMap((page) => page.posts).reverse();
}

test("is the same drill, to the last byte, for the same seed and start, and another for another", async () => {
  const bytes = async (source: DrillSource) => JSON.stringify([await allPosts(source), source.planted]);
  const once = await bytes(drill());
  expect((await bytes(drill())) === once).toBe(true);
  expect((await bytes(drill({ seed: 2 }))) === once).toBe(false);
});

test("is a week of several thousand posts by day more than by night, all of them about the candidate", async () => {
  const source = drill();
  const posts = await allPosts(source);
  expect(source.end - source.start).toBe(7 * DAY);
  expect(source.posts).toBeGreaterThan(posts.length);
  expect(posts.length).toBeGreaterThan(5_000);
  expect(posts.length).toBeLessThan(8_000);
  expect(posts.every((post) => /lindqvist/i.test(post.text))).toBe(true);
  const within = (from: number, to: number) =>
    posts.filter(
      ({ createdAt }) => Math.floor(createdAt / HOUR) % 24 >= from && Math.floor(createdAt / HOUR) % 24 < to,
    );
  expect(within(17, 21).length).toBeGreaterThan(3 * within(1, 5).length);
  expect(posts.filter((post) => post.repostOf !== null).length).toBeGreaterThan(300);
  const ids = new Set(posts.map((post) => post.id));
  expect(ids.size).toBe(posts.length);
});

test("gives each post once over the polls of a week, and the same page for the same request", async () => {
  const source = drill({ pageSize: 40 });
  const restarted = drill({ pageSize: 40 });
  const seen: string[] = [];
  let malformed = 0;
  let cursor: string | null = null;
  let longest = 0;
  for (let now = START + 6 * HOUR; now <= source.end; now += 6 * HOUR) {
    const pages = await poll(source, cursor, now);
    expect(await poll(restarted, cursor, now)).toEqual(pages);
    const posts = pages.flatMap((page) => page.posts);
    expect(posts).toEqual(posts.toSorted((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1)));
    seen.push(...posts.map((post) => post.id).reverse());
    malformed += pages.flatMap((page) => page.malformed).length;
    longest = Math.max(longest, pages.length);
    cursor = pages[0]?.newest ?? cursor;
    if (now === START + DAY) break;
  }
  expect(longest).toBeGreaterThan(3);
  for (const page of await poll(source, cursor, source.end)) malformed += page.malformed.length;
  const firstDay = (await allPosts(source)).filter((post) => post.createdAt <= START + DAY);
  expect(seen).toEqual(firstDay.map((post) => post.id));
  expect(malformed).toBe(9);
});

test("refuses a cursor that it did not write", async () => {
  await expect(poll(drill({ scenario: "short" }), "soon", START)).rejects.toMatchObject({
    name: "SourceError",
    code: "misconfigured",
  });
});

describe("what is planted", () => {
  const source = drill();

  test("is four campaigns that burst, one of four accounts, one slow, a headline and a petition", () => {
    const summary = source.planted.map(({ kind, accounts, firstAt, lastAt }) => ({
      kind,
      accounts: accounts.length,
      minutes: (lastAt - firstAt) / MINUTE,
    }));
    expect(summary).toEqual([
      { kind: "campaign", accounts: 18, minutes: 12 },
      { kind: "headline", accounts: 41, minutes: 14 },
      { kind: "campaign", accounts: 4, minutes: 31 },
      { kind: "campaign", accounts: 12, minutes: 30 * 60 },
      { kind: "campaign", accounts: 52, minutes: 40 },
      { kind: "petition", accounts: 17, minutes: 150 },
      { kind: "campaign", accounts: 9, minutes: 25 },
      { kind: "campaign", accounts: 24, minutes: 50 },
    ]);
  });

  test("can be found: every copy is an original post of its account that the watch returns", async () => {
    const posts = new Map((await allPosts(source)).map((post) => [post.id, post]));
    for (const plant of source.planted) {
      expect(plant.posts.length).toBeGreaterThanOrEqual(plant.accounts.length);
      const copies = plant.posts.map((id) => posts.get(id));
      expect(copies.every((copy) => copy?.repostOf === null)).toBe(true);
      expect(new Set(copies.map((copy) => copy?.author.id))).toEqual(new Set(plant.accounts));
    }
  });

  test("is changed on its way in every way that campaigns do it", async () => {
    const grown = source.planted[4];
    const posts = (await allPosts(source)).filter((post) => grown?.posts.includes(post.id));
    const copied = (test: (text: string) => boolean) => posts.filter((post) => test(post.text)).length;
    expect(copied((text) => text === grown?.text)).toBeGreaterThan(3);
    expect(copied((text) => !text.startsWith("Only") && text.endsWith("#Lindqvist"))).toBeGreaterThan(3);
    expect(copied((text) => /we can (choose|back) her/.test(text))).toBeGreaterThan(3);
    expect(copied((text) => /\p{Script=Cyrillic}/u.test(text))).toBeGreaterThan(3);
    expect(copied((text) => /her together #Lindqvist #\w+/.test(text))).toBeGreaterThan(3);
  });

  test("comes from accounts some weeks old, which also take part in the ordinary talk", async () => {
    const campaigns = source.planted.filter((plant) => plant.kind === "campaign");
    const hired = new Set(campaigns.flatMap((plant) => plant.accounts));
    const planted = new Set(source.planted.flatMap((plant) => plant.posts));
    const posts = (await allPosts(source)).filter((post) => hired.has(post.author.id));
    const ages = posts.map((post) => START - Date.parse(JSON.parse(post.raw).author.createdAt));
    expect(Math.min(...ages)).toBeGreaterThan(13 * DAY);
    expect(Math.max(...ages)).toBeLessThan(43 * DAY);
    expect(posts.filter((post) => !planted.has(post.id)).length).toBeGreaterThan(50);
    const several = campaigns.filter((plant) =>
      plant.accounts.some((id) => campaigns[0]?.accounts.includes(id)),
    );
    expect(several.length).toBeGreaterThan(2);
  });
});

/** The most accounts that post one run of `length` words within `window`, among posts of `longest` words at most. */
function mostOfOneRun(posts: readonly Post[], length: number, longest: number, window: number): number {
  const runs = new Map<string, Post[]>();
  let most = 0;
  for (const post of posts) {
    const words = post.text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    if (words.length > longest) continue;
    for (let at = 0; at + length <= words.length; at++) {
      const run = words.slice(at, at + length).join(" ");
      const sharing = (runs.get(run) ?? []).filter((earlier) => earlier.createdAt >= post.createdAt - window);
      sharing.push(post);
      runs.set(run, sharing);
      if (sharing.length > most) {
        most = Math.max(most, new Set(sharing.map((each) => accountKey(each.platform, each.author.id))).size);
      }
    }
  }
  return most;
}

test.each([1, 2])("has ordinary posts that share no wording by accident (seed %i)", async (seed) => {
  const source = drill({ seed });
  const planted = new Set(source.planted.flatMap((plant) => plant.posts));
  const ordinary = (await allPosts(source)).filter((post) => post.repostOf === null && !planted.has(post.id));
  expect(ordinary.length).toBeGreaterThan(4_000);
  expect(mostOfOneRun(ordinary, 8, Number.POSITIVE_INFINITY, HOUR)).toBeLessThan(4);
  expect(mostOfOneRun(ordinary, 8, Number.POSITIVE_INFINITY, 36 * HOUR)).toBeLessThan(10);
  expect(mostOfOneRun(ordinary, 5, 12, HOUR)).toBeLessThan(4);
  expect(mostOfOneRun(ordinary, 5, 12, 36 * HOUR)).toBeLessThan(10);
});

test("has a short form of three hours with two bursts", async () => {
  const source = drill({ scenario: "short" });
  expect(source.end - source.start).toBe(3 * HOUR);
  expect(source.planted.map((plant) => plant.accounts.length)).toEqual([9, 24]);
  expect((await allPosts(source)).length).toBeLessThan(400);
});
