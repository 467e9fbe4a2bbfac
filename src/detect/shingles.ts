/** Hashes every run of five words of a text, wherever in the text it stands. */
import type { Words } from "./finding.ts";
import { LEAST_POST, SHORT_RUN } from "./qualify.ts";

const WEIGHT = 4;
/** Words of a shingle when all weigh four. */
export const PLAIN_RUN = SHORT_RUN / WEIGHT;
const FOUR_WORDS = 4 * WEIGHT;
/** Lest four words out of seven crowd out a text that is those four. */
const FOUR_WORDS_SALT = 0x51ed270b;
const BASE = 0x9e3779b1 | 0;

/** The shingles of one text: the words [from, to[i]) from word i on, and their hash. */
export interface Shingles {
  count: number;
  hash: Int32Array<ArrayBuffer>;
  to: Int32Array<ArrayBuffer>;
  /** Hashes of the words before each word, from which the hash of any run is a subtraction away. */
  prefix: Int32Array<ArrayBuffer>;
}

export function createShingles(maxWords: number): Shingles {
  return {
    count: 0,
    hash: new Int32Array(maxWords),
    to: new Int32Array(maxWords),
    prefix: new Int32Array(maxWords + 1),
  };
}

/** A shingle is at most 20 words long, when each of them weighs a quarter. */
const POWERS = Int32Array.from({ length: SHORT_RUN + 1 }, () => 1);
for (let i = 1; i < POWERS.length; i++) POWERS[i] = Math.imul(POWERS[i - 1]!, BASE);

const PLAIN_POWER = POWERS[PLAIN_RUN]!;

/**
 * Fills `into` with the shingles of a text of the given weight: from each word on, as many words as weigh
 * five; a text of less is one shingle, and a text of less than three words has none.
 */
export function shingle(words: Words, weight: number, into: Shingles): void {
  const { hash, to, prefix } = into;
  const length = words.length;
  into.count = 0;
  if (weight < LEAST_POST) return;
  for (let i = 0; i < length; i++) prefix[i + 1] = addWord(prefix[i]!, words[i]!);
  if (isPlain(words, weight)) {
    shinglePlain(length, into);
    return;
  }
  const least = Math.min(SHORT_RUN, weight);
  let end = 0;
  let held = 0;
  for (let i = 0; i < length; i++) {
    while (end < length && held < least) held += 4 >> (words[end++]! & 3);
    if (held < least) return;
    hash[i] = mix((prefix[end]! - Math.imul(prefix[i]!, POWERS[end - i]!)) | 0);
    to[i] = end;
    into.count = i + 1;
    held -= 4 >> (words[i]! & 3);
  }
}

/** The same with shingles that weigh four words, of a text that `shingle` was asked about just before. */
export function shingleFour(words: Words, into: Shingles): void {
  const { hash, to, prefix } = into;
  let end = 0;
  let held = 0;
  into.count = 0;
  for (let i = 0; i < words.length; i++) {
    while (end < words.length && held < FOUR_WORDS) held += WEIGHT >> (words[end++]! & 3);
    if (held < FOUR_WORDS) return;
    hash[i] = mix((prefix[end]! - Math.imul(prefix[i]!, POWERS[end - i]!) + FOUR_WORDS_SALT) | 0);
    to[i] = end;
    into.count = i + 1;
    held -= WEIGHT >> (words[i]! & 3);
  }
}

/** Whether every word weighs four, as in most languages, which makes all shingles equally long. */
export function isPlain(words: Words, weight: number): boolean {
  return weight === words.length * WEIGHT;
}

function shinglePlain(length: number, into: Shingles): void {
  const { hash, to, prefix } = into;
  const run = Math.min(PLAIN_RUN, length);
  const power = POWERS[run]!;
  const count = length - run + 1;
  for (let i = 0; i < count; i++) {
    hash[i] = mix((prefix[i + run]! - Math.imul(prefix[i]!, power)) | 0);
    to[i] = i + run;
  }
  into.count = count;
}

/** The sum of some words and one more: a shingle's hash is its mix. */
export function addWord(sum: number, word: number): number {
  return (Math.imul(sum, BASE) + word) | 0;
}

/** The sum of five words, of which the first leaves and another comes. */
export function slideSum(sum: number, first: number, next: number): number {
  return (Math.imul(sum, BASE) + next - Math.imul(first, PLAIN_POWER)) | 0;
}

/** The finish of MurmurHash3: neighbouring sums become unrelated numbers. */
export function mix(sum: number): number {
  let hash = sum ^ (sum >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
