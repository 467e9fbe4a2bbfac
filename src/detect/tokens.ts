/** Reads a text as words: what may differ between copies is folded away, what is left is hashed. */
import { unescapeEntities } from "./entities.ts";
import type { Words } from "./finding.ts";
import {
  drawnCapital,
  expansionOf,
  foldUnit,
  IGNORED,
  SEPARATOR,
  SEVERAL,
  WORD,
  weightClass,
} from "./fold.ts";
import { wholeEnd, wholeStart } from "./graphemes.ts";
import { AT, DOT, isHostStart, isSchemeEnd, pastLink, pastMention, UNDERSCORE } from "./links.ts";

/** Raised whenever the same text may read as other words; words of two versions are not comparable. */
export const FOLD_VERSION = 2;

/** A word and where it stands in the original text: UTF-16 units [start, end), whole graphemes. */
export interface Span {
  readonly word: number;
  readonly start: number;
  readonly end: number;
}

const SPACE = 0x20;
const HASHTAG = 0x23;
const COLON = 0x3a;

/**
 * What each UTF-16 unit adds to the hash of its word; 0 for units that are no plain letter or digit, or
 * that were not met yet. One look-up a character is what makes reading fast.
 */
const letters = new Int32Array(65_536);
/** The whole word that a unit is by itself (Han, kana, Thai and their like), as far as met; else 0. */
const loneWords = new Int32Array(65_536);

/**
 * Words are handed out as parts of sheets: a typed array of its own for every post would cost as much as
 * all reading. A sheet lives as long as any of its words are in use.
 */
const SHEET = 16_384;
let sheet = new Int32Array(SHEET);
/** How much of the sheet is handed out; the words of the text that was scanned last begin here. */
let written = 0;
/** Where each of these begins and ends. */
let starts = new Int32Array(512);
let ends = new Int32Array(512);

/**
 * The words of a text, in order; hashtags inside it are words, trailing ones are not, and links,
 * mentions and a leading "RT @name" are left out. A word weighs 4, a Han or kana character 2, a
 * character of a script without spaces (Thai, Lao, Khmer, Burmese) 1: `weightBetween`.
 */
export function readWords(text: string): Words {
  const plain = text.includes("&") ? (unescapeEntities(text)?.text ?? text) : text;
  const count = scan(plain);
  written += count;
  return sheet.subarray(written - count, written);
}

/** The same words as `readWords`, each with its place in the text. */
export function readSpans(text: string): Span[] {
  const unescaped = unescapeEntities(text);
  const plain = unescaped?.text ?? text;
  const count = scan(plain);
  const origin = (at: number) => unescaped?.origin[at] ?? at;
  return Array.from({ length: count }, (_, i) => ({
    word: sheet[written + i] ?? 0,
    start: origin(wholeStart(plain, starts[i] ?? 0)),
    end: origin(wholeEnd(plain, ends[i] ?? 0)),
  }));
}

/** In quarters of a word, of words [from, to). */
export function weightBetween(of: Words, from: number, to: number): number {
  let weight = 0;
  for (let i = from; i < to; i++) weight += 4 >> (of[i]! & 3);
  return weight;
}

/**
 * Fills the sheet from `written` on, `starts` and `ends`; answers how many words the text has. A word's hash starts at 0 and
 * turns by five bits with each letter, which costs two instructions; 30 bits of it are kept.
 */
function scan(text: string): number {
  const { length } = text;
  makeRoom(length);
  const words = sheet;
  const first = written;
  let count = 0;
  /** How many of the words stand before the trailing tags, and how many did before the last word. */
  let kept = 0;
  let keptBefore = 0;
  let inTag = false;
  let hash = 0;
  /** Where the word under way began, or -1 between words. */
  let start = -1;
  let hasCapital = false;
  let at = 0;

  for (;;) {
    const from = at;
    let unit = SPACE;
    while (at < length) {
      unit = text.charCodeAt(at);
      const letter = letters[unit]!;
      if (letter === 0) break;
      hash = turn(hash) ^ letter;
      at++;
    }
    if (at > from && start < 0) start = from;

    let step = 1;
    let point = unit;
    let folded = SEPARATOR;
    let lone = 0;
    if (at === length) unit = point = SPACE;
    else if (unit !== SPACE) {
      lone = loneWords[unit]!;
      if (lone === 0) {
        if (unit >= 0xd800 && unit <= 0xdbff) point = text.codePointAt(at)!;
        if (point > 0xffff) step = 2;
        folded = foldUnit(point);
        if (folded === IGNORED) {
          at += step;
          continue;
        }
        if (folded !== SEPARATOR) {
          lone = learn(point, folded);
          if (lone === 0) {
            if (start < 0) start = at;
            hash = mixIn(hash, folded, point);
            hasCapital ||= drawnCapital(point) !== 0;
            at += step;
            continue;
          }
        }
      }
    }

    const before = start >= 0 ? at - start : 0;
    if (before > 0) {
      words[first + count] = (hasCapital ? hashAsDrawn(text, start, at) : hash) & ~3;
      starts[count] = start;
      ends[count] = at;
      count++;
      keptBefore = kept;
      if (!inTag) kept = count;
      start = -1;
      hash = 0;
      hasCapital = false;
    }
    if (at >= length) return kept;
    if (unit === SPACE) {
      inTag = false;
      at++;
    } else if (lone !== 0) {
      words[first + count] = lone;
      starts[count] = at;
      at += step;
      ends[count] = at;
      count++;
      if (!inTag) kept = count;
    } else if (point === UNDERSCORE) {
      at++;
    } else if ((point === AT || point === 0xff20) && before === 0) {
      inTag = false;
      const past = pastMention(text, at + 1);
      if (past > at + 1 && count === 1 && words[first] === RT) count = kept = 0;
      at = past;
    } else if (before > 0 && isLinkStart(text, at, point, words[first + count - 1]!)) {
      inTag = false;
      count--;
      kept = keptBefore;
      at = pastLink(text, at);
    } else {
      inTag = point === HASHTAG || point === 0xff03;
      at += step;
    }
  }
}

/**
 * Prepares the tables for the next time that a character is met; answers the word that it is by itself,
 * or 0 for a letter. What folds to several letters, lies beyond 16 bits or may count as drawn keeps to
 * the slow way.
 */
function learn(point: number, folded: number): number {
  const weight = weightClass(point);
  if (weight !== WORD) {
    const word = (mix(folded === SEVERAL ? point : folded) & ~3) | weight;
    if (point <= 0xffff) loneWords[point] = word;
    return word;
  }
  if (point <= 0xffff && folded !== SEVERAL && drawnCapital(point) === 0) letters[point] = letterHash(folded);
  return 0;
}

function mixIn(hash: number, folded: number, point: number): number {
  if (folded !== SEVERAL) return turn(hash) ^ letterHash(folded);
  let mixed = hash;
  for (const letter of expansionOf(point)) mixed = turn(mixed) ^ letterHash(letter);
  return mixed;
}

function turn(hash: number): number {
  return (hash << 5) | (hash >>> 27);
}

function letterHash(folded: number): number {
  return mix(folded) || 1;
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

/** A word with Greek capitals: when it also has Latin letters, each capital counts as it is drawn. */
function hashAsDrawn(text: string, from: number, to: number): number {
  let folding = 0;
  let drawing = 0;
  let latin = false;
  for (const character of text.slice(from, to)) {
    const point = character.codePointAt(0) ?? 0;
    const unit = foldUnit(point);
    if (unit === IGNORED) continue;
    latin ||= point < 0x250;
    folding = mixIn(folding, unit, point);
    drawing = mixIn(drawing, drawnCapital(point) || unit, point);
  }
  return latin ? drawing : folding;
}

function wordOf(word: string): number {
  let hash = 0;
  for (const letter of word) hash = turn(hash) ^ letterHash(letter.charCodeAt(0));
  return hash & ~3;
}

const HTTP = wordOf("http");
const HTTPS = wordOf("https");
const WWW = wordOf("www");
const PIC = wordOf("pic");
const RT = wordOf("rt");

/** Whether the word just ended and what follows it are the beginning of a link. */
function isLinkStart(text: string, at: number, point: number, last: number): boolean {
  if (point === COLON) return (last === HTTP || last === HTTPS) && isSchemeEnd(text, at);
  if (point !== DOT) return false;
  return (last === WWW && isHostStart(text, at)) || (last === PIC && text.startsWith(".twitter.com/", at));
}

/** A text has at most as many words as units. */
function makeRoom(length: number): void {
  if (written + length > sheet.length) {
    sheet = new Int32Array(Math.max(SHEET, length));
    written = 0;
  }
  if (length <= starts.length) return;
  starts = new Int32Array(length * 2);
  ends = new Int32Array(length * 2);
}
