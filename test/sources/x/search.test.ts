/** Polling as X means it: where a poll begins, what its pages say, and what is done about what X refuses. */
import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE, SECOND } from "../../../src/domain/time.ts";
import type { Page, PullRequest, Source } from "../../../src/sources/source.ts";
import { firstIdAt, timeOfId } from "../../../src/sources/x/snowflake.ts";
import { NOW, openX, WATCH } from "./open-x.ts";

const signal = new AbortController().signal;

function pull(source: Source, more: Partial<PullRequest>): Promise<Page> {
  const [query] = source.queries(more.watch ?? WATCH);
  if (query === undefined) throw new Error("the source has no query");
  return source.pull(
    { watch: WATCH, query, cursor: null, pageToken: null, now: NOW, limit: null, within: null, ...more },
    signal,
  );
}

const post = (createdAt: number, text = "Lindqvist") => ({ text, authorId: "7", createdAt });
const idsOf = ({ posts }: Page) => posts.map(({ id }) => id);
const asked = (url: URL | undefined) => Object.fromEntries(url?.searchParams ?? []);

it("reads the time of an id, and makes the first id of a time", () => {
  expect(timeOfId(firstIdAt(NOW))).toBe(NOW);
});

describe("a request", () => {
  it("asks for a hundred posts and no expansion, and never for what is billed apart", async () => {
    await using opened = await openX();
    await pull(opened.source, {});
    expect(asked(opened.x.requests[0])).toEqual({
      query: "Lindqvist -is:retweet",
      max_results: "100",
      start_time: "2026-11-20T11:58:00Z",
      "tweet.fields":
        "id,text,author_id,created_at,lang,note_tweet,edit_history_tweet_ids,referenced_tweets,entities,attachments",
    });
    expect(opened.x.bill()).toEqual({ posts: 0, users: 0, counts: 0 });
  });

  it.each([
    [3, "10"],
    [40, "40"],
    [1_000, "100"],
  ])("that is limited to %i posts asks for %s", async (limit, most) => {
    await using opened = await openX();
    await pull(opened.source, { limit });
    expect(asked(opened.x.requests[0])["max_results"]).toBe(most);
  });

  it("for a stretch of time asks for that, goes on from there, and leaves the end to X where that is now", async () => {
    await using opened = await openX();
    const { id } = opened.x.world.post(post(NOW - 5 * HOUR));
    opened.x.world.post(post(NOW - 2 * HOUR));
    const within = { from: NOW - 6 * HOUR, to: NOW - 4 * HOUR };
    const page = await pull(opened.source, { within, cursor: `${firstIdAt(NOW - HOUR)}@${NOW}` });
    expect(idsOf(page)).toEqual([id]);
    expect(page.newest).toBe(`${id}@${NOW}`);
    expect(asked(opened.x.requests[0])).toMatchObject({
      start_time: "2026-11-20T06:00:00Z",
      end_time: "2026-11-20T08:00:00Z",
    });
    await pull(opened.source, { within: { from: NOW - HOUR, to: NOW } });
    expect(asked(opened.x.requests[1])).not.toHaveProperty("end_time");
    const empty = await pull(opened.source, { within: { from: NOW - 30 * HOUR, to: NOW - 20 * HOUR } });
    expect(empty.newest).toBe(`@${NOW - 20 * HOUR}`);
  });

  it("for more than seven days reads what X has and says what it has not", async () => {
    await using opened = await openX();
    const page = await pull(opened.source, { within: { from: NOW - 9 * DAY, to: NOW - HOUR } });
    expect(page.gaps).toEqual([
      { from: NOW - 9 * DAY, to: NOW - 7 * DAY + 10 * MINUTE, why: "X search goes back seven days" },
    ]);
    const lost = await pull(opened.source, { within: { from: NOW - 9 * DAY, to: NOW - 8 * DAY } });
    expect(lost.gaps).toHaveLength(1);
    expect(opened.x.requests).toHaveLength(1);
  });
});

describe("the next poll", () => {
  it("goes on after the newest post of the first page, whatever later pages say", async () => {
    await using opened = await openX();
    const posts = Array.from({ length: 150 }, (_, n) =>
      opened.x.world.post(post(NOW - 100 * SECOND + n * 100)),
    );
    const first = await pull(opened.source, {});
    expect(first.newest).toBe(`${posts.at(-1)?.id}@${NOW}`);
    const second = await pull(opened.source, { pageToken: first.nextPageToken });
    expect(second.newest).toBeNull();
    expect(second.nextPageToken).toBeNull();
    expect([...idsOf(first), ...idsOf(second)]).toHaveLength(150);
  });

  it("reads a minute again, where the index may have been late, and is billed for none of it twice", async () => {
    await using opened = await openX();
    const { world } = opened.x;
    const early = world.post(post(NOW - 50 * SECOND));
    const late = world.post({ ...post(NOW - 60 * SECOND), indexedAt: NOW + 20 * SECOND });
    const first = await pull(opened.source, {});
    expect(idsOf(first)).toEqual([early.id]);
    opened.setTime(NOW + MINUTE);
    const second = await pull(opened.source, { cursor: first.newest, now: NOW + MINUTE });
    expect(idsOf(second)).toEqual([early.id, late.id]);
    expect(first.reads.posts + second.reads.posts).toBe(2);
    expect(opened.x.bill().posts).toBe(2);
  });

  it("reads nothing again once the newest post has settled", async () => {
    await using opened = await openX();
    opened.x.world.post(post(NOW - MINUTE));
    let cursor: string | null = null;
    const found: number[] = [];
    for (let n = 0; n < 5; n += 1) {
      const now = NOW + n * MINUTE;
      opened.setTime(now);
      const page: Page = await pull(opened.source, { cursor, now });
      cursor = page.newest ?? cursor;
      found.push(page.posts.length);
    }
    expect(found).toEqual([1, 1, 0, 0, 0]);
  });

  it("begins anew from now when nothing was found for a day, long before its place is too old", async () => {
    await using opened = await openX();
    const cursor = `${firstIdAt(NOW - 25 * HOUR)}@${NOW - 24 * HOUR}`;
    const page = await pull(opened.source, { cursor });
    expect(page.newest).toBe(`@${NOW}`);
    opened.setTime(NOW + MINUTE);
    await pull(opened.source, { cursor: page.newest, now: NOW + MINUTE });
    expect(asked(opened.x.requests[1])).toMatchObject({ start_time: "2026-11-20T11:59:00Z" });
  });

  it("keeps its place where a first page was empty and others follow: short pages are no end", async () => {
    await using opened = await openX();
    const answer = JSON.stringify({ meta: { result_count: 0, next_token: "more" } });
    opened.x.fail((response) => response.writeHead(200, { "content-type": "application/json" }).end(answer));
    const page = await pull(opened.source, {});
    expect(page).toMatchObject({ posts: [], newest: null, nextPageToken: "more" });
  });
});

describe("a place that is older than seven days", () => {
  const cursor = `${firstIdAt(NOW - 9 * DAY)}@${NOW - 9 * DAY}`;

  it("is left: what X still has is read, and the rest is an open gap, told once", async () => {
    await using opened = await openX();
    const { world } = opened.x;
    for (let n = 0; n < 120; n += 1) world.post(post(NOW - 6 * DAY + n * SECOND));
    const first = await pull(opened.source, { cursor });
    expect(first.gaps).toEqual([
      { from: NOW - 9 * DAY, to: NOW - 7 * DAY + 10 * MINUTE, why: "X search goes back seven days" },
    ]);
    const second = await pull(opened.source, { cursor, pageToken: first.nextPageToken });
    expect(second.gaps).toEqual([]);
    expect(first.posts.length + second.posts.length).toBe(120);
  });

  it("is also left where only X's own clock says that it is too old", async () => {
    // X is a quarter of an hour ahead of us.
    let theirs = NOW;
    await using opened = await openX({}, { now: () => theirs });
    const { id } = opened.x.world.post(post(NOW - DAY));
    theirs = NOW + 15 * MINUTE;
    const justNow = NOW - 7 * DAY + 11 * MINUTE;
    const page = await pull(opened.source, { cursor: `${firstIdAt(justNow)}@${justNow + HOUR}` });
    expect(opened.x.requests).toHaveLength(2);
    expect(idsOf(page)).toEqual([id]);
    expect(page.gaps).toMatchObject([{ from: justNow }]);
  });
});

it("reads a poll again from its first page when X has forgotten where it stood", async () => {
  await using opened = await openX();
  const { id } = opened.x.world.post(post(NOW - MINUTE));
  const page = await pull(opened.source, { pageToken: "a token of last week" });
  expect(opened.x.requests).toHaveLength(2);
  expect(idsOf(page)).toEqual([id]);
});

it("says what X does not like about a query, and asks only once", async () => {
  await using opened = await openX({ queryLength: 4_096 });
  const keywords = Array.from({ length: 90 }, (_, n) => `harbour ${n}`);
  await expect(pull(opened.source, { watch: { ...WATCH, keywords } })).rejects.toMatchObject({
    code: "misconfigured",
    message: expect.stringContaining("over the limit of 512"),
    mend: expect.stringContaining("verbatim check"),
  });
  expect(opened.x.requests).toHaveLength(1);
});

it("sets aside what the queries had no room to exclude", async () => {
  await using opened = await openX();
  const { world } = opened.x;
  const exclude = Array.from({ length: 80 }, (_, n) => `not about ${n}`);
  const kept = world.post(post(NOW - MINUTE, "Lindqvist about the harbour"));
  for (let n = 0; n < 80; n += 1) world.post(post(NOW - MINUTE, `Lindqvist, not about ${n}`));
  const page = await pull(opened.source, { watch: { ...WATCH, exclude } });
  expect(page.reads.posts).toBeGreaterThan(10);
  expect(idsOf(page)).toEqual([kept.id]);
});

it("sets aside what X names and does not show, beside what it shows", async () => {
  await using opened = await openX();
  const data = [
    { id: firstIdAt(NOW), text: "Lindqvist", author_id: "7", created_at: "2026-11-20T12:00:00.000Z" },
  ];
  const detail = "Could not find tweet with id: [9].";
  const errors = [
    { value: "9", detail, title: "Not Found Error", resource_type: "tweet", type: "about:blank" },
  ];
  const answer = JSON.stringify({ data, errors, meta: { newest_id: data[0]?.id, result_count: 1 } });
  opened.x.fail((response) => response.writeHead(200, { "content-type": "application/json" }).end(answer));
  const page = await pull(opened.source, {});
  expect(idsOf(page)).toEqual([data[0]?.id]);
  expect(page.malformed).toMatchObject([{ why: `X does not show it: ${detail}` }]);
});

it("sets one malformed item aside and keeps its neighbours", async () => {
  await using opened = await openX();
  const { world } = opened.x;
  const before = world.post(post(NOW - 60 * SECOND));
  world.post({ ...post(NOW - 55 * SECOND), more: { referenced_tweets: [{ type: "echoed", id: "1" }] } });
  const after = world.post(post(NOW - 50 * SECOND));
  const page = await pull(opened.source, {});
  expect(idsOf(page)).toEqual([after.id, before.id]);
  expect(page.malformed).toMatchObject([{ why: expect.stringContaining("referenced_tweets.0.type") }]);
  expect(page.reads.posts).toBe(3);
});
