/** What a person reads of a Slack message: its blocks as lines of text, buttons in brackets. */
import type { Block } from "./block-kit.ts";

type RichTextBlock = Extract<Block, { type: "rich_text" }>;
type RichPart = RichTextBlock["elements"][number];
type RichElement = Extract<RichPart, { type: "rich_text_quote" }>["elements"][number];

export interface ReadMessage {
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** One string, a line for each line on the screen; a message without blocks shows its text. */
export function read({ text, blocks }: ReadMessage): string {
  if (blocks.length === 0) return shownMrkdwn(text);
  return blocks.map(readBlock).join("\n");
}

function readBlock(block: Block): string {
  switch (block.type) {
    case "header":
      return block.text.text;
    case "section":
      return [block.text, ...(block.fields ?? [])]
        .flatMap((text) => (text === undefined ? [] : shownMrkdwn(text.text)))
        .join("\n");
    case "context":
      return block.elements.map(({ text }) => shownMrkdwn(text)).join(" ");
    case "actions":
      return block.elements
        .map((element) => (element.type === "button" ? `[${element.text.text}]` : ""))
        .join(" ");
    case "divider":
      return "———";
    case "image":
      return `(picture: ${block.alt_text})`;
    case "rich_text":
      return block.elements.map(readPart).join("\n");
  }
}

function readPart(part: RichPart): string {
  switch (part.type) {
    case "rich_text_section":
      return readElements(part.elements);
    case "rich_text_list":
      return part.elements.map((item) => `- ${readElements(item.elements)}`).join("\n");
    case "rich_text_quote":
      return readElements(part.elements)
        .split("\n")
        .map((line) => `│ ${line}`)
        .join("\n");
    case "rich_text_preformatted":
      return readElements(part.elements)
        .split("\n")
        .map((line) => `  ${line}`)
        .join("\n");
  }
}

function readElements(elements: readonly RichElement[]): string {
  return elements.map(readElement).join("");
}

function readElement(element: RichElement): string {
  switch (element.type) {
    case "text":
      return element.text;
    case "link":
      return element.text === undefined ? element.url : `${element.text} (${element.url})`;
    case "date":
      return element.fallback ?? new Date(element.timestamp * 1_000).toISOString();
    case "user":
      return `⟦mention ${element.user_id}⟧`;
    case "usergroup":
      return `⟦mention ${element.usergroup_id}⟧`;
    case "broadcast":
      return `⟦mention ${element.range}⟧`;
  }
}

/** Slack's own markup carried out, so that a mention that slipped through is seen as one. */
export function shownMrkdwn(text: string): string {
  return text
    .replace(/<!subteam\^(\w+)(?:\|[^>]*)?>/g, "⟦mention $1⟧")
    .replace(/<!(\w+)(?:\|[^>]*)?>/g, "⟦mention $1⟧")
    .replace(/<@(\w+)(?:\|[^>]*)?>/g, "⟦mention $1⟧")
    .replace(/<(https?:[^|>]*)\|([^>]*)>/g, "⟦link $1 as $2⟧")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
