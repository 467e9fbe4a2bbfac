/** A card as lines of text with roles, before colour and wrapping: what every text medium starts from. */
import type { Action, Card, CardNode, Inline } from "./card.ts";
import { inertLine, inertLines } from "./inert.ts";
import { type Words, wordsIn } from "./words/catalogue.ts";

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

/** How a card's nodes are written: in the reader's zone, in the card's language. */
interface Manner extends LayoutOptions {
  readonly words: Words;
}

export const UTC: LayoutOptions = { timeZone: "UTC" };

/** The whole card, its mark and whom it mentions in front of the headline, or in front of the first line where it has none. */
export function layOut(card: Card, options: LayoutOptions = UTC): LaidLine[] {
  const manner = { ...options, words: wordsIn(card.language) };
  const lines = card.nodes.flatMap((node) => layNode(node, manner));
  const first = lines[0];
  if (first === undefined) return lines;
  const before: Span[] = [];
  if (card.mark !== null) before.push({ tone: "mark", text: card.mark }, plain(" "));
  if (card.mention) before.push(plain(`${inertLine(card.mention)} `));
  return [{ ...first, spans: [...before, ...first.spans] }, ...lines.slice(1)];
}

/** The text of a line without its roles. */
export function lineText(line: LaidLine): string {
  return line.lead + line.spans.map((span) => span.text).join("");
}

/** Options of things with an id, which stand first there and read well without their names. */
const BY_POSITION = ["id", "show"];

/** What one types to get what a button gives: `/verbatim burst 7K3Q posts`. */
function typedAction(action: Action): string {
  const options = Object.entries(action.options).map(([name, value]) =>
    "id" in action.options && BY_POSITION.includes(name)
      ? typedValue(value)
      : `--${name} ${typedValue(value)}`,
  );
  return inertLine(["/verbatim", action.command, ...options].join(" "));
}

function layNode(node: CardNode, manner: Manner): LaidLine[] {
  switch (node.is) {
    case "headline":
      return [laid(layInline(node.line, manner, "strong"))];
    case "line":
      return [laid(layInline(node.line, manner))];
    case "note":
      return [laid(layInline(node.line, manner, "quiet"))];
    case "quote":
      return inertLines(node.text).map((row) => laid([plain(row)], "│ ", true));
    case "block":
      return inertLines(node.text).map((row) => laid([{ tone: "code", text: row }], "  ", true));
    case "fact":
      return [
        laid([{ tone: "label", text: inertLine(node.label) }, plain(" "), ...layInline(node.line, manner)]),
      ];
    case "list":
      return [
        ...node.items.map((item) => laid(layInline(item, manner), "- ")),
        ...(node.more > 0
          ? [laid([{ tone: "quiet", text: manner.words.amounts.more(node.more) }], "  ")]
          : []),
      ];
    case "picture":
      return [laid([{ tone: "quiet", text: manner.words.chat.picture(inertLine(node.alt)) }])];
    case "actions":
      return node.actions.map((action) =>
        laid([
          { tone: "label", text: `[${inertLine(action.label)}]` },
          { tone: "quiet", text: ` ${typedAction(action)}` },
        ]),
      );
  }
}

function layInline(line: readonly Inline[], manner: Manner, base: Tone = "plain"): Span[] {
  return line.map((part) => laySpan(part, manner, base));
}

function laySpan(part: Inline, manner: Manner, base: Tone): Span {
  switch (part.is) {
    case "text":
      return { tone: base, text: inertLine(part.text) };
    case "strong":
    case "code":
      return { tone: part.is, text: inertLine(part.text) };
    case "time":
      return { tone: base, text: manner.words.amounts.moment(part.at, part.style, manner.timeZone) };
    case "link":
      return { tone: "link", text: `${inertLine(part.label)} (${inertLine(part.url)})` };
  }
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
