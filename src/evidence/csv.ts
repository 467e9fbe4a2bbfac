/** One row of a CSV that a spreadsheet opens without running anything in it, and a terminal shows without harm. */
import { stringify } from "csv-stringify/sync";
import { namedCharacter, replaceUnsafe } from "../domain/unsafe-characters.ts";

/** A carriage return alone ends a line for some readers, so it is quoted as a line feed is. */
const LINE_BREAK = /[\r\n]/;

/** What a cell may hold of them: a quoted cell has its line breaks. */
const KEPT_IN_CELLS = "\t\r\n";

/**
 * Where lists are written with semicolons, as in most of Europe, a spreadsheet that opens a file splits its lines there,
 * and a quotation mark in the middle of a line keeps nothing together: what stands behind a semicolon or a line break
 * within a cell begins a cell of its own.
 */
const FORMULA_WITHIN = /(?<=[;\r\n])(?="*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])/g;

/**
 * With its line feed. What a spreadsheet would take for a formula, at the beginning of a cell or within it, gets an
 * apostrophe before it (OWASP, CSV injection).
 */
export function csvRow(cells: readonly string[]): string {
  return stringify([cells.map(printable)], { escape_formulas: true, quoted_match: LINE_BREAK });
}

/**
 * Cells are shown in terminals and spreadsheets, and NUL ends a text for many programs that read CSV: what
 * cannot stand there is named. A lone surrogate is not UTF-8 and becomes U+FFFD.
 */
function printable(value: string): string {
  return replaceUnsafe(value.toWellFormed(), namedCharacter, KEPT_IN_CELLS).replace(FORMULA_WITHIN, "'");
}
