/** A card's lines as rich text, in which nothing of a text is ever read as markup, mention or link. */
import type { types } from "@slack/bolt";
import type { Inline } from "../../cards/card.ts";
import { inertLine } from "../../cards/inert.ts";
import type { Words } from "../../cards/words/catalogue.ts";
import { LIMITS } from "./limits.ts";

export type Element = types.RichTextElement;

interface Style {
  readonly bold?: true;
  readonly italic?: true;
  readonly code?: true;
}

/** Slack shows these in the reader's zone and manner. */
const TIME_FORMATS = { clock: "{time}", date: "{date_short}", full: "{date_short}, {time}" } as const;

export function lineElements(line: readonly Inline[], words: Words, base: Style = {}): Element[] {
  return line.flatMap((part) => inlineElements(part, words, base));
}

/** Empty for an empty text, which Slack refuses. */
export function textElement(text: string, style: Style = {}): Element[] {
  if (text === "") return [];
  return [{ type: "text", text, ...(Object.keys(style).length === 0 ? {} : { style }) }];
}

function inlineElements(part: Inline, words: Words, base: Style): Element[] {
  switch (part.is) {
    case "text":
      return textElement(inertLine(part.text), base);
    case "strong":
      return textElement(inertLine(part.text), { ...base, bold: true });
    case "code":
      return textElement(inertLine(part.text), { ...base, code: true });
    case "time": {
      const style = Object.keys(base).length === 0 ? {} : { style: base };
      const fallback = words.amounts.moment(part.at, part.style, "UTC");
      const timestamp = Math.floor(part.at / 1_000);
      // Slack refuses what is not after 1970, as a source may say of a post.
      if (timestamp < 1) return textElement(fallback, base);
      return [{ type: "date", timestamp, format: TIME_FORMATS[part.style], fallback, ...style }];
    }
    case "link":
      return linkElement(part.url, inertLine(part.label), base);
  }
}

/** Only web addresses become links; what else stands there is shown as text. */
function linkElement(address: string, label: string, base: Style): Element[] {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.href.length > LIMITS.url) {
    return textElement(label, base);
  }
  const shown = label === "" ? {} : { text: label };
  return [
    { type: "link", url: url.href, ...shown, ...(Object.keys(base).length === 0 ? {} : { style: base }) },
  ];
}
