/** What is known of each character once it was met: one look-up a character is what makes reading fast. */
import { drawnCapital, SEVERAL, WORD, weightClass } from "./fold.ts";
import { letterHash, loneWord } from "./word-hash.ts";

const SPACE = 0x20;

/**
 * What each character of 16 bits adds to the hash of its word; 0 for those that are no plain letter or digit,
 * or that were not met yet.
 */
export const letters = new Int32Array(65_536);

/** The whole word that a character is by itself (Han, kana, Thai and their like), as far as met; else 0. */
export const loneWords = new Int32Array(65_536);

/** 0 for the bytes of plain words, as far as met, and for a space. */
export const stops = new Uint8Array(256).fill(1);
stops[SPACE] = 0;

/**
 * Prepares the tables for the next time that a character is met; answers the word that it is by itself,
 * or 0 for a letter. What folds to several letters, lies beyond 16 bits or may count as drawn keeps to
 * the slow way.
 */
export function learn(point: number, folded: number): number {
  const weight = weightClass(point);
  if (weight !== WORD) {
    const word = loneWord(folded === SEVERAL ? point : folded, weight);
    if (point <= 0xffff) loneWords[point] = word;
    return word;
  }
  if (point > 0xffff || folded === SEVERAL || drawnCapital(point) !== 0) return 0;
  letters[point] = letterHash(folded);
  if (point < 0x80) stops[point] = 0;
  return 0;
}
