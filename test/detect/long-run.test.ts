import fc from "fast-check";
import { expect, it } from "vitest";
import { longestRun } from "../../src/detect/align.ts";
import { longRun } from "../../src/detect/long-run.ts";

/** Words of so few that they meet often. */
function text(most: number) {
  return fc
    .integer({ min: 1, max: 6 })
    .chain((kinds) =>
      fc
        .array(fc.integer({ min: 0, max: kinds - 1 }), { maxLength: most })
        .map((words) => Int32Array.from(words, (word) => word * 4)),
    );
}

it("the longest run that long texts share is the one that comparing every pair of words finds", () => {
  fc.assert(
    fc.property(text(40), text(40), (a, b) => {
      expect(longRun(a, b)).toEqual(longestRun(a, b));
    }),
    { numRuns: 2_000, seed: 11 },
  );
});

it("texts whose hashes are made to meet are compared word by word", () => {
  // Any two halves of a Thue-Morse row have the same polynomial hash modulo a power of two.
  const row = Int32Array.from({ length: 1_024 }, (_, i) => {
    let ones = 0;
    for (let left = i; left > 0; left >>= 1) ones += left & 1;
    return (ones % 2) * 4;
  });
  const inverse = row.map((word) => 4 - word);
  expect(longRun(row, inverse), "the premise").toBeNull();
  const half = row.length / 2;
  const { a, b, length } = longestRun(row, inverse);
  expect(length).toBeGreaterThanOrEqual(half);
  expect([...row.slice(a, a + length)]).toEqual([...inverse.slice(b, b + length)]);
  expect(a, "the first of the one").toBe(0);
});

it("two texts of twelve thousand characters are compared that way", () => {
  const words = Array.from({ length: 1_900 }, (_, i) => (i * 7_919) % 3_001);
  const a = Int32Array.from(words, (word) => word * 4);
  const b = a.map((word, i) => (i % 37 === 0 ? word + 4 : word));
  expect(longestRun(a, b)).toEqual(longRun(a, b));
  expect(longestRun(a, b)).toEqual({ a: 1, b: 1, length: 36 });
});
