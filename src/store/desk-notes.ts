/** Everything that people said of a wave at the desk, as its card shows it. */
import type { Kysely } from "kysely";
import type { DeskNotes } from "../domain/desk-notes.ts";
import type { WaveId } from "./bursts.ts";
import { correctionsOf } from "./corrections.ts";
import { muteOfBurst } from "./mutes.ts";
import { reviewsOf } from "./reviews.ts";
import type { Tables } from "./tables.ts";

export async function deskNotesOn(db: Kysely<Tables>, wave: WaveId): Promise<DeskNotes> {
  const mute = await muteOfBurst(db, wave.burst);
  const reviews = await reviewsOf(db, wave);
  return {
    muted: mute === null ? null : { by: mute.byName, until: mute.until, why: mute.why },
    reviews: reviews.map(({ verdict, as, note, by, at }) => ({ verdict, as, note, by, at })),
    corrections: await correctionsOf(db, wave.burst),
  };
}
