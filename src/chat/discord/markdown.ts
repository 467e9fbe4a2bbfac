/** A card's nodes as Discord's markdown, each within a part of the room that there is. */
import type { CardNode, Inline } from "../../cards/card.ts";
import { inertLines } from "../../cards/inert.ts";
import type { Words } from "../../cards/words/catalogue.ts";
import { SECOND } from "../../domain/time.ts";
import { codeSpan, escaped, escapedWithin, linkTarget } from "./escape.ts";

/** UTF-16 units that a node of each kind takes at most where there is room enough. */
const ROOM = { headline: 500, line: 1_200, quote: 1_500, fact: 1_000, item: 300, note: 600, block: 1_500 };

export interface MarkdownOptions {
  readonly words: Words;
  /** What part of each node's room there is, above 0 and at most 1. */
  readonly share: number;
  /** Names of pictures that go with the message: their words are not needed. */
  readonly pictures: ReadonlySet<string>;
}

/** The node as lines; nothing for what is no text of the message. */
export function nodeMarkdown(node: CardNode, options: MarkdownOptions): readonly string[] {
  const room = (kind: keyof typeof ROOM) => Math.max(24, Math.floor(ROOM[kind] * options.share));
  switch (node.is) {
    case "headline":
      return [strong(inline(node.line, room("headline"), true))];
    case "line":
      return [inline(node.line, room("line"))];
    case "note":
      return [`-# ${inline(node.line, room("note"))}`];
    case "quote":
      return cutLines(inertLines(node.text), room("quote")).map((line) => `> ${line}`);
    case "block":
      // One piece, so that it is never parted from its end.
      return [["```", ...cutCode(inertLines(node.text), room("block")), "```"].join("\n")];
    case "fact":
      return [`${strong(escapedWithin(node.label, 100))} ${inline(node.line, room("fact"))}`];
    case "list": {
      const shown = Math.max(1, Math.ceil(node.items.length * options.share));
      const more = node.more + Math.max(0, node.items.length - shown);
      return [
        ...node.items.slice(0, shown).map((item) => `- ${inline(item, room("item"))}`),
        ...(more > 0 ? [`-# ${escaped(options.words.amounts.more(more))}`] : []),
      ];
    }
    case "picture":
      return options.pictures.has(node.name)
        ? []
        : [`-# ${escapedWithin(options.words.chat.picture(node.alt), room("note"))}`];
    case "actions":
      return [];
  }
}

/** Parts of a line that fit; the first that does not is cut, or left out where a cut would break it. */
function inline(line: readonly Inline[], room: number, isStrong = false): string {
  let written = "";
  for (const part of line) {
    const left = room - written.length;
    const next = inlinePart(part, left, isStrong);
    if (next.length > left) return `${written.trimEnd()}…`;
    written += next;
  }
  return written;
}

function inlinePart(part: Inline, left: number, isStrong: boolean): string {
  switch (part.is) {
    case "text":
      return left < 2 ? "…" : escapedWithin(part.text, left);
    case "strong": {
      const text = escapedWithin(part.text, Math.max(2, left - 4));
      return isStrong ? text : strong(text);
    }
    case "code":
      return codeSpan(part.text.slice(0, Math.max(2, left - 2)));
    case "time":
      return timestamp(part.at, part.style);
    case "link": {
      const target = linkTarget(part.url);
      const label = escapedWithin(part.label, Math.max(2, Math.min(left, 200)));
      if (target === null || label.trim() === "") return label;
      return `[${label}](${target})`;
    }
  }
}

/** Shown in each reader's own zone and manner. */
function timestamp(at: number, style: "clock" | "date" | "full"): string {
  const letter = { clock: "t", date: "D", full: "f" }[style];
  return `<t:${Math.floor(at / SECOND)}:${letter}>`;
}

/** Blanks at its ends stay outside: within the stars nothing would be strong. */
function strong(text: string): string {
  return text.replace(/^(\s*)(\S|\S.*\S)(\s*)$/s, "$1**$2**$3");
}

function cutLines(lines: readonly string[], room: number): string[] {
  const kept: string[] = [];
  let left = room;
  for (const line of lines) {
    if (left < 8) return [...kept, "…"];
    const next = escapedWithin(line, left);
    kept.push(next);
    left -= next.length + 3;
  }
  return kept;
}

function cutCode(lines: readonly string[], room: number): string[] {
  const kept: string[] = [];
  let left = room;
  for (const line of lines) {
    const bare = line.replaceAll("`", "ˋ");
    if (bare.length + 1 > left) return [...kept, "…"];
    kept.push(bare);
    left -= bare.length + 1;
  }
  return kept;
}
