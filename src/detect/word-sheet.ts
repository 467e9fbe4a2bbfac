/**
 * Where the words of a text are written while it is scanned. They are handed out as parts of sheets: a typed array
 * of its own for every post would cost as much as all reading. A sheet lives as long as any of its words are in use.
 */
import type { Words } from "./finding.ts";

const SHEET = 16_384;

export const sheet = {
  words: new Int32Array(SHEET),
  /** Where the words of the text that was scanned last begin; what lies before is handed out. */
  first: 0,
  /** Where each of these words begins and ends in the text, in bytes; from 0 on. */
  starts: new Int32Array(1_024),
  ends: new Int32Array(1_024),
};

/** Makes room for a text of so many bytes, which has at most as many words. */
export function makeRoom(length: number): void {
  if (sheet.first + length > sheet.words.length) {
    sheet.words = new Int32Array(Math.max(SHEET, length));
    sheet.first = 0;
  }
  if (length <= sheet.starts.length) return;
  sheet.starts = new Int32Array(length * 2);
  sheet.ends = new Int32Array(length * 2);
}

/** The words of the text that was scanned last, for good. */
export function takeWords(count: number): Words {
  const { words, first } = sheet;
  sheet.first += count;
  return words.subarray(first, first + count);
}

/** Writes the words of the text that was scanned last to where a caller keeps its own. */
export function copyWords(count: number, into: Int32Array, at: number): void {
  const { words, first } = sheet;
  for (let i = 0; i < count; i++) into[at + i] = words[first + i]!;
}

/** The n-th word of the text that was scanned last, and where it stands. */
export function scanned(n: number): { readonly word: number; readonly start: number; readonly end: number } {
  const { words, first, starts, ends } = sheet;
  return { word: words[first + n]!, start: starts[n]!, end: ends[n]! };
}
