/** Burst lines as JSON Lines and as CSV that a spreadsheet opens without running anything in it. */
import { stringify } from "csv-stringify/sync";
import { escapedCharacter, namedCharacter, replaceUnsafe } from "../domain/unsafe-characters.ts";
import type { BurstLine } from "./burst-line.ts";

/** The columns of the CSV, which are the keys of the JSON in their order. */
const BURST_COLUMNS = [
  "id",
  "wave",
  "watch",
  "horizon",
  "kind",
  "passage",
  "accounts",
  "posts",
  "firstAt",
  "lastAt",
  "detectedAt",
  "score",
  "explanations",
  "announced",
  "reason",
] as const satisfies readonly (keyof BurstLine)[];

/** A carriage return alone ends a line for some readers, so it is quoted as a line feed is. */
const LINE_BREAK = /[\r\n]/;

/** What a cell may hold of them: a quoted cell has its line breaks. */
const KEPT_IN_CELLS = "\t\r\n";

/** One line of JSON with its line feed; what would steer a terminal is escaped, which leaves the values alone. */
export function toJsonRow(line: BurstLine): string {
  return `${replaceUnsafe(JSON.stringify(line), escapedCharacter)}\n`;
}

/** The CSV's first line, with its line feed. */
export function csvHeader(): string {
  return stringify([[...BURST_COLUMNS]]);
}

/**
 * One CSV row with its line feed: lists space-separated, explanations as `kind: why` joined by "; ". A cell
 * that a spreadsheet would take for a formula gets a leading apostrophe (OWASP, CSV injection).
 */
export function toCsvRow(line: BurstLine): string {
  const cells = BURST_COLUMNS.map((column) => printable(cell(line, column)));
  return stringify([cells], { escape_formulas: true, quoted_match: LINE_BREAK });
}

function cell(line: BurstLine, column: (typeof BURST_COLUMNS)[number]): string {
  switch (column) {
    case "accounts":
    case "posts":
      return line[column].join(" ");
    case "explanations":
      return line.explanations.map(({ kind, why }) => `${kind}: ${why}`).join("; ");
    case "score":
      return line.score === null ? "" : String(line.score);
    default:
      return String(line[column]);
  }
}

/**
 * Cells are shown in terminals and spreadsheets, and NUL ends a text for many programs that read CSV: what
 * cannot stand there is named. A lone surrogate is not UTF-8 and becomes U+FFFD.
 */
function printable(value: string): string {
  return replaceUnsafe(value.toWellFormed(), namedCharacter, KEPT_IN_CELLS);
}
