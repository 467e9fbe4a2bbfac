/** A card as lines of text with roles, before colour and wrapping: what every text medium starts from. */
import type { Instant } from "../domain/time.ts";
import { grouped } from "./amounts.ts";
import type { Action, Card, CardNode, Inline } from "./card.ts";
import { inertLine, inertLines } from "./inert.ts";

export type Tone = "plain" | "strong" | "code" | "link" | "label" | "quiet" | "mark";

/** A run of text that can no longer do anything but be read. */
export interface Span {
  readonly tone: Tone;
  readonly text: string;
}

export interface LaidLine {
  /** What its first row starts with, and, as blanks of the same width unless `repeat`, the next ones. */
  readonly lead: string;
  readonly repeat: boolean;
  readonly spans: readonly Span[];
}

export interface LayoutOptions {
  /** IANA name of the reader's time zone. */
  readonly timeZone: string;
}

export const UTC: LayoutOptions = { timeZone: "UTC" };

/** The whole card, its mark in front of the headline, or in front of the first line where it has none. */
export function layOut(card: Card, options: LayoutOptions = UTC): LaidLine[] {
  const lines = card.nodes.flatMap((node) => layNode(node, options));
  const first = lines[0];
  if (card.mark === null || first === undefined) return lines;
  const marked: Span[] = [{ tone: "mark", text: card.mark }, plain(" "), ...first.spans];
  return [{ ...first, spans: marked }, ...lines.slice(1)];
}

/** The text of a line without its roles. */
export function lineText(line: LaidLine): string {
  return line.lead + line.spans.map((span) => span.text).join("");
}

/** What one types to get what a button gives: `/verbatim burst 7K3Q posts`. */
function typedAction(action: Action): string {
  return inertLine(["/verbatim", action.command, ...Object.values(action.options).map(typedValue)].join(" "));
}

function layNode(node: CardNode, options: LayoutOptions): LaidLine[] {
  switch (node.is) {
    case "headline":
      return [laid(layInline(node.line, options, "strong"))];
    case "line":
      return [laid(layInline(node.line, options))];
    case "note":
      return [laid(layInline(node.line, options, "quiet"))];
    case "quote":
      return inertLines(node.text).map((row) => laid([plain(row)], "│ ", true));
    case "block":
      return inertLines(node.text).map((row) => laid([{ tone: "code", text: row }], "  ", true));
    case "fact":
      return [
        laid([{ tone: "label", text: inertLine(node.label) }, plain(" "), ...layInline(node.line, options)]),
      ];
    case "list":
      return [
        ...node.items.map((item) => laid(layInline(item, options), "- ")),
        ...(node.more > 0 ? [laid([{ tone: "quiet", text: `and ${grouped(node.more)} more` }], "  ")] : []),
      ];
    case "actions":
      return node.actions.map((action) =>
        laid([
          { tone: "label", text: `[${inertLine(action.label)}]` },
          { tone: "quiet", text: ` ${typedAction(action)}` },
        ]),
      );
  }
}

function layInline(line: readonly Inline[], options: LayoutOptions, base: Tone = "plain"): Span[] {
  return line.map((part) => laySpan(part, options, base));
}

function laySpan(part: Inline, options: LayoutOptions, base: Tone): Span {
  switch (part.is) {
    case "text":
      return { tone: base, text: inertLine(part.text) };
    case "strong":
    case "code":
      return { tone: part.is, text: inertLine(part.text) };
    case "time":
      return { tone: base, text: writtenTime(part.at, part.style, options.timeZone) };
    case "link":
      return { tone: "link", text: `${inertLine(part.label)} (${inertLine(part.url)})` };
  }
}

const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
const DATE = { day: "numeric", month: "short", year: "numeric" } as const;
const TIME_STYLES = { clock: CLOCK, date: DATE, full: { ...DATE, ...CLOCK, timeZoneName: "short" } } as const;

/** `01:47`, `23 Nov 2026`, or `23 Nov 2026, 01:47 UTC`. */
function writtenTime(at: Instant, style: keyof typeof TIME_STYLES, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", { ...TIME_STYLES[style], timeZone }).format(at);
}

function typedValue(value: string): string {
  return /^[^\s"'-][^\s"]*$/.test(value) ? value : `"${value.replaceAll('"', "'")}"`;
}

function laid(spans: readonly Span[], lead = "", repeat = false): LaidLine {
  return { lead, repeat, spans };
}

function plain(text: string): Span {
  return { tone: "plain", text };
}
