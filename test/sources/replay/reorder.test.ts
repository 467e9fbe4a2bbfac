import fc from "fast-check";
import { expect, test } from "vitest";
import { inFoldingOrder } from "../../../src/domain/post.ts";
import { MINUTE } from "../../../src/domain/time.ts";
import type { ReadItem } from "../../../src/sources/replay/read-item.ts";
import { type OrderedItem, type ReorderOptions, reorder } from "../../../src/sources/replay/reorder.ts";
import { readPost, START, toArray } from "./post-lines.ts";

const LATENESS = 10 * MINUTE;

async function* asRead(posts: readonly { id: string; at: number }[]): AsyncGenerator<ReadItem> {
  for (const { id, at } of posts) yield { is: "post", post: readPost({ id, at: START + at }) };
}

async function order(posts: readonly { id: string; at: number }[], options: ReorderOptions = {}) {
  const items = await toArray(reorder(asRead(posts), { lateness: LATENESS, ...options }));
  return items.map(name);
}

const name = (item: OrderedItem) =>
  item.is === "bad" ? "bad" : item.late ? `${item.post.id} late` : item.post.id;

test("yields posts by time and id", async () => {
  const posts = [
    { id: "b", at: 5 },
    { id: "c", at: 7 },
    { id: "a", at: 5 },
    { id: "d", at: 6 },
  ];
  expect(await order(posts)).toEqual(["a", "b", "d", "c"]);
});

test("puts a post in its place when it is exactly as late as allowed, and marks one that is later", async () => {
  const posts = [
    { id: "old", at: 0 },
    { id: "newest", at: LATENESS + 1 },
    { id: "in time", at: 1 },
    { id: "too late", at: 0 },
  ];
  expect(await order(posts)).toEqual(["old", "too late late", "in time", "newest"]);
});

test("holds nothing back for longer than it must", async () => {
  const seen: string[] = [];
  async function* items() {
    yield* asRead([{ id: "1", at: 0 }]);
    expect(seen).toEqual([]);
    yield* asRead([{ id: "2", at: LATENESS }]);
    expect(seen).toEqual([]);
    yield* asRead([{ id: "3", at: LATENESS + 1 }]);
    expect(seen).toEqual(["1"]);
  }
  for await (const item of reorder(items(), { lateness: LATENESS })) seen.push(name(item));
  expect(seen).toEqual(["1", "2", "3"]);
});

test("passes a bad line on at once", async () => {
  async function* items(): AsyncGenerator<ReadItem> {
    yield* asRead([{ id: "1", at: 0 }]);
    yield { is: "bad", file: "f", line: 2, why: "is not JSON", raw: "" };
  }
  expect((await toArray(reorder(items(), { lateness: LATENESS }))).map(name)).toEqual(["bad", "1"]);
});

test("lets the oldest go early rather than hold more than its capacity", async () => {
  const posts = ["c", "b", "a", "d"].map((id) => ({ id, at: 0 }));
  expect(await order(posts, { capacity: 2 })).toEqual(["a", "b", "c", "d"]);
  expect(await order(posts, { capacity: 1 })).toEqual(["b", "a", "c", "d"]);
});

test("yields every post once, sorted but for the late ones, whatever the order they came in", async () => {
  const someTimes = fc.array(fc.nat(30 * MINUTE), { maxLength: 200 });
  await fc.assert(
    fc.asyncProperty(someTimes, async (times) => {
      const posts = times.map((at, index) => ({ id: String(index), at }));
      const items = await toArray(reorder(asRead(posts), { lateness: LATENESS }));
      const read = items.flatMap((item) => (item.is === "post" ? [item] : []));
      expect(new Set(read.map((item) => item.post.id)).size).toBe(times.length);
      const inTime = read.filter((item) => !item.late).map((item) => item.post);
      expect(inTime).toEqual(inTime.toSorted(inFoldingOrder));
      let newest = 0;
      const late = times.filter((at) => {
        newest = Math.max(newest, at);
        return at < newest - LATENESS;
      });
      expect(read.length - inTime.length).toBe(late.length);
    }),
    { seed: 20261123, numRuns: 100 },
  );
});
