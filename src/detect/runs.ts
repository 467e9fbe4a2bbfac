/** The loops that take what is usual in a text at its fastest, before the general one looks at what is not. */
import { letters, loneWords, stops } from "./letters.ts";
import { turn, wordOfHash } from "./word-hash.ts";
import { sheet } from "./word-sheet.ts";

/** Where a loop left off. */
export const run = {
  /** How many words the text has so far. */
  count: 0,
  /** Where the word under way began. */
  start: 0,
  /** The hash of its letters so far. */
  hash: 0,
};

/**
 * Takes words of plain letters and digits with spaces between them, which most of most texts are, and answers
 * where the first other character stands. Nothing in it branches on where a word ends: that
 * is chance, and guessing wrong would cost a processor more than all else that is done here.
 */
export function scanPlain(bytes: Uint8Array, begin: number, end: number, before: number): number {
  const { words, first } = sheet;
  let slot = first + before;
  let hash = 0;
  /** Whether a word is under way: 1 or 0. */
  let inWord = 0;
  let at = begin;
  for (; at < end; at++) {
    const byte = bytes[at]!;
    if (stops[byte] !== 0) break;
    const letter = letters[byte]!;
    // All bits for a letter, none for a space.
    const isLetter = (letter | -letter) >> 31;
    words[slot] = wordOfHash(hash);
    slot += ~isLetter & inWord;
    hash = (turn(hash) ^ letter) & isLetter;
    inWord = isLetter & 1;
  }
  run.count = slot - first;
  run.start = beginOfWord(bytes, begin, at);
  run.hash = hash;
  return at;
}

/** Where the plain word begins that is under way there; the same place where none is. */
function beginOfWord(bytes: Uint8Array, begin: number, at: number): number {
  let start = at;
  while (start > begin && letters[bytes[start - 1]!] !== 0) start--;
  return start;
}

/** Notes where the words stand that `scanPlain` took from there on: apart, for most readers never ask. */
export function placePlain(bytes: Uint8Array, begin: number, before: number): void {
  const { starts, ends } = sheet;
  let at = begin;
  for (let word = before; word < run.count; word++) {
    while (letters[bytes[at]!] === 0) at++;
    starts[word] = at;
    while (letters[bytes[at]!] !== 0) at++;
    ends[word] = at;
  }
}

/** Takes plain letters and digits of one, two or three bytes, and answers where the first other character stands. */
export function scanLetters(bytes: Uint8Array, begin: number, end: number, before: number): number {
  let hash = before;
  let at = begin;
  while (at < end) {
    const lead = bytes[at]!;
    let point = lead;
    let step = 1;
    // Here the bytes may be broken: below are no letters of what is longer than it must be, or half a pair.
    if (lead >= 0xe0) {
      const [second, third] = [bytes[at + 1]! ^ 0x80, bytes[at + 2]! ^ 0x80];
      point = ((lead & 0x0f) << 12) | (second << 6) | third;
      step = 3;
      if (lead > 0xef || (second | third) > 0x3f || point < 0x800) break;
    } else if (lead >= 0x80) {
      const second = bytes[at + 1]! ^ 0x80;
      point = ((lead & 0x1f) << 6) | second;
      step = 2;
      if (lead < 0xc2 || second > 0x3f) break;
    }
    const letter = letters[point]!;
    if (letter === 0) break;
    hash = turn(hash) ^ letter;
    at += step;
  }
  run.hash = hash;
  return at;
}

/** Takes characters that are words by themselves, as far as they follow on one another and were met before. */
export function scanLone(bytes: Uint8Array, begin: number, end: number, before: number): number {
  const { words, first, starts, ends } = sheet;
  let count = before;
  let at = begin;
  while (at < end) {
    const second = bytes[at + 1]! ^ 0x80;
    const third = bytes[at + 2]! ^ 0x80;
    const point = ((bytes[at]! & 0x0f) << 12) | (second << 6) | third;
    const lone = loneWords[point]!;
    if (bytes[at]! >> 4 !== 0xe || (second | third) > 0x3f || lone === 0) break;
    words[first + count] = lone;
    starts[count] = at;
    at += 3;
    ends[count] = at;
    count++;
  }
  run.count = count;
  return at;
}
