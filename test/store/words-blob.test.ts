import fc from "fast-check";
import { expect, test } from "vitest";
import { wordsFromBlob, wordsToBlob } from "../../src/store/words-blob.ts";

test("Words are four bytes each, the lowest first", () => {
  expect(wordsToBlob(Int32Array.of(1, -2))).toEqual(new Uint8Array([1, 0, 0, 0, 254, 255, 255, 255]));
});

test("Words come back from a blob wherever in a buffer it begins", () => {
  fc.assert(
    fc.property(fc.int32Array(), fc.nat(7), (words, offset) => {
      const blob = wordsToBlob(words);
      const shared = new Uint8Array(blob.byteLength + offset);
      shared.set(blob, offset);
      expect(wordsFromBlob(shared.subarray(offset))).toEqual(words);
    }),
    { seed: 1 },
  );
});

test("A blob that words cannot have become is refused", () => {
  expect(() => wordsFromBlob(new Uint8Array(5))).toThrow(RangeError);
});
