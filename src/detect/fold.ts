/**
 * Folds a character to what two copies of a text still have in common: case, accents, invisible
 * characters, styled and look-alike letters may differ. For comparison only, never for display.
 */
import { DRAWN_CAPITALS, foldLookalike } from "./lookalikes.ts";

/** What `foldUnit` answers for a character that is no letter or digit: it ends a word. */
export const SEPARATOR = 1;
/** … for a character that vanishes without ending a word: accents, apostrophes, invisible ones. */
export const IGNORED = 2;
/** … for a character that folds to several letters; `expansionOf` has them. */
export const SEVERAL = 3;

/** How much a character that is a word by itself weighs less than a word: the class in a word's low bits. */
export const WORD = 0;
const HAN_OR_KANA = 1;
const THAI_LIKE = 2;
export type WeightClass = typeof WORD | typeof HAN_OR_KANA | typeof THAI_LIKE;

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const VANISHING = /[\p{M}\p{Cf}]/gu;
/** Apostrophes and their stand-ins, the Arabic stretcher, and fillers that show nothing. */
const DROPPED = new Set("'’‘ʼ`´＇ـ\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0");

/** Learned one by one: most texts use few of the 65,536 units, and a table at once would delay the start. */
const folded = new Uint16Array(65_536);
const expansions = new Map<number, readonly number[]>();

/**
 * The folded UTF-16 unit of a UTF-16 unit or of a code point beyond them, or one of SEPARATOR, IGNORED
 * and SEVERAL.
 */
export function foldUnit(point: number): number {
  if (point > 0xffff) return foldBeyond(point);
  return folded[point] || learn(point);
}

/** The letters of a character for which `foldUnit` answered SEVERAL. */
export function expansionOf(point: number): readonly number[] {
  return expansions.get(point) ?? [];
}

/** A Greek capital as it is drawn, when that differs from how it folds; else 0. */
export function drawnCapital(unit: number): number {
  if (unit < 0x0391 || unit > 0x03a9) return 0;
  return DRAWN_CAPITALS.get(String.fromCharCode(unit))?.charCodeAt(0) ?? 0;
}

export function weightClass(point: number): WeightClass {
  if (point < 0x0e01) return WORD;
  if (point <= 0x0eff || (point >= 0x1000 && point <= 0x109f) || (point >= 0x1780 && point <= 0x17ff)) {
    return THAI_LIKE;
  }
  if (point < 0x3005) return WORD;
  const kana = (point >= 0x3041 && point <= 0x30ff) || (point >= 0xff66 && point <= 0xff9f);
  const han =
    point === 0x3005 ||
    (point >= 0x3400 && point <= 0x4dbf) ||
    (point >= 0x4e00 && point <= 0x9fff) ||
    (point >= 0xf900 && point <= 0xfaff) ||
    (point >= 0x20000 && point <= 0x3ffff);
  return kana || han ? HAN_OR_KANA : WORD;
}

const beyond = new Map<number, number>();

function foldBeyond(point: number): number {
  const known = beyond.get(point);
  if (known !== undefined) return known;
  const value = weightClass(point) === HAN_OR_KANA ? hanBeyond(point) : fold(point, enclosedLetter(point));
  beyond.set(point, value);
  return value;
}

function learn(unit: number): number {
  const value = fold(unit, String.fromCharCode(unit));
  folded[unit] = value;
  return value;
}

function fold(point: number, character: string): number {
  if (DROPPED.has(character)) return IGNORED;
  // The signs of Thai-like scripts are letters of their own; everywhere else marks are accents.
  if (weightClass(point) === THAI_LIKE) return /[\p{L}\p{N}\p{M}]/u.test(character) ? point : SEPARATOR;
  if (character.replace(VANISHING, "") === "") return IGNORED;
  const plain = character.normalize("NFKD").toLowerCase().normalize("NFKD").replace(VANISHING, "");
  const letters: number[] = [];
  for (const letter of plain === "ß" ? "ss" : plain) {
    if (LETTER_OR_DIGIT.test(letter)) letters.push(letterCode(foldLookalike(letter)));
  }
  // "½" and "℀" are letters around a sign, which would have ended the word.
  if (letters.length === 0 || letters.length !== [...(plain === "ß" ? "ss" : plain)].length) return SEPARATOR;
  if (letters.length === 1) return letters[0] ?? SEPARATOR;
  expansions.set(point, letters);
  return SEVERAL;
}

/** A 16-bit stand-in for a letter; letters beyond the basic plane share the private-use range. */
function letterCode(letter: string): number {
  const point = letter.codePointAt(0) ?? 0;
  return point <= 0xffff ? point : 0xe000 + (point % 0x1900);
}

function hanBeyond(point: number): number {
  return letterCode(String.fromCodePoint(point));
}

/** Letters in black circles and squares, which Unicode does not decompose: 🅐 and 🅰 are an "a". */
function enclosedLetter(point: number): string {
  if (point >= 0x1f150 && point <= 0x1f169) return String.fromCharCode(0x61 + point - 0x1f150);
  if (point >= 0x1f170 && point <= 0x1f189) return String.fromCharCode(0x61 + point - 0x1f170);
  return String.fromCodePoint(point);
}
