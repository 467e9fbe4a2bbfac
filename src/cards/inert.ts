/** Texts of strangers, made safe to print: nothing in them may move a cursor, reorder or hide a line. */
import { namedCharacter, replaceUnsafe } from "../domain/unsafe-characters.ts";

/** More marks than any living script stacks on one letter; beyond it they only climb over other lines. */
const MARKS_A_LETTER = 4;

const PILED_MARKS = new RegExp(`(\\p{M}{${MARKS_A_LETTER}})\\p{M}+`, "gu");
const BLANKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
const LINE_BREAKS = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g;
/** A joiner between two pictures makes one emoji and stays; everything else without a width is named. */
const INVISIBLE =
  /(?<!\p{Extended_Pictographic}[\uFE0F\u{1F3FB}-\u{1F3FF}]?)\u200D|\u200D(?!\p{Extended_Pictographic})|[\u00AD\u115F\u1160\u180E\u200B\u200C\u2060-\u2064\u206A-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;

/** One line: line breaks and tabs become a space, and what cannot be seen is shown by its number. */
export function inertLine(value: string): string {
  return shown(value.toWellFormed().replace(BLANKS, " "));
}

/** The same for a text of several lines. */
export function inertLines(value: string): string[] {
  return value.toWellFormed().replaceAll("\t", " ").split(LINE_BREAKS).map(shown);
}

function shown(line: string): string {
  return replaceUnsafe(line, namedCharacter).replace(INVISIBLE, namedCharacter).replace(PILED_MARKS, "$1");
}
