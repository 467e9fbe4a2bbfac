/**
 * Chooses few of a text's shingles so that two texts which share eight words share a chosen one:
 * winnowing (Schleimer, Wilkerson, Aiken: Winnowing, SIGMOD 2003).
 */
import type { Words } from "./finding.ts";
import { LONG_RUN, SHORT_POST } from "./qualify.ts";
import { createShingles, type Shingles, shingle } from "./shingles.ts";

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
 * Of each run of words that weighs eight, the shingle with the smallest hash is chosen; of a short text
 * every shingle, since there five words may be enough. Texts are at most `maxWords` long.
 */
export function createWinnower(maxWords: number): Winnower {
  const shingles = createShingles(maxWords);
  const chosen = {
    count: 0,
    value: new Int32Array(maxWords),
    from: new Int32Array(maxWords),
    to: new Int32Array(maxWords),
  };

  function choose(at: number): void {
    chosen.value[chosen.count] = shingles.hash[at]!;
    chosen.from[chosen.count] = at;
    chosen.to[chosen.count] = shingles.to[at]!;
    chosen.count++;
  }

  return (words, weight) => {
    shingle(words, weight, shingles);
    chosen.count = 0;
    if (weight <= SHORT_POST) for (let i = 0; i < shingles.count; i++) choose(i);
    else slide(words, shingles, choose);
    return chosen;
  };
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
      for (let at = first + 1; at <= last; at++) if (hash[at]! >>> 0 < hash[least]! >>> 0) least = at;
    }
    while (last + 1 < count && to[last + 1]! <= end) {
      last++;
      if (hash[last]! >>> 0 < hash[least]! >>> 0) least = last;
    }
    if (least !== told) choose(least);
    told = least;
    held -= 4 >> (words[first]! & 3);
  }
}
