/** What purging would take, what it took, and which hold forbids it. */
import { type Card, strong, text } from "./card.ts";
import { type CorrectedView, exportNodes } from "./corrected-card.ts";
import { shortened } from "./excerpt.ts";
import { holdLine, type ShownHold } from "./holds-card.ts";
import type { Handles } from "./names.ts";
import type { Words } from "./words/catalogue.ts";

/** A card names this many holds. */
const HOLDS = 5;
/** What somebody typed is repeated up to this length. */
const NAME = 90;

const COMMANDS = { post: "purge post", account: "purge account" } as const;

export function askedPurgeCard(
  of: {
    readonly kind: "post" | "account";
    readonly name: string;
    readonly posts: number;
    readonly bursts: number;
    /** What says that one is sure. */
    readonly sure: string;
  },
  { purge }: Words,
): Card {
  const options = { name: shortened(of.name, NAME), sure: of.sure };
  return {
    notification: purge.question,
    mark: null,
    nodes: [
      { is: "headline", line: [text(purge.question)] },
      { is: "line", line: [text(purge.would({ posts: of.posts, bursts: of.bursts }))] },
      { is: "note", line: [text(purge.meaning)] },
      { is: "actions", actions: [{ label: purge.action, command: COMMANDS[of.kind], options }] },
    ],
  };
}

export function purgedCard(
  of: Pick<CorrectedView, "exports"> & {
    readonly number: number;
    readonly posts: number;
    readonly bursts: number;
    readonly messages: number;
  },
  words: Words,
): Card {
  const { purge, corrections } = words;
  return {
    notification: purge.done,
    mark: null,
    nodes: [
      { is: "line", line: [strong(`${purge.done} `), text(purge.took(of))] },
      ...exportNodes(of.exports, corrections.filesEnd, words),
      { is: "note", line: [text(purge.meaning)] },
    ],
  };
}

export function heldPurgeCard(holds: readonly ShownHold[], handles: Handles, words: Words): Card {
  const { purge } = words;
  const items = holds
    .slice(0, HOLDS)
    .map((hold) => [text(`${hold.id} · `), ...holdLine(hold, handles, words)]);
  return {
    notification: purge.isHeld,
    mark: null,
    nodes: [
      { is: "line", line: [strong(purge.isHeld)] },
      { is: "list", items, more: holds.length - items.length },
      { is: "note", line: [text(purge.releaseFirst)] },
    ],
  };
}
