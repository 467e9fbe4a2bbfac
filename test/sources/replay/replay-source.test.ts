import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { MINUTE, SECOND } from "../../../src/domain/time.ts";
import type { Watch } from "../../../src/domain/watch.ts";
import { createReplaySource } from "../../../src/sources/replay/replay-source.ts";
import type { Page, Source } from "../../../src/sources/source.ts";
import { postLine, START } from "./post-lines.ts";

const directory = mkdtempSync(join(tmpdir(), "verbatim-replay-"));
afterAll(() => rmSync(directory, { recursive: true }));

const NOW = Date.UTC(2030, 0, 1);
const SPEED = 60;
const watch: Watch = {
  id: "w",
  name: "W",
  keywords: [],
  require: [],
  exclude: ["secret"],
  languages: [],
  sources: ["replay"],
  texts: [],
};

/** A post a minute for an hour, of which every tenth is none of the watch's business, and a bad line. */
const path = join(directory, "hour.jsonl");
const lines = Array.from({ length: 60 }, (_, minute) =>
  postLine({
    id: String(minute).padStart(2, "0"),
    at: START + minute * MINUTE,
    text: minute % 10 === 9 ? "secret" : "open",
  }),
);
writeFileSync(path, [...lines.slice(0, 30), "bad", ...lines.slice(30)].join("\n"));

const whole = { watch, limit: null, within: null };
const source = (pageSize = 7) => createReplaySource({ files: [path], speed: SPEED, pageSize });
const signal = new AbortController().signal;

/** A whole poll; `restart` gives the source that reads the next page. */
async function poll(from: Source, cursor: string | null, now: number, restart = (same: Source) => same) {
  const [query] = from.queries(watch);
  if (query === undefined) throw new Error("the source has no query");
  const pages: Page[] = [];
  let pageToken: string | null = null;
  let current = from;
  do {
    const page: Page = await current.pull({ ...whole, query, cursor, pageToken, now }, signal);
    pages.push(page);
    pageToken = page.nextPageToken;
    current = restart(current);
  } while (pageToken !== null);
  return {
    ids: pages.flatMap((page) => page.posts.map((post) => post.id)),
    malformed: pages.flatMap((page) => page.malformed),
    newest: pages[0]?.newest ?? cursor,
    pages: pages.length,
  };
}

/** All polls, some seconds apart. */
async function play(restart?: (same: Source) => Source) {
  let current = source();
  let cursor: string | null = null;
  const polls: Awaited<ReturnType<typeof poll>>[] = [];
  for (const seconds of [0, 1, 6, 30, 31, 59, 90]) {
    const next = await poll(current, cursor, NOW + seconds * SECOND, restart);
    cursor = next.newest;
    polls.push(next);
    current = restart?.(current) ?? current;
  }
  return polls;
}

test("plays the posts at its speed, the newest of a poll first, and leaves out what the watch excludes", async () => {
  const polls = await play();
  expect(polls.map((each) => each.ids.length)).toEqual([1, 1, 5, 21, 1, 25, 0]);
  expect(polls[2]?.ids).toEqual(["06", "05", "04", "03", "02"]);
  expect(polls[5]?.pages).toBe(4);
  expect(polls.flatMap((each) => each.ids.toReversed())).toEqual(
    Array.from({ length: 60 }, (_, minute) => String(minute).padStart(2, "0")).filter((id) => id[1] !== "9"),
  );
});

test("reports a bad line once, with its file and number", async () => {
  const polls = await play();
  expect(polls.flatMap((each) => each.malformed)).toEqual([{ raw: "bad", why: `${path}:31 is not JSON` }]);
});

test("plays on where it was after a restart between any two pages", async () => {
  const undisturbed = await play();
  expect(undisturbed.some((each) => each.pages > 2)).toBe(true);
  expect(await play(() => source())).toEqual(undisturbed);
});

test("gives the same page again when it is asked again", async () => {
  const one = source();
  const first = await poll(one, null, NOW);
  const once = await poll(one, first.newest, NOW + 20 * SECOND);
  expect(once.ids).toHaveLength(18);
  expect(await poll(one, first.newest, NOW + 20 * SECOND)).toEqual(once);
});

test("starts where it is told to", async () => {
  const later = createReplaySource({ files: [path], speed: SPEED, startAt: START + 20 * MINUTE - 1 });
  const first = await poll(later, null, NOW);
  expect(first.ids).toEqual([]);
  expect((await poll(later, first.newest, NOW + 2 * SECOND)).ids).toEqual(["21", "20"]);
});

test("plays as fast as it goes over polls and restarts, and then at a pace", async () => {
  const many = join(directory, "many.jsonl");
  const rows = Array.from({ length: 5_500 }, (_, n) =>
    postLine({ id: String(n).padStart(5, "0"), at: START + n * SECOND }),
  );
  writeFileSync(many, rows.join("\n"));
  const atSpeed = (speed: number) => createReplaySource({ files: [many], speed, pageSize: 5_000 });
  const ids: string[] = [];
  let cursor: string | null = null;
  for (const at of [NOW, NOW, NOW + SECOND]) {
    const next = await poll(atSpeed(Number.POSITIVE_INFINITY), cursor, at);
    expect(next.newest).toMatch(/^\d+@\d+@\d+$/);
    ids.push(...next.ids.toReversed());
    cursor = next.newest;
  }
  expect(ids).toEqual(rows.map((_, n) => String(n).padStart(5, "0")));

  const lasting = atSpeed(Number.POSITIVE_INFINITY);
  const first = await poll(lasting, null, NOW);
  expect(first.ids).toHaveLength(5_000);
  expect((await poll(atSpeed(2), first.newest, NOW + 10 * SECOND)).ids).toHaveLength(20);
  await lasting.close();
});

test("plays for each watch apart", async () => {
  const one = source();
  const first = await poll(one, null, NOW);
  const query = { key: "files", text: "" };
  const page = await one.pull(
    {
      ...whole,
      watch: { ...watch, id: "other" },
      query,
      cursor: null,
      pageToken: null,
      now: NOW + 5 * MINUTE,
    },
    signal,
  );
  expect(page.posts.map((post) => post.id)).toEqual(["00"]);
  expect((await poll(one, first.newest, NOW + SECOND)).ids).toEqual(["01"]);
});

test("goes on after a poll that was aborted, without a post less", async () => {
  const one = source();
  const first = await poll(one, null, NOW);
  const query = { key: "files", text: "" };
  const request = { ...whole, query, cursor: first.newest, pageToken: null, now: NOW + 5 * SECOND };
  await expect(one.pull(request, AbortSignal.abort(new Error("enough")))).rejects.toThrow("enough");
  expect((await one.pull(request, signal)).posts.map((post) => post.id)).toEqual([
    "05",
    "04",
    "03",
    "02",
    "01",
  ]);
  await one.close();
});

test("says what to do about a file that is not there, and about standard input", async () => {
  const missing = createReplaySource({ files: [`${path}.gone`], speed: 1 });
  await expect(poll(missing, null, NOW)).rejects.toMatchObject({
    name: "SourceError",
    code: "misconfigured",
    message: `${path}.gone: there is no such file; check the path`,
  });
  expect(() => createReplaySource({ files: ["-"], speed: 1 })).toThrow("standard input cannot be played");
});
