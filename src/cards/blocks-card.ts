/** Whose commands are not answered. */
import type { Instant } from "../domain/time.ts";
import { sentenceCard } from "./answer-cards.ts";
import { type Card, text, time } from "./card.ts";
import { shortened } from "./excerpt.ts";
import { listNode } from "./pages.ts";
import type { Words } from "./words/catalogue.ts";

const SHOWN = 20;
/** A reason is repeated up to this length. */
const REASON = 200;

export interface ShownBlock {
  readonly actor: string;
  readonly why: string;
  readonly by: string;
  readonly at: Instant;
}

export function blockedCard(actor: string, { blocks }: Words): Card {
  return sentenceCard(blocks.blocked(actor), [
    { label: blocks.end, command: "block end", options: { person: actor } },
  ]);
}

export function blocksCard(people: readonly ShownBlock[], { blocks }: Words): Card {
  const sentence = people.length === 0 ? blocks.none : blocks.counted(people.length);
  const items = people
    .slice(0, SHOWN)
    .map(({ actor, why, by, at }) => [
      ...blocks.since({ actor, since: time(at, "full"), by }),
      ...(why === "" ? [] : [text(` · ${shortened(why, REASON)}`)]),
    ]);
  return {
    notification: sentence,
    mark: null,
    nodes: [{ is: "headline", line: [text(sentence)] }, ...listNode(items, people.length - items.length)],
  };
}
