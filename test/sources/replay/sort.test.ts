import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { compareText } from "../../../src/domain/post.ts";
import { sortPosts } from "../../../src/sources/replay/sort.ts";
import { postLine, postsOf, readPost, START, toArray } from "./post-lines.ts";

const directory = mkdtempSync(join(tmpdir(), "verbatim-sorted-"));
const temporary = mkdtempSync(join(tmpdir(), "verbatim-scratch-"));
afterAll(() => {
  rmSync(directory, { recursive: true });
  rmSync(temporary, { recursive: true });
});

function file(name: string, lines: readonly string[]): string {
  const path = join(directory, name);
  writeFileSync(path, lines.join("\n"));
  return path;
}

test("yields the posts of all files by time and id, after the bad lines", async () => {
  const files = [
    file("1", [postLine({ id: "b", at: START + 2 }), "bad", postLine({ id: "c", at: START })]),
    file("2", [postLine({ id: "a", at: START + 2 }), postLine({ id: "d", at: START + 1 })]),
  ];
  const items = await toArray(sortPosts(files, temporary));
  expect(items.map((item) => (item.is === "bad" ? item.why : item.post.id))).toEqual([
    "is not JSON",
    "c",
    "d",
    "a",
    "b",
  ]);
  expect(readdirSync(temporary)).toEqual([]);
});

test("orders ids by code unit as everything else does, and gives hostile texts back as they were", async () => {
  const ids = ["\u{10000}", "\uffff", "a", "B", "é", "0", "00"];
  const text = "\ud800\u0000\u2028'; DROP TABLE posts;";
  const path = file(
    "ids",
    ids.map((id) => postLine({ id, text })),
  );
  const posts = postsOf(await toArray(sortPosts([path], temporary)));
  expect(posts).toEqual(ids.toSorted(compareText).map((id) => readPost({ id, text })));
});

test.each(["while it reads", "while it yields"])(
  "leaves nothing behind when it is stopped %s",
  async (when) => {
    const bad = when === "while it reads" ? ["bad"] : [];
    const path = file("stopped", [...bad, postLine({ id: "1" }), postLine({ id: "2" })]);
    const stop = new AbortController();
    await expect(async () => {
      for await (const _ of sortPosts([path], temporary, { signal: stop.signal })) {
        expect(readdirSync(temporary)).toHaveLength(1);
        stop.abort(new Error("enough"));
      }
    }).rejects.toThrow("enough");
    expect(readdirSync(temporary)).toEqual([]);
  },
);

test("leaves nothing behind when nobody wants more, or a file cannot be read", async () => {
  const path = file("left", [postLine({ id: "1" }), postLine({ id: "2" })]);
  for await (const _ of sortPosts([path], temporary)) break;
  expect(readdirSync(temporary)).toEqual([]);
  await expect(toArray(sortPosts([`${path}.not-there`], temporary))).rejects.toThrow("no such file");
  expect(readdirSync(temporary)).toEqual([]);
});
