/** A card as the body of a Discord message: notification, embeds, buttons, and nobody mentioned by accident. */
import type {
  APIAllowedMentions,
  APIButtonComponent,
  APIEmbed,
  APIMessageTopLevelComponent,
} from "discord.js";
import type { Card } from "../../cards/card.ts";
import { plainNotification } from "../../cards/plain-text.ts";
import { wordsIn } from "../../cards/words/catalogue.ts";
import type { SeverityClass } from "../../domain/severity.ts";
import { componentsOf } from "./components.ts";
import type { KeepCall } from "./custom-id.ts";
import { escapedWithin } from "./escape.ts";
import { LIMITS } from "./limits.ts";
import { nodeMarkdown } from "./markdown.ts";
import { mentionOf } from "./mention.ts";

/** What create, edit and interaction responses take alike. */
export interface MessageBody {
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly allowed_mentions: APIAllowedMentions;
}

export interface BodyOptions {
  /** What the message is found by again: shown small below it. Null for what is never looked for. */
  readonly mark: string | null;
  /** Whether the notification stands above the card, where a phone shows it. */
  readonly notifies: boolean;
  /** Names of the files that go with the message. */
  readonly pictures?: readonly string[];
  readonly more?: readonly APIButtonComponent[];
  readonly keep: KeepCall;
}

/** Blue, amber and a red that is not an alarm: how much stands out, not how bad it is. */
const COLOURS: Readonly<Record<SeverityClass, number>> = { low: 0x4c8bf5, notable: 0xe0a100, high: 0xd9480f };

/** Room of all text together; the rest is for the mark below it. */
const ROOM = LIMITS.embedsTogether - 100;
/** Each step leaves every node less room; the last one fits whatever a card holds. */
const SHARES = [1, 0.7, 0.5, 0.35, 0.25, 0.15, 0.1, 0.05, 0.02];

export function messageBody(card: Card, options: BodyOptions): MessageBody {
  const words = wordsIn(card.language);
  const mention = mentionOf(card.mention);
  const notification = options.notifies
    ? `${mention.text}${escapedWithin(plainNotification(card), LIMITS.content - mention.text.length)}`
    : "";
  const { keep, more = [] } = options;
  return {
    content: notification,
    embeds: embedsOf(card, options),
    components: componentsOf(card, { words, keep, more }),
    allowed_mentions: mention.allowed,
  };
}

function embedsOf(card: Card, { mark, notifies, pictures = [] }: BodyOptions): readonly APIEmbed[] {
  const attached = new Set(pictures);
  const texts = pages(fittingLines(notifies ? withoutRepetition(card) : card, attached));
  const shown = card.nodes.flatMap((node) =>
    node.is === "picture" && attached.has(node.name) ? node.name : [],
  );
  const colour = card.severity === undefined ? {} : { color: COLOURS[card.severity] };
  const embeds: APIEmbed[] = texts.map((description) => ({ description, ...colour }));
  for (const [i, name] of shown.entries()) {
    const image = { image: { url: `attachment://${name}` } };
    const last = embeds.at(-1);
    if (i === 0 && last !== undefined) embeds[embeds.length - 1] = { ...last, ...image };
    else embeds.push({ ...colour, ...image });
  }
  const kept = embeds.slice(0, LIMITS.embeds);
  const last = kept.at(-1) ?? {};
  return mark === null ? kept : [...kept.slice(0, -1), { ...last, footer: { text: footerOf(mark) } }];
}

/** `id k3J9xQ2a`: small, and enough to find a message by. */
export function footerOf(mark: string): string {
  return `id ${mark}`;
}

/** All nodes, each with as much room as leaves some for all. */
function fittingLines(card: Card, pictures: ReadonlySet<string>): readonly string[] {
  const words = wordsIn(card.language);
  let lines: readonly string[] = [];
  for (const share of SHARES) {
    lines = withMark(
      card,
      card.nodes.flatMap((node) => nodeMarkdown(node, { words, share, pictures })),
    );
    if (lengthOf(lines) <= ROOM) return lines;
  }
  // A card of hundreds of nodes: what stands last is what it means, and stays.
  const last = lines.at(-1) ?? "";
  const kept: string[] = [];
  let left = ROOM - last.length - 3;
  for (const line of lines.slice(0, -1)) {
    left -= line.length + 1;
    if (left < 0) break;
    kept.push(line);
  }
  return [...kept, "…", last];
}

/** Where the notification above it says what the headline does, once is enough. */
function withoutRepetition(card: Card): Card {
  const [first, ...others] = card.nodes;
  if (first?.is !== "headline") return card;
  const said = first.line.map((part) => ("text" in part ? part.text : "")).join("");
  return said === card.notification ? { ...card, mark: null, nodes: others } : card;
}

/** `DRILL` and `TEST` stand in front of everything else. */
function withMark({ mark }: Card, lines: readonly string[]): readonly string[] {
  if (mark === null) return lines;
  const [first, ...others] = lines;
  return [`\`${mark}\`${first === undefined ? "" : ` ${first}`}`, ...others];
}

/** What one embed holds, and the next. */
function pages(lines: readonly string[]): readonly string[] {
  const texts: string[] = [];
  let page = "";
  for (const line of lines) {
    if (page !== "" && page.length + 1 + line.length > LIMITS.embedDescription) {
      texts.push(page);
      page = "";
    }
    page = page === "" ? line : `${page}\n${line}`;
  }
  return page === "" ? texts : [...texts, page];
}

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length + 1, 0);
}
