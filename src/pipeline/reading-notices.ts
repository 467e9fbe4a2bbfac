/** What places are told of their own watches when money runs short: what changes for their numbers, no amounts. */
import type { Kysely } from "kysely";
import { type ReadingChange, readingCard } from "../cards/reading-card.ts";
import { wordsIn } from "../cards/words/catalogue.ts";
import type { Place } from "../domain/alert.ts";
import type { Instant } from "../domain/time.ts";
import type { Watch } from "../domain/watch.ts";
import { CARD_LANE, putOnce } from "../store/outbox.ts";
import type { Tables } from "../store/tables.ts";
import { monthName, nextMonth } from "./budget/calendar.ts";

/** A place that hears of bursts, with the watches that it hears of. */
export interface Audience {
  readonly place: Place;
  /** BCP 47. */
  readonly language: string;
  readonly watches: readonly Pick<Watch, "id" | "name" | "sources" | "reading">[];
}

/** Says it in each place that it concerns, once a month. */
export async function tellOfReading(
  tx: Kysely<Tables>,
  audiences: readonly Audience[],
  { is, source }: Pick<ReadingChange, "is" | "source">,
  now: Instant,
): Promise<void> {
  const subject = readingSubject(source, is, now);
  for (const { place, language, watches } of audiences) {
    const concerned = watches.filter(
      (watch) => watch.sources.includes(source) && (is === "stopped" || (watch.reading ?? "full") === "full"),
    );
    if (concerned.length === 0) continue;
    const change = { is, source, watches: concerned.map(({ name }) => name), at: now, anew: nextMonth(now) };
    const card = JSON.stringify(readingCard(change, wordsIn(language)));
    await putOnce(tx, { place, subject }, CARD_LANE, 1, card, now);
  }
}

export function readingSubject(source: string, is: ReadingChange["is"], now: Instant): string {
  return `reading:${source}:${monthName(now)}:${is}`;
}
