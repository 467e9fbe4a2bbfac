/** A word as a number: its hash starts at 0, turns by five bits with each letter, and keeps 30 bits. */
import { drawnCapital, expansionOf, foldUnit, IGNORED, SEVERAL } from "./fold.ts";
import { bytesOf, pointAt } from "./utf8.ts";

/** The two lowest bits of a word are the weight class of a character that is a word by itself. */
const HASH_BITS = ~3;

export function turn(hash: number): number {
  return (hash << 5) | (hash >>> 27);
}

/** What a letter adds to its word's hash; never 0. */
export function letterHash(folded: number): number {
  return mix(folded) || 1;
}

/** The word of a hash that all of its letters were mixed into. */
export function wordOfHash(hash: number): number {
  return hash & HASH_BITS;
}

/** The word that a character is by itself. */
export function loneWord(folded: number, weightClass: number): number {
  return (mix(folded) & HASH_BITS) | weightClass;
}

/** @param folded what `foldUnit` answers for the code point. */
export function mixIn(hash: number, folded: number, point: number): number {
  if (folded !== SEVERAL) return turn(hash) ^ letterHash(folded);
  let mixed = hash;
  for (const letter of expansionOf(point)) mixed = turn(mixed) ^ letterHash(letter);
  return mixed;
}

/**
 * The hash of bytes [from, to), a word with Greek capitals: when it also has Latin letters, each capital
 * counts as it is drawn.
 */
export function hashAsDrawn(bytes: Uint8Array, from: number, to: number): number {
  let folding = 0;
  let drawing = 0;
  let latin = false;
  for (let at = from; at < to; at += bytesOf(bytes[at]!)) {
    const point = bytes[at]! < 0x80 ? bytes[at]! : pointAt(bytes, at);
    const unit = foldUnit(point);
    if (unit === IGNORED) continue;
    latin ||= point < 0x250;
    folding = mixIn(folding, unit, point);
    drawing = mixIn(drawing, drawnCapital(point) || unit, point);
  }
  return latin ? drawing : folding;
}

/** The word of small Latin letters. */
export function wordOf(letters: string): number {
  let hash = 0;
  for (const letter of letters) hash = turn(hash) ^ letterHash(letter.charCodeAt(0));
  return wordOfHash(hash);
}

/** The mixer of MurmurHash3 (Appleby): neighbouring letters become unrelated numbers. */
function mix(value: number): number {
  let mixed = Math.imul(value, 0x9e3779b1);
  mixed ^= mixed >>> 16;
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
