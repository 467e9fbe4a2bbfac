/** Burst lines as JSON Lines and as CSV that a spreadsheet opens without running anything in it. */
import { escapedCharacter, replaceUnsafe } from "../domain/unsafe-characters.ts";
import type { BurstLine } from "./burst-line.ts";
import { csvRow } from "./csv.ts";

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

/** One line of JSON with its line feed; what would steer a terminal is escaped, which leaves the values alone. */
export function toJsonRow(line: BurstLine): string {
  return `${replaceUnsafe(JSON.stringify(line), escapedCharacter)}\n`;
}

/** The CSV's first line, with its line feed. */
export function csvHeader(): string {
  return csvRow(BURST_COLUMNS);
}

/** One CSV row with its line feed: lists space-separated, explanations as `kind: why` joined by "; ". */
export function toCsvRow(line: BurstLine): string {
  return csvRow(BURST_COLUMNS.map((column) => cell(line, column)));
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
