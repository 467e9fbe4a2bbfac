/** Cards as rows of a terminal, with colour or without. */
import { styleText } from "node:util";
import type { Card } from "../../cards/card.ts";
import { type LaidLine, layOut, type Span, type Tone } from "../../cards/layout.ts";
import { wrapLine } from "./wrap.ts";

export interface RenderOptions {
  readonly colour: boolean;
  /** Rows are at most this wide; null where nothing needs to fit (a pipe). */
  readonly columns: number | null;
  readonly timeZone: string;
}

const STYLES: Readonly<Record<Tone, Parameters<typeof styleText>[0] | null>> = {
  plain: null,
  strong: "bold",
  code: "cyan",
  link: "blue",
  label: "bold",
  quiet: "dim",
  mark: ["black", "bgYellow"],
};

/** A card's rows, none with a line break in it. */
export function cardRows(card: Card, options: RenderOptions): string[] {
  return layOut(card, { timeZone: options.timeZone }).flatMap((line) => lineRows(line, options));
}

/** One laid line's rows. */
export function lineRows(line: LaidLine, options: RenderOptions): string[] {
  const rows =
    options.columns === null
      ? [[{ tone: "quiet" as const, text: line.lead }, ...line.spans]]
      : wrapLine(line, options.columns);
  return rows.map((row) => row.map((span) => painted(span, options.colour)).join(""));
}

function painted(span: Span, colour: boolean): string {
  const style = STYLES[span.tone];
  if (!colour || style === null || span.text === "") return span.text;
  // Whether colour is wanted was decided before: the stream is not asked again.
  return styleText(style, span.text, { validateStream: false });
}
