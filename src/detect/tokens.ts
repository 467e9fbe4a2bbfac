/** Reads a text as words: what may differ between copies is folded away, what is left is hashed. */
import { unescapeEntities } from "./entities.ts";
import type { Words } from "./finding.ts";
import { wholeEnd, wholeStart } from "./graphemes.ts";
import { scan } from "./scan.ts";
import { encode, unitsOfBytes } from "./utf8.ts";
import { scanned, takeWords } from "./word-sheet.ts";

/** Raised whenever the same text may read as other words; words of two versions are not comparable. */
export const FOLD_VERSION = 2;

/** A word and where it stands in the original text: UTF-16 units [start, end), whole graphemes. */
export interface Span {
  readonly word: number;
  readonly start: number;
  readonly end: number;
}

/**
 * The words of a text, in order; hashtags inside it are words, trailing ones are not, and links,
 * mentions and a leading "RT @name" are left out. A word weighs 4, a Han or kana character 2, a
 * character of a script without spaces (Thai, Lao, Khmer, Burmese) 1: `weightBetween`.
 */
export function readWords(text: string): Words {
  const plain = text.includes("&") ? (unescapeEntities(text)?.text ?? text) : text;
  const { bytes, length } = encode(plain);
  return takeWords(scan(bytes, 0, length));
}

/** The same words as `readWords`, each with its place in the text. */
export function readSpans(text: string): Span[] {
  const unescaped = text.includes("&") ? unescapeEntities(text) : null;
  const plain = unescaped?.text ?? text;
  const { bytes, length } = encode(plain);
  const count = scan(bytes, 0, length, true);
  // Of plain letters each is a byte, and nothing belongs to the one before.
  const units = length === plain.length ? null : unitsOfBytes(plain);
  const origin = (at: number) => unescaped?.origin[at] ?? at;
  return Array.from({ length: count }, (_, i) => {
    const { word, start, end } = scanned(i);
    if (units === null) return { word, start: origin(start), end: origin(end) };
    return {
      word,
      start: origin(wholeStart(plain, units[start]!)),
      end: origin(wholeEnd(plain, units[end]!)),
    };
  });
}

/** In quarters of a word, of words [from, to). */
export function weightBetween(of: Words, from: number, to: number): number {
  let weight = 0;
  for (let i = from; i < to; i++) weight += 4 >> (of[i]! & 3);
  return weight;
}
