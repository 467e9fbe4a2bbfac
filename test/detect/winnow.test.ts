import { describe, expect, it } from "vitest";
import { readWords, weightBetween } from "../../src/detect/tokens.ts";
import { createWinnower } from "../../src/detect/winnow.ts";
import { seeded } from "./seeded.ts";

const TRIALS = 5_000;

describe("two texts that share eight words", () => {
  it.each([
    ["words", (n: number) => `w${n} `, 8],
    ["Han characters", (n: number) => String.fromCharCode(0x4e00 + (n % 20_000)), 16],
    ["Thai characters", (n: number) => String.fromCharCode(0x0e01 + (n % 46)), 32],
  ])("share a fingerprint, wherever in them those stand: %s", (_script, word, length) => {
    const random = seeded(7);
    const run = (count: number) => Array.from({ length: count }, () => word(random(1e9))).join("");
    const winnow = createWinnower(1_000);
    const prints = (text: string) => {
      const words = readWords(text);
      const { count, value } = winnow(words, weightBetween(words, 0, words.length));
      return { words: words.length, values: new Set(value.subarray(0, count)) };
    };
    let chosen = 0;
    let words = 0;
    for (let trial = 0; trial < TRIALS; trial++) {
      const shared = run(length);
      const one = prints(run(random(60)) + shared + run(random(60)));
      const other = prints(run(random(60)) + shared + run(random(60)));
      expect([...one.values].some((value) => other.values.has(value))).toBe(true);
      chosen += one.values.size;
      words += one.words;
    }
    expect(chosen / words).toBeLessThan(0.5);
  });
});
