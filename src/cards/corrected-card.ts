/** The answer to a correction or a withdrawal, and the report of what it could not reach. */
import type { Place } from "../domain/alert.ts";
import type { Correction } from "../domain/desk-notes.ts";
import type { Instant } from "../domain/time.ts";
import { type Card, type CardNode, strong, text, time } from "./card.ts";
import { correctionLine } from "./desk-notes.ts";
import { shortened } from "./excerpt.ts";
import type { Words } from "./words/catalogue.ts";

/** A card names this many places, exports and failures. */
const NAMED = 10;
/** A platform's reason is repeated up to this length. */
const REASON = 200;

export interface CorrectedView {
  readonly shortId: string;
  readonly correction: Correction;
  readonly messages: number;
  readonly places: readonly Place[];
  /** Dossiers that left the house before; nobody can change those. */
  readonly exports: readonly { readonly by: string; readonly at: Instant }[];
}

export function correctedCard(view: CorrectedView, words: Words): Card {
  const { corrections, burst } = words;
  const { correction, messages, places, exports } = view;
  const where = places.slice(0, NAMED).join(", ");
  return {
    notification: corrections.done[correction.kind](view.shortId),
    mark: null,
    nodes: [
      { is: "line", line: [strong(`${burst.name(view.shortId)} · `), ...correctionLine(correction, words)] },
      {
        is: "line",
        line: [
          text(messages === 0 ? corrections.nowhere : corrections.reaches({ n: messages, names: where })),
        ],
      },
      ...exportNodes(
        exports,
        correction.kind === "withdrawn" ? corrections.filesEnd : corrections.linksEnd,
        words,
      ),
    ],
  };
}

/** Dossiers that hold what was taken back or purged, and what became of them here; nothing where there are none. */
export function exportNodes(
  exports: CorrectedView["exports"],
  became: string,
  { corrections }: Words,
): readonly CardNode[] {
  if (exports.length === 0) return [];
  const items = exports
    .slice(0, NAMED)
    .map(({ by, at }) => corrections.exported({ name: by, added: time(at, "full") }));
  return [
    { is: "line", line: [text(corrections.exports)] },
    { is: "list", items, more: exports.length - items.length },
    { is: "note", line: [text(became)] },
  ];
}

/** What a change could not reach; it is said where the change was asked for. */
export function notAmendedCard(
  of: {
    readonly shortId: string;
    readonly messages: number;
    readonly failures: readonly { readonly place: Place; readonly why: string }[];
  },
  words: Words,
  mark: Card["mark"],
): Card {
  const { corrections } = words;
  const sentence = corrections.notReached({ shortId: of.shortId, n: of.failures.length, among: of.messages });
  const items = of.failures
    .slice(0, NAMED)
    .map(({ place, why }) => [text(`${place}: ${shortened(why, REASON)}`)]);
  const list: CardNode = { is: "list", items, more: of.failures.length - items.length };
  return {
    notification: sentence,
    mark,
    language: words.language,
    nodes: [
      { is: "headline", line: [text(sentence)] },
      list,
      { is: "note", line: [text(corrections.byHand)] },
    ],
  };
}
