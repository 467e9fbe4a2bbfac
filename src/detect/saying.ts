/** Recognizes posts that say what several others share: most of those words, in the same runs. */
import type { Words } from "./finding.ts";
import { RUN } from "./numbered-runs.ts";
import type { SharedPart } from "./shared-part.ts";
import { weightBetween } from "./tokens.ts";

/** A post says it too with so much of the shared words. */
const SAID = 0.8;
/** Marks of words, by the lowest bits of their hashes: few words of other posts are taken for one of these. */
const MARKS = 4_096;
/** The lowest bits of a word are its weight class. */
const HASH_FROM = 2;
/** The heaviest words weigh so much. */
const HEAVIEST = 4;

export interface Saying {
  /** Whether words [from, to) of these numbers say it. */
  isIn(numbers: Words, from: number, to: number): boolean;
  /** Adds words of another post to those that say it together. */
  add(numbers: Words, from: number, to: number): void;
  /** Whether what was added since the last `isIn` says it, each post a part: then each part of it is common. */
  isSaidInParts(): boolean;
}

export function sayingOf({ words, stretches, shared }: SharedPart): Saying {
  const marks = new Uint8Array(MARKS);
  const places = new Map<number, number[]>();
  for (const { from, to } of stretches) {
    for (let at = from; at < to; at++) marks[markOf(words[at]!)] = 1;
    for (let at = from; at <= to - RUN; at++) {
      const key = keyOf(words, at);
      places.set(key, [...(places.get(key) ?? []), at]);
    }
  }
  const needed = SAID * shared;
  const leastWords = needed / HEAVIEST;
  const covered = new Uint8Array(words.length);

  /** How many of the post's words may be in shared runs: nearly all posts have too few. */
  function countMarked(numbers: Words, from: number, to: number): number {
    let within = 0;
    let streak = 0;
    for (let at = from; at < to; at++) {
      if (marks[markOf(numbers[at]!)] === 0) streak = 0;
      else if (++streak === RUN) within += RUN;
      else if (streak > RUN) within++;
    }
    return within;
  }

  function cover(numbers: Words, from: number, to: number): void {
    for (let at = from; at <= to - RUN; at++) {
      for (const place of places.get(keyOf(numbers, at)) ?? []) covered.fill(1, place, place + RUN);
    }
  }

  function isCovered(): boolean {
    let weight = 0;
    for (let at = 0; at < covered.length; at++)
      if (covered[at] === 1) weight += weightBetween(words, at, at + 1);
    return weight >= needed;
  }

  return {
    isIn(numbers, from, to) {
      if (countMarked(numbers, from, to) < leastWords) return false;
      covered.fill(0);
      cover(numbers, from, to);
      return isCovered();
    },
    add(numbers, from, to) {
      if (countMarked(numbers, from, to) >= RUN) cover(numbers, from, to);
    },
    isSaidInParts: isCovered,
  };
}

function markOf(word: number): number {
  return (word >>> HASH_FROM) & (MARKS - 1);
}

function keyOf(numbers: Words, at: number): number {
  let key = numbers[at]!;
  for (let i = 1; i < RUN; i++) key = Math.imul(key ^ (key >>> 15), 0x9e3779b1) ^ numbers[at + i]!;
  return key;
}
