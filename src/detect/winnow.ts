/**
 * Chooses few of a text's shingles so that two texts which share eight words share a chosen one:
 * winnowing (Schleimer, Wilkerson, Aiken: Winnowing, SIGMOD 2003).
 */
import type { Words } from "./finding.ts";
import { LONG_RUN, SHORT_POST, SHORT_RUN } from "./qualify.ts";
import {
  addWord,
  createShingles,
  isPlain,
  mix,
  PLAIN_RUN,
  type Shingles,
  shingle,
  shingleFour,
  slideSum,
} from "./shingles.ts";

/** Up to so many words a template filled with other names may leave one shingle that all copies share. */
const EVERY_SHINGLE = 16 * 4;
/** From so many words on, a short text with one of them swapped still has four in a row. */
const SWAPPED_POST = 7 * 4;
/** A shingle's place takes seven bits of its key below, so texts with more shingles go the general way. */
const PLACES = 128;

/** The fingerprints of one text: a shingle's hash, and its words [from, to). */
export interface Fingerprints {
  count: number;
  readonly value: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** Reads fingerprints into arrays of its own, which the next reading overwrites. */
export type Winnower = (words: Words, weight: number) => Fingerprints;

/**
 * Of each run of words that weighs eight, the shingle with the smallest hash is chosen; of a short text, and
 * of one a little longer, every shingle, since there five words may be enough. Texts are at most `maxWords` long.
 */
export function createWinnower(maxWords: number): Winnower {
  const shingles = createShingles(maxWords);
  const chosen = {
    count: 0,
    value: new Int32Array(maxWords),
    from: new Int32Array(maxWords),
    to: new Int32Array(maxWords),
  };

  /** Of a short text every shingle; and where a swapped word would leave none of them, every four words. */
  function chooseAll(words: Words, weight: number): void {
    for (let i = 0; i < shingles.count; i++) choose(i);
    if (weight > SHORT_POST) return;
    if (weight >= SHORT_RUN) chooseWhole(words);
    if (weight < SWAPPED_POST) return;
    shingleFour(words, shingles);
    for (let i = 0; i < shingles.count; i++) choose(i);
  }

  /** All words in whatever order: of very short sentences that are moved around no shingle is left. */
  function chooseWhole(words: Words): void {
    let sum = 0;
    for (const word of words) sum = (sum + mix(word)) | 0;
    chosen.value[chosen.count] = mix(sum + words.length);
    chosen.from[chosen.count] = 0;
    chosen.to[chosen.count] = words.length;
    chosen.count++;
  }

  function choose(at: number): void {
    chosen.value[chosen.count] = shingles.hash[at]!;
    chosen.from[chosen.count] = at;
    chosen.to[chosen.count] = shingles.to[at]!;
    chosen.count++;
  }

  return (words, weight) => {
    chosen.count = 0;
    if (weight > EVERY_SHINGLE && isPlain(words, weight) && words.length <= PLACES) {
      slidePlain(words, shingles, chosen);
      return chosen;
    }
    shingle(words, weight, shingles);
    if (weight <= EVERY_SHINGLE) chooseAll(words, weight);
    else slide(words, shingles, choose);
    return chosen;
  };
}

/** Of two shingles the one with the lower rank is chosen; of equal ones the first. 24 bits. */
function rankOf(hash: number): number {
  return hash >>> 8;
}

/**
 * The same for plain words, where every shingle has five of them and every window four shingles, in one go
 * and without a branch that depends on the words: which of two hashes is smaller is chance, and guessing
 * wrong costs a processor more than the whole step. Rank and place make one key; the least of four keys is
 * that of two pairs, and the earlier pair is still known from two steps before.
 */
function slidePlain(words: Words, { hash }: Shingles, chosen: Fingerprints): void {
  const { value, from, to } = chosen;
  const shingles = words.length - PLAIN_RUN + 1;
  let sum = 0;
  for (let i = 0; i < PLAIN_RUN; i++) sum = addWord(sum, words[i]!);
  let count = 0;
  let told = -1;
  let key = 0;
  let pair = 0;
  let pairBefore = 0;
  for (let i = 0; ; i++) {
    const mixed = mix(sum);
    hash[i] = mixed;
    const next = (rankOf(mixed) * PLACES) | i;
    const nextPair = lesser(key, next);
    const least = lesser(pairBefore, nextPair) & (PLACES - 1);
    key = next;
    pairBefore = pair;
    pair = nextPair;
    if (i >= 3) {
      value[count] = hash[least]!;
      from[count] = least;
      to[count] = least + PLAIN_RUN;
      // One more where it is another than the one told last, which else is overwritten.
      const changed = least ^ told;
      count += (changed | -changed) >>> 31;
      told = least;
    }
    if (i + 1 === shingles) break;
    sum = slideSum(sum, words[i]!, words[i + PLAIN_RUN]!);
  }
  chosen.count = count;
}

/** Of two numbers that are not negative. */
function lesser(a: number, b: number): number {
  const difference = b - a;
  return a + (difference & (difference >> 31));
}

/** Slides the window of eight words over the text and tells each new smallest shingle in it. */
function slide(words: Words, { hash, to, count }: Shingles, choose: (at: number) => void): void {
  let end = 0;
  let held = 0;
  let last = -1;
  let least = -1;
  let told = -1;
  for (let first = 0; first < count; first++) {
    while (end < words.length && held < LONG_RUN) held += 4 >> (words[end++]! & 3);
    if (held < LONG_RUN) return;
    if (least < first) {
      least = first;
      for (let at = first + 1; at <= last; at++) if (rankOf(hash[at]!) < rankOf(hash[least]!)) least = at;
    }
    while (last + 1 < count && to[last + 1]! <= end) {
      last++;
      if (rankOf(hash[last]!) < rankOf(hash[least]!)) least = last;
    }
    if (least !== told) choose(least);
    told = least;
    held -= 4 >> (words[first]! & 3);
  }
}
