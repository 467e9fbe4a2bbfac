/** Card → Block Kit, purely: rich text, a header where the headline fits one, and buttons. */
import type { types } from "@slack/bolt";
import type { Action, Card, CardNode, Inline } from "../../cards/card.ts";
import { shortened } from "../../cards/excerpt.ts";
import { inertLine, inertLines } from "../../cards/inert.ts";
import { plainNotification } from "../../cards/plain-text.ts";
import { type Words, wordsIn } from "../../cards/words/catalogue.ts";
import { escaped } from "./escape.ts";
import { fitted } from "./fit.ts";
import { LIMITS } from "./limits.ts";
import { type Element, lineElements, textElement } from "./rich-text.ts";

export interface Rendering {
  /** What a button carries; see buttons.ts. */
  readonly buttonValue: (action: Action) => string;
  /** Slack's ids of pictures that were uploaded, by their names. */
  readonly pictures?: ReadonlyMap<string, string>;
  /** Whom to mention, in Slack's own writing: "<!subteam^S012AB3CD>". Of our own making, never from a text. */
  readonly mention?: string | null;
}

export interface SlackMessage {
  /** What notifications show; escaped. */
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}

type RichElement = types.RichTextBlock["elements"][number];
type TextNode = Exclude<CardNode, { is: "actions" | "picture" }>;

export function slackMessage(card: Card, rendering: Rendering): SlackMessage {
  const words = wordsIn(card.language);
  const blocks: types.KnownBlock[] = [];
  let run: TextNode[] = [];
  let marked = card.mark;
  const flush = () => {
    const elements = richElements(run, words);
    if (elements.length > 0) blocks.push({ type: "rich_text", elements });
    run = [];
  };
  for (const node of fitted(card)) {
    if (node.is === "actions") {
      flush();
      blocks.push(...actionBlocks(node.actions, rendering));
    } else if (node.is === "picture") {
      flush();
      blocks.push(pictureBlock(node, rendering, words));
    } else {
      const shown = marked === null ? node : withMark(node, marked);
      marked = null;
      const header = shown.is === "headline" ? headerBlock(shown.line) : null;
      if (header === null) run.push(shown);
      else blocks.push(header);
    }
  }
  flush();
  if (rendering.mention) blocks.splice(mentionAt(blocks), 0, mentionBlock(rendering.mention));
  return {
    text: escaped(shortened(plainNotification(card), LIMITS.text / 8)),
    blocks: blocks.slice(0, LIMITS.blocks),
  };
}

/** A mark stands in front of whatever comes first. */
function withMark(node: TextNode, mark: string): TextNode {
  const strong: Inline = { is: "strong", text: `${mark} ` };
  return "line" in node ? { ...node, line: [strong, ...node.line] } : { is: "line", line: [strong] };
}

/** Null where the headline holds more than plain words, or too many. */
function headerBlock(line: readonly Inline[]): types.HeaderBlock | null {
  const words = line.map((part) => ("text" in part ? inertLine(part.text) : null));
  if (words.includes(null)) return null;
  const text = words.join("").trim();
  if (text === "" || text.length > LIMITS.header) return null;
  return { type: "header", text: { type: "plain_text", text, emoji: false } };
}

/** Lines that follow each other are one section; quotes, lists and blocks to copy stand apart. */
function richElements(nodes: readonly TextNode[], words: Words): RichElement[] {
  const elements: RichElement[] = [];
  let lines: Element[] = [];
  const flush = () => {
    if (lines.length > 0) elements.push({ type: "rich_text_section", elements: lines });
    lines = [];
  };
  const add = (line: Element[]) => {
    lines.push(...(lines.length > 0 && line.length > 0 ? textElement("\n") : []), ...line);
  };
  for (const node of nodes) {
    switch (node.is) {
      case "headline":
        add(lineElements(node.line, words, { bold: true }));
        break;
      case "line":
        add(lineElements(node.line, words));
        break;
      case "note":
        add(lineElements(node.line, words, { italic: true }));
        break;
      case "fact":
        add([
          ...textElement(inertLine(node.label), { bold: true }),
          ...textElement(" "),
          ...lineElements(node.line, words),
        ]);
        break;
      case "quote":
        flush();
        elements.push({ type: "rich_text_quote", elements: orNothing(textElement(inertText(node.text))) });
        break;
      case "block":
        flush();
        elements.push({
          type: "rich_text_preformatted",
          elements: [{ type: "text", text: inertText(node.text) || "…" }],
        });
        break;
      case "list": {
        flush();
        const items = node.items.map((item) => sectionOf(lineElements(item, words)));
        if (items.length > 0) elements.push({ type: "rich_text_list", style: "bullet", elements: items });
        if (node.more > 0) add(textElement(words.amounts.more(node.more), { italic: true }));
        break;
      }
    }
  }
  flush();
  return elements;
}

function sectionOf(elements: Element[]): types.RichTextSection {
  return { type: "rich_text_section", elements: orNothing(elements) };
}

/** Slack refuses what holds nothing at all. */
function orNothing(elements: Element[]): Element[] {
  return elements.length === 0 ? [{ type: "text", text: "…" }] : elements;
}

function inertText(text: string): string {
  return inertLines(text).join("\n");
}

function actionBlocks(actions: readonly Action[], { buttonValue }: Rendering): types.ActionsBlock[] {
  const blocks: types.ActionsBlock[] = [];
  for (let from = 0; from < actions.length; from += LIMITS.actions) {
    const elements = actions.slice(from, from + LIMITS.actions).map(
      (action, i): types.Button => ({
        type: "button",
        action_id: `call-${from + i}`,
        text: {
          type: "plain_text",
          text: shortened(inertLine(action.label), LIMITS.buttonText) || "…",
          emoji: false,
        },
        value: buttonValue(action),
      }),
    );
    blocks.push({ type: "actions", elements });
  }
  return blocks;
}

function pictureBlock(
  { name, alt }: Extract<CardNode, { is: "picture" }>,
  { pictures }: Rendering,
  words: Words,
): types.KnownBlock {
  const id = pictures?.get(name);
  const shown = inertLine(alt);
  if (id === undefined) {
    const line = textElement(words.chat.picture(shown), { italic: true });
    return { type: "rich_text", elements: [{ type: "rich_text_section", elements: line }] };
  }
  return { type: "image", slack_file: { id }, alt_text: shortened(shown, LIMITS.imageAlt) || "…" };
}

/** Below the header, so that the sentence comes first. */
function mentionAt(blocks: readonly types.KnownBlock[]): number {
  return blocks[0]?.type === "header" ? 1 : 0;
}

function mentionBlock(mention: string): types.SectionBlock {
  return { type: "section", text: { type: "mrkdwn", text: mention, verbatim: true } };
}
