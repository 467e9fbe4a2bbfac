/** The answer to publishing a burst or keeping it. */
import type { Place } from "../domain/alert.ts";
import { sentenceCard } from "./answer-cards.ts";
import type { Card } from "./card.ts";
import type { Words } from "./words/catalogue.ts";

/** A card names this many places. */
const NAMED = 5;

export function releasedCard(
  of: { readonly how: "published" | "masked" | "kept"; readonly shortId: string; readonly place: Place },
  { approvals }: Words,
): Card {
  return sentenceCard(approvals.done[of.how]({ shortId: of.shortId, to: of.place }));
}

/** @param by who decided it before; null where it waits nowhere. */
export function notWaitingCard(shortId: string, by: string | null, { approvals }: Words): Card {
  return sentenceCard(
    by === null ? approvals.notWaiting(shortId) : approvals.wasDecided({ shortId, name: by }),
  );
}

export function whichPlaceCard(places: readonly Place[], { approvals, amounts }: Words): Card {
  return sentenceCard(approvals.whichPlace(amounts.either(places.slice(0, NAMED))));
}
