/** Reading for a replay, in the main thread and in one of its own: the same parts, the same errors. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { EVERYTHING, replayFiles } from "../../src/app/replay.ts";
import { type ReadingOrder, type ReplayPart, readParts } from "../../src/app/replay-parts.ts";
import { readPartsApart } from "../../src/app/replay-thread.ts";
import { DEFAULTS } from "../../src/config/defaults.ts";
import { HOUR } from "../../src/domain/time.ts";
import { readWritten } from "../../src/pipeline/packed-posts.ts";
import { createRandom } from "../servers/made-posts.ts";
import { postLine, START, toArray } from "../sources/replay/post-lines.ts";

const directory = mkdtempSync(join(tmpdir(), "verbatim-parts-"));
afterAll(() => rmSync(directory, { recursive: true }));

function write(name: string, content: string | Buffer): string {
  const path = join(directory, name);
  writeFileSync(path, content);
  return path;
}

function means(signal = new AbortController().signal) {
  let bytes = 0;
  const onBytes = (count: number) => {
    bytes += count;
  };
  return { stdin: process.stdin, signal, onBytes, bytes: () => bytes };
}

const random = createRandom(5);
/** Out of order here and there, some twice, some for nobody, and lines that are no posts. */
const lines = Array.from({ length: 6_000 }, (_, i) => {
  if (i % 500 === 499) return "{ no post";
  const n = random() < 0.02 ? Math.floor(i * random()) : i;
  const late = random() < 0.05 ? 30 * 60_000 : 0;
  return postLine({
    id: String(n),
    at: START + n * 10_000 - late,
    text: `${n % 3 ? "harbour" : "night"} word${n}`,
  });
});
const jsonl = write("posts.jsonl", lines.join("\n"));
const csv = write(
  "posts.csv.gz",
  gzipSync(
    ["account_id,post_id,text,timestamp", ...lines.map((_, i) => `${i},c${i},harbour ${i},2026-11-16`)].join(
      "\n",
    ),
  ),
);
const harbour = { ...EVERYTHING, id: "harbour", keywords: ["harbour"] };
const night = { ...EVERYTHING, id: "night", keywords: ["night"] };

function order(files: readonly string[], watches = [harbour, night]): ReadingOrder {
  return { files, sort: false, watches, retention: 73 * HOUR };
}

function sum(parts: readonly ReplayPart[], what: "read" | "late" | "twice"): number {
  return parts.reduce((all, part) => all + part[what], 0);
}

describe("a thread that reads for a replay", () => {
  it("hands over the very parts that are read without it", async () => {
    const [here, there] = [means(), means()];
    const parts = await toArray(readParts(order([jsonl, csv], [harbour]), here));
    const apart = await toArray(readPartsApart(order([jsonl, csv], [harbour]), there));
    expect(sum(parts, "read")).toBeGreaterThan(11_000);
    expect(Math.min(sum(parts, "late"), sum(parts, "twice"))).toBeGreaterThan(50);
    expect(parts.flatMap(({ badLines }) => badLines)).toHaveLength(12);
    expect(apart).toEqual(parts);
    expect(there.bytes()).toBe(here.bytes());
  });

  it("says of a file that cannot be read the same as is said without it", async () => {
    const cut = write("cut.jsonl.gz", gzipSync(lines.join("\n")).subarray(0, 20_000));
    for (const file of [
      join(directory, "none.jsonl"),
      cut,
      write("other.csv", "account_id,post_id,text\n1,2,3\n"),
    ]) {
      const here = await toArray(readParts(order([file]), means())).catch((error: unknown) => error);
      const there = await toArray(readPartsApart(order([file]), means())).catch((error: unknown) => error);
      expect(here).toMatchObject({ name: "InputError", file });
      expect(there).toMatchObject({ ...(here as object), message: (here as Error).message });
    }
  });

  it("stops when it is told to, with the reason, and when nobody asks for more", async () => {
    const stop = new AbortController();
    const parts = readPartsApart(order([jsonl]), means(stop.signal));
    expect((await parts.next()).done).toBe(false);
    stop.abort(new Error("enough"));
    await expect(parts.next()).rejects.toThrow("enough");
    const left = readPartsApart(order([jsonl]), means());
    await left.next();
    expect(await left.return(undefined)).toEqual({ done: true, value: undefined });
  });
});

describe("parts", () => {
  it("hold the posts that some watch follows, and say for each watch which", async () => {
    const parts = await toArray(readParts(order([jsonl]), means()));
    const texts = (watch: number) =>
      parts.flatMap(({ posts, followed }) =>
        [...followed[watch]!].map((place) => readWritten(posts.written, place).text),
      );
    expect(texts(0).length).toBeGreaterThan(1_000);
    expect(texts(0).every((text) => text?.startsWith("harbour"))).toBe(true);
    expect(texts(1).every((text) => text?.startsWith("night"))).toBe(true);
    const packed = parts.reduce((all, { posts }) => all + posts.count, 0);
    expect(packed).toBe(texts(0).length + texts(1).length);
    expect(packed).toBe(sum(parts, "read"));
    const harbourOnly = await toArray(readParts(order([jsonl], [harbour]), means()));
    expect(harbourOnly.reduce((all, { posts }) => all + posts.count, 0)).toBe(texts(0).length);
    expect(sum(harbourOnly, "read"), "the others count as read all the same").toBe(packed);
  });
});

/** Nine words that no other of these has. */
function sentence(n: number): string {
  return Array.from({ length: 9 }, (_, i) => `s${n}w${i}`).join(" ");
}

describe("a replay of a large file", () => {
  it("finds what is found without a thread", async () => {
    // Sorting keeps to the main thread, and what is in order stays as it is.
    const posts = Array.from({ length: 40_000 }, (_, i) => {
      const text = i % 100 < 8 ? sentence(Math.floor(i / 4_000)) : `other ${i} words ${i * 7}`;
      return postLine({
        id: String(10_000_000 + i),
        at: START + i * 5_000,
        text: `${text} ${"🌊".repeat(60)}`,
      });
    });
    const content = posts.join("\n");
    expect(Buffer.byteLength(content)).toBeGreaterThan(16 * 1024 * 1024);
    const files = [write("large.jsonl", content)];
    const replay = (sort: boolean) =>
      replayFiles({
        ...{ files, sort, watches: [EVERYTHING], detection: DEFAULTS.detection, ...means() },
        ...{ onPosts: () => {}, onBadLine: () => {} },
      });
    const apart = await replay(false);
    expect(apart.posts).toBe(posts.length);
    expect(apart.waves.length).toBeGreaterThan(5);
    expect(await replay(true)).toEqual(apart);
  });
});
