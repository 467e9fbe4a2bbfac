/**
 * What two texts share in several runs, in whatever order: words swapped, names filled into a template,
 * sentences moved. One run after the other is taken from left to right, and no word counts twice.
 */
import type { Words } from "./finding.ts";
import { LEAST_RUN } from "./qualify.ts";
import { weightBetween } from "./tokens.ts";

/** The runs of a text that another has too; the next comparison overwrites them. */
export interface CommonRuns {
  /** How much all runs weigh together, with the words between two of them that stand there in both texts. */
  readonly weight: number;
  readonly count: number;
  /** Run i: words [from[i], from[i] + length[i]) of the text are those of the other from `otherFrom[i]` on. */
  readonly from: Int32Array;
  readonly length: Int32Array;
  readonly otherFrom: Int32Array;
  /** Which run is the longest; of equally long ones the first of the other text. -1 where there is none. */
  readonly longest: number;
  /** How much that one weighs. */
  readonly longestWeight: number;
}

export interface Comparer {
  /** Begins a text, with which others are then compared. */
  begin(words: Words): void;
  /** Compares it with words [from, to) of another, in time linear in both. */
  compare(other: Words, from: number, to: number): CommonRuns;
}

/** Places in the text of one start of a run that are looked at: more are one word said again and again. */
const MOST_PLACES = 4;
/** Words that a run begins with, by which it is looked up. */
const START = 3;
/** Words between two runs that are looked into: what is filled into a template is short. */
const MOST_BETWEEN = 6;

/** Texts that begin are at most `maxWords` long. */
export function createComparer(maxWords: number): Comparer {
  const size = 2 ** Math.ceil(Math.log2(maxWords * 2));
  /** The first place of each start of a run, counted from 1, by its hash; then the next place with the same. */
  const first = new Int32Array(size);
  const next = new Int32Array(maxWords);
  const taken = new Uint8Array(maxWords);
  /** The heaviest common part of two stretches between runs that ends with each word of the other's. */
  const longest = new Int32Array(MOST_BETWEEN + 1);
  const runs = {
    weight: 0,
    count: 0,
    from: new Int32Array(maxWords),
    length: new Int32Array(maxWords),
    otherFrom: new Int32Array(maxWords),
    longest: -1,
    longestWeight: 0,
  };
  let own: Words = new Int32Array(0);
  let mask = 0;
  let ready = false;

  /** Most texts that begin are never compared. */
  function prepare(): void {
    const starts = own.length - START + 1;
    mask = 15;
    while (mask < 2 * starts) mask = 2 * mask + 1;
    first.fill(0, 0, mask + 1);
    for (let i = starts - 1; i >= 0; i--) {
      const slot = slotOf(own, i, mask);
      next[i] = first[slot]!;
      first[slot] = i + 1;
    }
    ready = true;
  }

  /** The longest run of words not yet taken that begins at `at` in the other text; answers its place, or -1. */
  function longestAt(other: Words, at: number, to: number): { place: number; length: number } {
    let best = { place: -1, length: 0 };
    let looked = 0;
    for (let i = first[slotOf(other, at, mask)]!; i > 0 && looked < MOST_PLACES; i = next[i - 1]!) {
      looked++;
      let length = 0;
      const most = Math.min(own.length - i + 1, to - at);
      while (length < most && own[i - 1 + length] === other[at + length] && taken[i - 1 + length] === 0)
        length++;
      if (length > best.length) best = { place: i - 1, length };
    }
    return best;
  }

  /** How much of what stands between a run and the one before, in both texts, is the same in the same order. */
  function between(other: Words, from: number, run: number): number {
    const begin = runs.from[run - 1]! + runs.length[run - 1]!;
    const width = runs.from[run]! - begin;
    const otherBegin = from + runs.otherFrom[run - 1]! + runs.length[run - 1]!;
    const otherWidth = from + runs.otherFrom[run]! - otherBegin;
    if (width <= 0 || width > MOST_BETWEEN || otherWidth > MOST_BETWEEN) return 0;
    longest.fill(0);
    for (let i = 0; i < width; i++) {
      const word = own[begin + i]!;
      for (let j = otherWidth - 1, w = wordWeight(word); j >= 0; j--) {
        if (word === other[otherBegin + j]) longest[j + 1] = Math.max(longest[j + 1]!, longestBefore(j) + w);
      }
    }
    return longestBefore(otherWidth);
  }
  /** The heaviest common part that ends before word `to` of the other text's. */
  function longestBefore(to: number): number {
    let most = 0;
    for (let j = 1; j <= to; j++) most = Math.max(most, longest[j]!);
    return most;
  }

  return {
    begin(words) {
      own = words;
      ready = false;
    },
    compare(other, from, to) {
      if (!ready) prepare();
      taken.fill(0, 0, own.length);
      Object.assign(runs, { weight: 0, count: 0, longest: -1, longestWeight: 0 });
      for (let at = from; at + START <= to; ) {
        const { place, length } = longestAt(other, at, to);
        const weight = length < START ? 0 : weightBetween(own, place, place + length);
        if (weight < LEAST_RUN) {
          at++;
          continue;
        }
        taken.fill(1, place, place + length);
        if (runs.longest < 0 || length > runs.length[runs.longest]!) {
          runs.longest = runs.count;
          runs.longestWeight = weight;
        }
        runs.from[runs.count] = place;
        runs.length[runs.count] = length;
        runs.otherFrom[runs.count] = at - from;
        runs.count++;
        runs.weight += weight;
        at += length;
      }
      for (let i = 1; i < runs.count; i++) runs.weight += between(other, from, i);
      return runs;
    },
  };
}

function slotOf(words: Words, at: number, mask: number): number {
  let hash = Math.imul(words[at]!, 0x9e3779b1) ^ words[at + 1]!;
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) ^ words[at + 2]!;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) & mask;
}

function wordWeight(word: number): number {
  return 4 >> (word & 3);
}
