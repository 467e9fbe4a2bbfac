/** Real files, read where they lie beside the project; without them there is nothing to test. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readFiles } from "../../../src/sources/replay/read-posts.ts";
import { reorder } from "../../../src/sources/replay/reorder.ts";

const FOLDER = join(import.meta.dirname, "../../../../shared/data");

test.skipIf(!existsSync(FOLDER)).each([
  ["trolls-2016.jsonl.gz", 56_486],
  ["organic.jsonl.gz", 36_081],
  ["politicians.jsonl.gz", 20_000],
])("reads every post of %s, of which none is late", async (name, expected) => {
  let posts = 0;
  let others = 0;
  for await (const item of reorder(readFiles([join(FOLDER, name)]))) {
    if (item.is === "post" && !item.late) posts++;
    else others++;
  }
  expect([posts, others]).toEqual([expected, 0]);
});
