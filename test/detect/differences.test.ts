import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Difference, differenceOf } from "../../src/detect/differences.ts";
import { shownPassage } from "../../src/detect/passages.ts";
import { readWords } from "../../src/detect/tokens.ts";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Words that are easily cut in two: marks above and below, joined emoji, Thai, Hangul, styled and hidden letters. */
const WORDS = [
  "only",
  "harbour",
  "cafe\u0301",
  "a\u0308\u0323gir",
  "น้ำ",
  "กำลัง",
  "한국어",
  "\u1112\u1161\u11ab",
  "𝐛𝐨𝐥𝐝",
  "wo\u200drd",
  "सु\u094dन्दर",
  "👩\u200d👩\u200d👧ferry",
  "7️⃣",
  "مَرْحَبًا",
  "日本",
  "e\u0301\u20ddx",
] as const;
const SPACES = [" ", "  ", ", ", " … ", "\n", " 🏴󠁧󠁢󠁥󠁮󠁧󠁿 "] as const;

const texts = fc
  .array(fc.record({ word: fc.constantFrom(...WORDS), space: fc.constantFrom(...SPACES) }), {
    minLength: 1,
    maxLength: 14,
  })
  .map((parts) => parts.map(({ word, space }) => word + space).join(""));

/** Whether a piece is whole graphemes of the text, one after the other. */
function isWhole(piece: string, text: string): boolean {
  const starts = new Set([...graphemes.segment(text)].map(({ index }) => index).concat(text.length));
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1)) {
    if (starts.has(at) && starts.has(at + piece.length)) return true;
  }
  return false;
}

function pieces({ before, after, added, leftOut, changed }: Difference) {
  return {
    ofCopy: [before, after, ...added, ...changed.map(({ to }) => to)].filter((piece) => piece !== ""),
    ofPassage: [...leftOut, ...changed.map(({ from }) => from)],
  };
}

describe("what is shown of a text", () => {
  it("is whole graphemes, in every difference of any two texts", () => {
    let shown = 0;
    let several = 0;
    fc.assert(
      fc.property(texts, texts, (passage, copy) => {
        const { ofCopy, ofPassage } = pieces(differenceOf(passage, copy));
        expect(ofCopy.filter((piece) => !isWhole(piece, copy))).toEqual([]);
        expect(ofPassage.filter((piece) => !isWhole(piece, passage))).toEqual([]);
        shown += ofCopy.length + ofPassage.length;
        if (ofCopy.length > 1) several++;
      }),
      { seed: 20_261_125, numRuns: 1_500 },
    );
    expect(shown).toBeGreaterThan(2_000);
    expect(several).toBeGreaterThan(200);
  });

  it("is whole graphemes, in the passage of any part of a text", () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (text, a, b) => {
        const words = readWords(text);
        const from = words.length === 0 ? 0 : a % words.length;
        const to = Math.min(words.length, from + 1 + (b % 8));
        const copy = { text, from, to, anchorFrom: 0 };
        const shown = shownPassage(words.slice(from, to), [copy]).text;
        if (shown !== "") expect(isWhole(shown, text)).toBe(true);
      }),
      { seed: 20_261_125, numRuns: 1_000 },
    );
  });

  it("tells every word of a copy exactly once: in the passage, or as what it added or changed", () => {
    fc.assert(
      fc.property(texts, texts, (passage, copy) => {
        const { ofCopy, ofPassage } = pieces(differenceOf(passage, copy));
        const count = (parts: readonly string[]) =>
          parts.reduce((sum, part) => sum + readWords(part).length, 0);
        const kept = readWords(passage).length - count(ofPassage);
        expect(readWords(copy).length - count(ofCopy)).toBe(kept);
      }),
      { seed: 7, numRuns: 1_000 },
    );
  });
});
