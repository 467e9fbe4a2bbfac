import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { MAX_RECORD_LINES } from "../../../src/sources/replay/csv-blocks.ts";
import { MAX_LINE_BYTES } from "../../../src/sources/replay/lines.ts";
import { type ReadOptions, readFiles } from "../../../src/sources/replay/read-posts.ts";
import { postLine, postsOf, readPost, START, toArray } from "./post-lines.ts";

const directory = mkdtempSync(join(tmpdir(), "verbatim-read-"));
afterAll(() => rmSync(directory, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(directory, name);
  writeFileSync(path, content);
  return path;
}

function readOne(path: string, options: ReadOptions = {}) {
  return readFiles([path], options);
}

/** Reads a text that comes by standard input, in chunks as given. */
function read(chunks: readonly (string | Uint8Array)[], options: ReadOptions = {}) {
  const stdin = Readable.from(chunks.map((chunk) => Buffer.from(chunk as Uint8Array)));
  return toArray(readOne("-", { ...options, stdin }));
}

describe("JSON lines", () => {
  test("become posts of the source replay that keep their own platform", async () => {
    const line = postLine({ id: "1" }).replace('"platform":"x"', '"platform":"bluesky"');
    const items = await read([`${postLine({ id: "0" })}\n${line}\n`]);
    expect(postsOf(items)).toEqual([
      readPost({ id: "0" }),
      { ...readPost({ id: "1" }), platform: "bluesky" },
    ]);
  });

  test("may lack what is not needed, and may write ids as whole numbers", async () => {
    const item = { id: 12, author: { id: 34 }, text: "", createdAt: START };
    expect(postsOf(await read([JSON.stringify(item)]))).toEqual([
      {
        source: "replay",
        id: "12",
        platform: "x",
        author: { id: "34", handle: null },
        text: "",
        createdAt: START,
        lang: null,
        repostOf: null,
        links: [],
        media: [],
        raw: "",
      },
    ]);
  });

  test.each([
    ["not json", "is not JSON"],
    ["[1]", "is not a JSON object"],
    ["null", "is not a JSON object"],
    ['{"author":{"id":"a"},"text":"t","createdAt":1}', "id is missing"],
    [
      '{"id":9007199254740993,"author":{"id":"a"},"text":"t","createdAt":1}',
      "id is a number that JSON cannot hold exactly; write it as a string",
    ],
    ['{"id":"1","text":"t","createdAt":1}', "author is missing"],
    [
      '{"id":"1","author":{"id":{}},"text":"t","createdAt":1}',
      "author.id is neither a string nor a whole number",
    ],
    ['{"id":"1","author":{"id":"a"},"createdAt":1}', "text is missing"],
    ['{"id":"1","author":{"id":"a"},"text":7,"createdAt":1}', "text is not a string"],
    ['{"id":"1","author":{"id":"a"},"text":"t"}', "createdAt is missing"],
    ['{"id":"1","author":{"id":"a"},"text":"t","createdAt":"soon"}', "createdAt is no time that we can read"],
    ['{"__proto__":{"id":"1"},"author":{"id":"a"},"text":"t","createdAt":1}', "id is missing"],
  ])("report %s with its number and go on", async (bad, why) => {
    const items = await read([`${postLine({ id: "1" })}\n\n${bad}\n${postLine({ id: "2" })}`]);
    expect(items).toEqual([
      { is: "post", post: readPost({ id: "1" }) },
      { is: "bad", file: "-", line: 3, why, raw: bad },
      { is: "post", post: readPost({ id: "2" }) },
    ]);
  });

  test("pass hostile text through as it is", async () => {
    for (const text of [
      "\u0000\u001b[2J",
      "\ud800 alone",
      "\u202e@everyone",
      "a\u0300".repeat(200),
      "\ufeff",
    ]) {
      expect(postsOf(await read([postLine({ id: "1", text })], { raw: true }))[0]?.text).toBe(text);
    }
  });

  test("are read the same with a byte order mark, with CRLF, and however they are cut into chunks", async () => {
    const texts = ["ordinary", "日本語 🗳️", "ü", "", "\u2028line\u2029"];
    const posts = texts.map((text, index) => ({ id: String(index), text }));
    const bytes = Buffer.from(`\ufeff${posts.map(postLine).join("\r\n")}\r\n`);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 8 }), async (cuts) => {
        const edges = [0, ...cuts.sort((a, b) => a - b), bytes.length];
        const chunks = edges.slice(1).map((edge, index) => bytes.subarray(edges[index], edge));
        expect(postsOf(await read(chunks))).toEqual(posts.map(readPost));
      }),
      { seed: 20261123, numRuns: 50 },
    );
  });

  test("report a line that is longer than any post, and read the next", async () => {
    const long = "x".repeat(MAX_LINE_BYTES);
    const items = await read([long, `${long}\n${postLine({ id: "1" })}\n`, long, long]);
    expect(items.map((item) => (item.is === "bad" ? item.line : item.post.id))).toEqual([1, "1", 3]);
  });

  test("keep the item as canonical JSON where that is asked for, with every further field", async () => {
    const line = `{"text":"t", "more":{"b":1.0,"a":[]}, "id":"1","author":{"id":"a"},"createdAt":1e12}`;
    expect(postsOf(await read([line], { raw: true }))[0]?.raw).toBe(
      '{"author":{"id":"a"},"createdAt":1000000000000,"id":"1","more":{"a":[],"b":1},"text":"t"}',
    );
  });
});

describe("CSV", () => {
  const header = "text,post_id,note,timestamp,account_id";

  test("is known by its header, whose columns may stand in any order", async () => {
    const items = await read([`\ufeff${header}\r\n"Hello, ""you""\r\nthere",7,n,2016-07-20 00:04,42\r\n`]);
    expect(postsOf(items)).toEqual([
      {
        source: "replay",
        id: "7",
        platform: "x",
        author: { id: "42", handle: null },
        text: 'Hello, "you"\nthere',
        createdAt: Date.UTC(2016, 6, 20, 0, 4),
        lang: null,
        repostOf: null,
        links: [],
        media: [],
        raw: "",
      },
    ]);
  });

  test("uses the optional columns and keeps the others in raw", async () => {
    const rows = `${header},handle,platform,lang,repost_of\nt,7,kept,1468973040,42,@h,bluesky,de,6\n`;
    const [post] = postsOf(await read([rows], { raw: true }));
    expect(post).toMatchObject({ author: { handle: "h" }, platform: "bluesky", lang: "de", repostOf: "6" });
    expect(JSON.parse(post?.raw ?? "")).toMatchObject({ note: "kept", timestamp: "1468973040" });
  });

  test("reports a bad row with the line where it ends and goes on", async () => {
    const rows = [header, "t,1,n,0,42", "t,,n,0,42", "t,2,n,soon,42", "t,3", 't,"4"x,n,0,42', "t,5,n,0,42"];
    const items = await read([rows.join("\n")]);
    expect(items.map((item) => (item.is === "bad" ? [item.line, item.why] : item.post.id))).toEqual([
      "1",
      [3, "post_id is empty"],
      [4, "timestamp is no time that we can read"],
      [5, "has 2 columns where the header has 5"],
      '"4"x',
      "5",
    ]);
  });

  test("loses one line to a quote that is never closed, wherever it stands", async () => {
    const rows = Array.from({ length: 3 * MAX_RECORD_LINES }, (_, index) => `text ${index},${index},n,0,42`);
    rows[10] = '"open,10,n,0,42';
    rows[rows.length - 3] = '"also open,x,n,0,42';
    const items = await read([[header, ...rows].join("\n")]);
    const bad = items.flatMap((item) => (item.is === "bad" ? [item] : []));
    expect(bad.map((item) => [item.line, item.why])).toEqual([
      [12, "opens a quote that is never closed"],
      [3 * MAX_RECORD_LINES - 1, "opens a quote that is never closed"],
    ]);
    expect(postsOf(items)).toHaveLength(3 * MAX_RECORD_LINES - 2);
  });

  test("that lacks a column is refused as a whole", async () => {
    const path = file("lacks.csv", "post_id,text\n1,t\n");
    await expect(toArray(readOne(path))).rejects.toMatchObject({
      name: "InputError",
      code: "columns",
      message: `${path}: the first line must name the columns account_id, post_id, text, timestamp; it lacks account_id, timestamp`,
    });
  });
});

describe("a file", () => {
  const lines = Array.from({ length: 50 }, (_, index) => postLine({ id: String(index) })).join("\n");

  test("is unpacked when it begins as gzip does, whatever its name, from standard input too", async () => {
    const packed = gzipSync(lines);
    expect(await toArray(readOne(file("packed", packed)))).toHaveLength(50);
    expect(await read([packed.subarray(0, 1), packed.subarray(1)])).toHaveLength(50);
  });

  test("that is packed in several members is read to its end", async () => {
    expect(await read([Buffer.concat([gzipSync(`${lines}\n`), gzipSync(lines)])])).toHaveLength(100);
  });

  test("that was cut off is one clear error", async () => {
    const path = file("cut.gz", gzipSync(lines).subarray(0, -20));
    await expect(toArray(readOne(path))).rejects.toMatchObject({
      code: "truncated",
      message: `${path}: the gzip file ends too early; fetch it again`,
    });
  });

  test("that is damaged is one clear error", async () => {
    const packed = gzipSync(lines).fill(0xff, 30, 60);
    await expect(toArray(readOne(file("damaged.gz", packed)))).rejects.toMatchObject({ code: "corrupt" });
  });

  test.each([
    ["nothing.jsonl", "there is no such file; check the path"],
    [".", "is a directory; name the files in it"],
  ])("%s that cannot be read is one clear error", async (name, message) => {
    const path = join(directory, name);
    await expect(toArray(readOne(path))).rejects.toMatchObject({
      code: "unreadable",
      message: `${path}: ${message}`,
    });
  });

  test.each(["", "\n\n", "\ufeff"])("that holds %j has no posts", async (content) => {
    expect(await toArray(readOne(file("empty", content)))).toEqual([]);
  });

  test("tells how many of its bytes were read", async () => {
    const path = file("counted.gz", gzipSync(lines));
    let bytes = 0;
    await toArray(readOne(path, { onBytes: (count) => (bytes += count) }));
    expect(bytes).toBe(gzipSync(lines).length);
  });

  test("follows the one before it", async () => {
    const files = [file("a.jsonl", postLine({ id: "1" })), file("b.jsonl", `${postLine({ id: "2" })}\nbad`)];
    const items = await toArray(readFiles(files));
    expect(items.map((item) => (item.is === "bad" ? [item.file, item.line] : item.post.id))).toEqual([
      "1",
      "2",
      [files[1], 2],
    ]);
  });
});

test("stops with the signal's reason, also while standard input is silent", async () => {
  const stop = new AbortController();
  const silent = new Readable({ read() {} });
  silent.push(`${postLine({ id: "1" })}\n`);
  const seen: unknown[] = [];
  await expect(async () => {
    for await (const item of readOne("-", { stdin: silent, signal: stop.signal })) {
      seen.push(item);
      stop.abort(new Error("enough"));
    }
  }).rejects.toThrow("enough");
  expect(seen).toHaveLength(1);
  expect(silent.destroyed).toBe(true);
});

test("closes what it reads when nobody wants more", async () => {
  const stdin = Readable.from([Buffer.from(`${postLine({ id: "1" })}\n${postLine({ id: "2" })}\n`)]);
  for await (const _ of readOne("-", { stdin })) break;
  expect(stdin.destroyed).toBe(true);
});

test("takes in no more than it has handed on: of an endless stream only some chunks", async () => {
  const chunk = Buffer.from(`${postLine({ id: "1", text: "x".repeat(200) })}\n`.repeat(200));
  let made = 0;
  let most = 0;
  async function* endless() {
    for (;;) {
      made += chunk.length;
      yield chunk;
    }
  }
  const stdin = Readable.from(endless(), { objectMode: false, highWaterMark: chunk.length });
  let used = 0;
  for await (const _ of readOne("-", { stdin })) {
    used += chunk.length / 200;
    most = Math.max(most, made - used);
    if (used > 8_000_000) break;
  }
  expect(made).toBeGreaterThan(8_000_000);
  expect(most).toBeLessThan(chunk.length * 8);
});
