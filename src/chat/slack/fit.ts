/** Cuts a card to what one message of Slack holds, by grapheme and so that the cut can be seen. */
import type { Card, CardNode, Inline } from "../../cards/card.ts";
import { shortened } from "../../cards/excerpt.ts";
import { inertLine, inertLines } from "../../cards/inert.ts";
import { wordsIn } from "../../cards/words/catalogue.ts";
import { LIMITS } from "./limits.ts";

/** An element that would show less than this is not worth its place. */
const LEAST = 40;
/** What the line that tells of the cut takes. */
const CUT_LINE = 120;
/** A button's value as it is sent, at most, with its label. */
const BUTTON = 120;

/** How long one node may be, tried in this order: so the longest give way before anything is left out. */
const LONGEST_NODE = [LIMITS.section / 2, LIMITS.section / 4, LIMITS.section / 8];

/** The card's nodes, none longer than Slack takes, and all of them together within a message. */
export function fitted(card: Card): readonly CardNode[] {
  const nodes = card.nodes.map(asShown);
  let fit = cutTo(LIMITS.section, nodes);
  for (const longest of LONGEST_NODE) {
    if (!fit.cut) return fit.kept;
    fit = cutTo(longest, nodes);
  }
  if (!fit.cut) return fit.kept;
  const { kept } = fit;
  const line: Inline[] = [{ is: "text", text: wordsIn(card.language).chat.cutHere }];
  const at = kept.findLastIndex(({ is }) => is !== "actions") + 1;
  return kept.toSpliced(at, 0, { is: "note", line });
}

/** `cut` where something had to be left out as a whole. */
function cutTo(
  longest: number,
  nodes: readonly CardNode[],
): { readonly kept: readonly CardNode[]; readonly cut: boolean } {
  const buttons = nodes.reduce((sum, node) => sum + (node.is === "actions" ? sizeOf(node) : 0), 0);
  let room = LIMITS.message - Math.min(buttons, LIMITS.message / 2) - CUT_LINE;
  let cut = false;
  const kept = nodes.flatMap((node): CardNode[] => {
    if (node.is === "actions") return [node];
    const fits = room < LEAST ? null : within(node, Math.min(room, longest));
    if (fits === null) {
      cut = true;
      return [];
    }
    room -= sizeOf(fits);
    return [fits];
  });
  return { kept, cut };
}

/** With every text as it will be read, because a name for what cannot be seen is longer than that. */
function asShown(node: CardNode): CardNode {
  switch (node.is) {
    case "headline":
    case "line":
    case "note":
      return { ...node, line: node.line.map(inlineShown) };
    case "fact":
      return { ...node, label: lineShown(node.label), line: node.line.map(inlineShown) };
    case "quote":
    case "block":
      return { ...node, text: inertLines(bounded(node.text)).join("\n") };
    case "picture":
      return { ...node, alt: lineShown(node.alt) };
    case "list":
      return { ...node, items: node.items.map((item) => item.map(inlineShown)) };
    case "actions":
      return node;
  }
}

function inlineShown(part: Inline): Inline {
  if (part.is === "time") return part;
  return part.is === "link"
    ? { ...part, label: lineShown(part.label) }
    : { ...part, text: lineShown(part.text) };
}

function lineShown(text: string): string {
  return inertLine(bounded(text));
}

/** Never more than is then cut by grapheme: a text of a whole book costs no more than one of a page. */
function bounded(text: string): string {
  return text.slice(0, LIMITS.section + 100);
}

/** What a node takes of a message: its characters as they are shown, and something for each element. */
function sizeOf(node: CardNode): number {
  switch (node.is) {
    case "headline":
    case "line":
    case "note":
      return lineSize(node.line);
    case "fact":
      return node.label.length + LIMITS.element + lineSize(node.line);
    case "quote":
    case "block":
      return node.text.length + LIMITS.element;
    case "picture":
      return node.alt.length + LIMITS.element;
    case "list":
      return node.items.reduce<number>((sum, item) => sum + lineSize(item), LIMITS.element);
    case "actions":
      return node.actions.length * (BUTTON + LIMITS.element);
  }
}

function lineSize(line: readonly Inline[]): number {
  return line.reduce<number>((sum, part) => sum + inlineSize(part), LIMITS.element);
}

function inlineSize(part: Inline): number {
  if (part.is === "time") return 3 * LIMITS.element;
  if (part.is === "link") {
    // A longer address is left out, and its label stays.
    const address = part.url.length > LIMITS.url ? 0 : part.url.length;
    return address + part.label.length + LIMITS.element;
  }
  return part.text.length + LIMITS.element;
}

/** The node in at most so much room; null where nothing of it would be left. */
function within(node: Exclude<CardNode, { is: "actions" }>, room: number): CardNode | null {
  if (sizeOf(node) <= room) return node;
  const inside = room - LIMITS.element;
  switch (node.is) {
    case "headline":
    case "line":
    case "note":
      return { ...node, line: cutLine(node.line, inside) };
    case "fact": {
      const label = shortened(node.label, LIMITS.buttonText);
      return { ...node, label, line: cutLine(node.line, inside - label.length - LIMITS.element) };
    }
    case "quote":
    case "block":
      return { ...node, text: shortened(node.text, inside) };
    case "picture":
      return { ...node, alt: shortened(node.alt, inside) };
    case "list":
      return cutList(node, inside);
  }
}

/** A list ends with how many more there are, whatever they are left out for. */
function cutList(node: Extract<CardNode, { is: "list" }>, room: number): CardNode | null {
  const items: (readonly Inline[])[] = [];
  let left = room - LEAST;
  for (const item of node.items) {
    const fits = cutLine(item, LIMITS.section / 4);
    const size = lineSize(fits);
    if (size > left) break;
    items.push(fits);
    left -= size;
  }
  return { ...node, items, more: node.more + node.items.length - items.length };
}

function cutLine(line: readonly Inline[], room: number): readonly Inline[] {
  if (lineSize(line) <= room) return line;
  const kept: Inline[] = [];
  let left = room - 2 * LIMITS.element;
  for (const part of line) {
    const size = inlineSize(part);
    if (size <= left) {
      kept.push(part);
      left -= size;
      continue;
    }
    const inside = left - LIMITS.element;
    if (part.is === "time" || inside < LEAST / 2) kept.push({ is: "text", text: " …" });
    else if (part.is === "link") kept.push({ is: "text", text: shortened(part.label, inside) });
    else kept.push({ ...part, text: shortened(part.text, inside) });
    break;
  }
  return kept;
}
