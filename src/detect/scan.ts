/** The loop that finds the words of a text in its UTF-8 bytes, at some five nanoseconds a byte. */
import { drawnCapital, foldUnit, IGNORED, SEPARATOR } from "./fold.ts";
import { learn, loneWords, stops } from "./letters.ts";
import {
  AT,
  DOT,
  isHostStart,
  isPictureHost,
  isSchemeEnd,
  pastLink,
  pastMention,
  UNDERSCORE,
} from "./links.ts";
import { placePlain, run, scanLetters, scanLone, scanPlain } from "./runs.ts";
import { BROKEN, pointAt } from "./utf8.ts";
import { hashAsDrawn, mixIn, wordOf, wordOfHash } from "./word-hash.ts";
import { makeRoom, sheet } from "./word-sheet.ts";

const SPACE = 0x20;
const HASHTAG = 0x23;
const WIDE_HASHTAG = 0xff03;
const COLON = 0x3a;
const WIDE_AT = 0xff20;

const HTTP = wordOf("http");
const HTTPS = wordOf("https");
const WWW = wordOf("www");
const PIC = wordOf("pic");
const RT = wordOf("rt");

/**
 * Finds the words in bytes [begin, end) and answers how many there are; BROKEN where the bytes are no UTF-8.
 * Behind the text must stand a byte that continues no character.
 * @param placed whether the places of the words are asked for afterwards.
 */
export function scan(bytes: Uint8Array, begin: number, end: number, placed = false): number {
  makeRoom(end - begin);
  const { words, first, starts, ends } = sheet;
  let count = 0;
  /** How many of the words stand before the trailing tags, and how many did before the last word. */
  let kept = 0;
  let keptBefore = 0;
  let inTag = false;
  let hash = 0;
  /** Where the word under way began, or -1 between words. */
  let start = -1;
  let hasCapital = false;
  let at = begin;
  let isPlain = true;

  for (;;) {
    if (isPlain && at < end && stops[bytes[at]!] === 0) {
      const plainFrom = at;
      at = scanPlain(bytes, plainFrom, end, count);
      if (placed) placePlain(bytes, plainFrom, count);
      if (run.count > count) count = kept = run.count;
      if (run.start < at) start = run.start;
      hash = run.hash;
    }
    isPlain = false;
    const from = at;
    at = scanLetters(bytes, from, end, hash);
    hash = run.hash;
    const point = at === end ? SPACE : bytes[at]! < 0x80 ? bytes[at]! : pointAt(bytes, at);
    const step = point < 0x80 ? 1 : point < 0x800 ? 2 : point <= 0xffff ? 3 : 4;
    if (at > from && start < 0) start = from;

    let folded = SEPARATOR;
    let lone = 0;
    if (point !== SPACE) {
      if (point === BROKEN) return BROKEN;
      lone = point > 0xffff ? 0 : loneWords[point]!;
      if (lone === 0) {
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
      words[first + count] = wordOfHash(hasCapital ? hashAsDrawn(bytes, start, at) : hash);
      starts[count] = start;
      ends[count] = at;
      count++;
      keptBefore = kept;
      if (!inTag) kept = count;
      start = -1;
      hash = 0;
      hasCapital = false;
    }
    if (at >= end) return kept;
    if (point === SPACE) {
      inTag = false;
      isPlain = true;
      at++;
    } else if (lone !== 0) {
      words[first + count] = lone;
      starts[count] = at;
      at += step;
      ends[count] = at;
      count++;
      if (!inTag) kept = count;
      if (at < end && bytes[at]! >= 0xe0) {
        at = scanLone(bytes, at, end, count);
        count = run.count;
        if (!inTag) kept = count;
      }
    } else if (point === UNDERSCORE) {
      at++;
    } else if ((point === AT || point === WIDE_AT) && before === 0) {
      inTag = false;
      const past = pastMention(bytes, at + step, end);
      if (past > at + step && count === 1 && words[first] === RT) count = kept = 0;
      at = past;
    } else if (before > 0 && isLinkStart(bytes, at, end, words[first + count - 1]!)) {
      inTag = false;
      count--;
      kept = keptBefore;
      at = pastLink(bytes, at, end);
    } else {
      inTag = point === HASHTAG || point === WIDE_HASHTAG;
      at += step;
    }
  }
}

/** Whether the word just ended and what follows it are the beginning of a link. */
function isLinkStart(bytes: Uint8Array, at: number, end: number, last: number): boolean {
  const byte = bytes[at]!;
  if (byte === COLON) return (last === HTTP || last === HTTPS) && isSchemeEnd(bytes, at, end);
  if (byte !== DOT) return false;
  return (last === WWW && isHostStart(bytes, at, end)) || (last === PIC && isPictureHost(bytes, at, end));
}
