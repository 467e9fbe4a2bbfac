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
  type WeightClass,
  WORD,
  weightClass,
} from "./fold.ts";

/** Raised whenever the same text may read as other words; words of two versions are not comparable. */
export const FOLD_VERSION = 1;

/** A word and where it stands in the original text: UTF-16 units [start, end), whole graphemes. */
export interface Span {
  readonly word: number;
  readonly start: number;
  readonly end: number;
}

/** FNV-1a (Fowler, Noll, Vo), finished with the mixer of MurmurHash3. */
const HASH_START = 0x811c9dc5;
const HASH_PRIME = 0x01000193;

const HASHTAG = 0x23;
const AT = 0x40;
const COLON = 0x3a;
const SLASH = 0x2f;
const DOT = 0x2e;
const UNDERSCORE = 0x5f;

const HTTP = wordOf("http");
const HTTPS = wordOf("https");
const WWW = wordOf("www");
const PIC = wordOf("pic");
const RT = wordOf("rt");

/** Written by `scan` alone and read before it is called again. */
let words = new Int32Array(256);
let starts = new Int32Array(256);
let ends = new Int32Array(256);

/**
 * The words of a text, in order; hashtags inside it are words, trailing ones are not, and links,
 * mentions and a leading "RT @name" are left out. A word weighs 4, a Han or kana character 2, a
 * character of a script without spaces (Thai, Lao, Khmer, Burmese) 1: `weightBetween`.
 */
export function readWords(text: string): Words {
  const plain = text.includes("&") ? (unescapeEntities(text)?.text ?? text) : text;
  return words.slice(0, scan(plain));
}

/** The same words as `readWords`, each with its place in the text. */
export function readSpans(text: string): Span[] {
  const unescaped = unescapeEntities(text);
  const plain = unescaped?.text ?? text;
  const count = scan(plain);
  const origin = (at: number) => unescaped?.origin[at] ?? at;
  return Array.from({ length: count }, (_, i) => ({
    word: words[i] ?? 0,
    start: origin(wholeStart(plain, starts[i] ?? 0)),
    end: origin(wholeEnd(plain, ends[i] ?? 0)),
  }));
}

/** In quarters of a word, of words [from, to). */
export function weightBetween(of: Words, from: number, to: number): number {
  let weight = 0;
  for (let i = from; i < to; i++) weight += 4 >> ((of[i] ?? 0) & 3);
  return weight;
}

/** Fills words, starts and ends; answers how many words the text has. */
function scan(text: string): number {
  const length = text.length;
  let count = 0;
  /** How many of the words stand before the trailing tags. */
  let kept = 0;
  /** `kept` before the last word. */
  let keptBefore = 0;
  let inTag = false;
  let hash = HASH_START;
  /** Where the word under way began, or -1 between words. */
  let start = -1;
  let latin = false;
  let capitals = false;
  let at = 0;

  function put(word: number, from: number, to: number): void {
    if (count === words.length) grow();
    words[count] = word;
    starts[count] = from;
    ends[count] = to;
    count++;
    keptBefore = kept;
    if (!inTag) kept = count;
  }
  function endWord(): void {
    if (start < 0) return;
    const drawn = latin && capitals;
    put(drawn ? hashAsDrawn(text, start, at) : finish(hash, WORD), start, at);
    start = -1;
    hash = HASH_START;
    latin = false;
    capitals = false;
  }

  while (at < length) {
    let point = text.charCodeAt(at);
    let step = 1;
    if (point >= 0xd800 && point <= 0xdbff) {
      point = text.codePointAt(at) ?? point;
      if (point > 0xffff) step = 2;
    }
    const unit = foldUnit(point);
    if (unit === IGNORED) {
      at += step;
      continue;
    }
    if (unit === SEPARATOR) {
      const before = start >= 0 ? at - start : 0;
      endWord();
      const last = before > 0 ? (words[count - 1] ?? 0) : 0;
      if (point !== UNDERSCORE) {
        inTag = false;
        if (point === HASHTAG || point === 0xff03) inTag = true;
        else if ((point === AT || point === 0xff20) && before === 0) {
          const past = pastMention(text, at + 1);
          if (past > at + 1 && count === 1 && words[0] === RT) count = kept = 0;
          at = past;
          continue;
        } else if (isLinkStart(text, at, point, last)) {
          count--;
          kept = keptBefore;
          at = pastLink(text, at);
          continue;
        }
      }
      at += step;
      continue;
    }
    const lone = weightClass(point);
    if (lone !== WORD) {
      endWord();
      put(finish(mixIn(HASH_START, unit, point), lone), at, at + step);
      at += step;
      continue;
    }
    if (start < 0) start = at;
    hash = mixIn(hash, unit, point);
    if (point < 0x250) latin = true;
    else if (drawnCapital(point) !== 0) capitals = true;
    at += step;
  }
  endWord();
  return kept;
}

function mixIn(hash: number, unit: number, point: number): number {
  if (unit !== SEVERAL) return Math.imul(hash ^ unit, HASH_PRIME);
  let mixed = hash;
  for (const letter of expansionOf(point)) mixed = Math.imul(mixed ^ letter, HASH_PRIME);
  return mixed;
}

function finish(hash: number, weight: WeightClass): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  mixed ^= mixed >>> 16;
  return (mixed & ~3) | weight;
}

/** A word of Latin letters and Greek capitals, each capital as it is drawn. */
function hashAsDrawn(text: string, from: number, to: number): number {
  let hash = HASH_START;
  for (const character of text.slice(from, to)) {
    const point = character.codePointAt(0) ?? 0;
    const unit = drawnCapital(point) || foldUnit(point);
    if (unit !== IGNORED) hash = mixIn(hash, unit, point);
  }
  return finish(hash, WORD);
}

function wordOf(letters: string): number {
  let hash = HASH_START;
  for (const letter of letters) hash = Math.imul(hash ^ letter.charCodeAt(0), HASH_PRIME);
  return finish(hash, WORD);
}

/** Whether the word just ended and what follows it are the beginning of a link. */
function isLinkStart(text: string, at: number, point: number, last: number): boolean {
  if (point === COLON) {
    return (
      (last === HTTP || last === HTTPS) &&
      text.charCodeAt(at + 1) === SLASH &&
      text.charCodeAt(at + 2) === SLASH
    );
  }
  if (point !== DOT) return false;
  return (
    (last === WWW && text.charCodeAt(at + 1) > 0x2e) || (last === PIC && text.startsWith(".twitter.com/", at))
  );
}

/** A link ends at white space or at the writing of East Asia, which puts no space behind it. */
function pastLink(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (unit <= 0x20 || unit === 0xa0 || (unit >= 0x2000 && unit <= 0x200a) || unit >= 0x2e80) break;
    at++;
  }
  return at;
}

/** Past a handle: "name", "name.example.com" or "name@server.example". */
function pastMention(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    const joins = (unit === DOT || unit === 0x2d || unit === AT) && at > from;
    if (isHandleUnit(unit) || (joins && isHandleUnit(text.charCodeAt(at + 1)))) at++;
    else break;
  }
  return at;
}

function isHandleUnit(unit: number): boolean {
  return (
    (unit >= 0x30 && unit <= 0x39) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    (unit >= 0x61 && unit <= 0x7a) ||
    unit === UNDERSCORE
  );
}

function grow(): void {
  words = doubled(words);
  starts = doubled(starts);
  ends = doubled(ends);
}

function doubled(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const twice = new Int32Array(array.length * 2);
  twice.set(array);
  return twice;
}

const JOINER = 0x200d;
const CONTINUES = /^(?:\p{M}|\p{Emoji_Modifier})/u;

/** A mark belongs to the character before it, so a passage does not begin with one. */
function wholeStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && continues(text, start)) start -= isLowSurrogate(text, start - 1) ? 2 : 1;
  return start;
}

function wholeEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && continues(text, end)) end += isLowSurrogate(text, end + 1) ? 2 : 1;
  return end;
}

function continues(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 0x300) return false;
  return unit === JOINER || CONTINUES.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
