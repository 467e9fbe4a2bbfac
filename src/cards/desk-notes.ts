/** What people said of a burst, as its messages show it: reviews, mutes, corrections. */
import type { Correction, DeskNotes, Review } from "../domain/desk-notes.ts";
import { type CardNode, type Inline, time } from "./card.ts";
import { shortened } from "./excerpt.ts";
import type { Words } from "./words/catalogue.ts";

/** What a person wrote is repeated up to this length. */
const NOTE = 300;
/** A card shows this many reviews, the newest. */
const REVIEWS = 3;

export const NO_NOTES: DeskNotes = { muted: null, reviews: [], corrections: [] };

/** Below the facts of the burst itself. */
export function noteFacts({ reviews, muted }: DeskNotes, words: Words): CardNode[] {
  const { labels } = words.burst;
  return [
    ...reviews.slice(0, REVIEWS).map((review): CardNode => {
      return { is: "fact", label: labels.reviewed, line: reviewLine(review, words) };
    }),
    ...(muted === null ? [] : [{ is: "fact" as const, label: labels.muted, line: mutedLine(muted, words) }]),
  ];
}

/** `by Anna, 24 Nov 2026, 09:12 UTC: follow up, “called two of them”`. */
export function reviewLine({ verdict, as, note, by, at }: Review, { notes }: Words): Inline[] {
  const called =
    as === "" ? notes.verdicts[verdict] : notes.verdictAs({ called: notes.verdicts[verdict], reason: as });
  return notes.reviewedBy({ name: by, added: time(at, "full"), called, quoted: shortened(note, NOTE) });
}

function mutedLine({ by, until, why }: NonNullable<DeskNotes["muted"]>, { burst }: Words): Inline[] {
  return burst.mutedBy({ name: by, ended: time(until, "full"), reason: shortened(why, NOTE) });
}

/** Directly below the headline, the newest first. */
export function correctionNodes({ corrections }: DeskNotes, words: Words): CardNode[] {
  return corrections.map((correction) => ({ is: "line", line: correctionLine(correction, words) }));
}

/** `Corrected on 24 Nov 2026, 09:12 UTC by Anna: …`. */
export function correctionLine(correction: Correction, { notes }: Words): Inline[] {
  return notes[correction.kind](correctionParts(correction));
}

/** Who put it right, when, and how. */
export function correctionParts({ text, by, at }: Correction) {
  return { name: by, added: time(at, "full"), quoted: shortened(text, NOTE) };
}
