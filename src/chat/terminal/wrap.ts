/** Breaking a laid line into rows that fit the terminal, between words where there are any. */
import type { LaidLine, Span } from "../../cards/layout.ts";
import { graphemesOf, graphemeWidth, textWidth } from "./width.ts";

/** A row narrower than this cannot be read; the terminal then wraps as it likes. */
const NARROWEST = 20;

/** Rows of spans, each at most `columns` wide with its lead. */
export function wrapLine(line: LaidLine, columns: number): Span[][] {
  const leadWidth = textWidth(line.lead);
  const width = Math.max(NARROWEST, columns) - leadWidth;
  const rows: Span[][] = [[]];
  let used = 0;
  for (const span of line.spans) {
    for (const word of span.text.match(/ +|[^ ]+/g) ?? []) {
      for (const piece of pieces(word, width)) {
        const wide = textWidth(piece);
        if (used + wide > width) {
          rows.push([]);
          used = 0;
          if (piece.trim() === "") continue;
        }
        append(rows.at(-1) ?? [], { tone: span.tone, text: piece });
        used += wide;
      }
    }
  }
  return rows.map((row, i) => withLead(row, i === 0 || line.repeat ? line.lead : " ".repeat(leadWidth)));
}

/** Joins what has one tone, so that a row has as few colour changes as the line. */
function append(row: Span[], piece: Span): void {
  const last = row.at(-1);
  if (last?.tone === piece.tone) row[row.length - 1] = { tone: piece.tone, text: last.text + piece.text };
  else row.push(piece);
}

/** A word that is wider than a row, cut between graphemes. */
function pieces(word: string, width: number): string[] {
  if (textWidth(word) <= width) return [word];
  const cut: string[] = [];
  let piece = "";
  let used = 0;
  for (const grapheme of graphemesOf(word)) {
    const wide = graphemeWidth(grapheme);
    if (used + wide > width) {
      cut.push(piece);
      piece = "";
      used = 0;
    }
    piece += grapheme;
    used += wide;
  }
  return [...cut, piece];
}

function withLead(row: Span[], lead: string): Span[] {
  return lead === "" ? row : [{ tone: "quiet", text: lead }, ...row];
}
