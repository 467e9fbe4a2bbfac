/** The line after an absence: one in each place, once all that is told there was polled again. */
import type { Kysely } from "kysely";
import { routesOf } from "../alerts/route.ts";
import { absenceCard } from "../cards/absence-card.ts";
import { wordsIn } from "../cards/words/catalogue.ts";
import type { Place } from "../domain/alert.ts";
import { type Duration, type Instant, MINUTE } from "../domain/time.ts";
import { isAnyUnpolled, markTold, noteAbsence, readOf, untoldAbsences } from "../store/absences.ts";
import { CARD_LANE, putOnce } from "../store/outbox.ts";
import type { Tables } from "../store/tables.ts";
import type { Drawing } from "./drawing.ts";
import { drawLate } from "./lists.ts";

/** A watch that does not come back keeps the line from the others no longer than this. */
const WAIT_FOR_OTHERS: Duration = 5 * MINUTE;

export interface Absence {
  readonly watch: string;
  readonly from: Instant;
  readonly to: Instant;
}

/** Notes that a watch was away, for each place that hears of it. */
export async function noteAway(tx: Kysely<Tables>, { routes }: Drawing, absence: Absence): Promise<void> {
  const places = routesOf(absence.watch, routes).map(({ to }) => to);
  await noteAbsence(tx, [...new Set(places)], absence);
}

/** Says in each place that has something to hear of it, and where nothing is to be waited for, that we are back. */
export async function sayBack(tx: Kysely<Tables>, drawing: Drawing, now: Instant): Promise<void> {
  const untold = await untoldAbsences(tx);
  for (const place of new Set(untold.map((row) => row.place))) {
    const rows = untold.filter((row) => row.place === place);
    const back = Math.min(...rows.map(({ to_at }) => to_at));
    const watches = watchesToldAt(drawing, place);
    const isWaiting = watches.length > 0 && (await isAnyUnpolled(tx, watches, back));
    if (isWaiting && now - back < WAIT_FOR_OTHERS) continue;
    const from = Math.min(...rows.map(({ from_at }) => from_at));
    const to = Math.max(...rows.map(({ to_at }) => to_at));
    const away = rows.map(({ watch_id }) => watch_id);
    const read = await readOf(tx, away, { from, to });
    const route = routesOf(away[0] ?? "", drawing.routes).find((each) => each.to === place);
    const card = absenceCard({ from, to, ...read, mark: drawing.mark, words: wordsIn(route?.language) });
    await putOnce(tx, { place, subject: `absence:${back}` }, CARD_LANE, 1, JSON.stringify(card), now);
    await markTold(tx, place);
    await drawLate(tx, drawing, place, now);
  }
}

function watchesToldAt({ watchNames, routes }: Drawing, place: Place): readonly string[] {
  return [...watchNames.keys()].filter((watch) => routesOf(watch, routes).some(({ to }) => to === place));
}
