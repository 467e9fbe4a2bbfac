/** What was last decided about telling a place of a wave: the answer to "why", and what is held back. */
import type { Kysely } from "kysely";
import type { Place, Reason } from "../domain/alert.ts";
import type { Instant } from "../domain/time.ts";
import type { WaveId } from "./bursts.ts";
import type { DecisionRow } from "./desk-tables.ts";
import type { Tables } from "./tables.ts";
import { isAbout } from "./wave-in-place.ts";

export async function decisionOn(
  db: Kysely<Tables>,
  place: Place,
  wave: WaveId,
): Promise<DecisionRow | null> {
  const row = await db.selectFrom("decisions").selectAll().where(isAbout(place, wave)).executeTakeFirst();
  return row ?? null;
}

/** Whether an earlier wave was worth announcing, and the place was told of none because each was muted. */
export async function isOwed(db: Kysely<Tables>, place: Place, { burst, wave }: WaveId): Promise<boolean> {
  if (wave === 1) return false;
  const row = await db
    .selectFrom("decisions")
    .innerJoin("bursts", (join) =>
      join.onRef("bursts.id", "=", "decisions.burst_id").onRef("bursts.wave", "=", "decisions.wave"),
    )
    .select("decisions.wave")
    .where("decisions.place", "=", place)
    .where("decisions.burst_id", "=", burst)
    .where("decisions.wave", "<", wave)
    .where("decisions.reason", "=", "muted")
    .where("bursts.announced", "=", 1)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("story_bursts as told")
            .select("told.wave")
            .where("told.place", "=", place)
            .where("told.burst_id", "=", burst),
        ),
      ),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Keeps a decision with the time since when it holds. @returns false when it was the same before. */
export async function noteDecision(
  tx: Kysely<Tables>,
  place: Place,
  wave: WaveId & { readonly watch: string },
  reason: Reason,
  now: Instant,
): Promise<boolean> {
  const result = await tx
    .insertInto("decisions")
    .values({
      place,
      burst_id: wave.burst,
      wave: wave.wave,
      watch_id: wave.watch,
      reason,
      since: now,
      listed_accounts: null,
      listed_severity: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["place", "burst_id", "wave"])
        .doUpdateSet({ reason, since: now })
        .where("decisions.reason", "!=", reason),
    )
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Where waves are held back for a reason, by place and watch. */
export async function heldFor(
  db: Kysely<Tables>,
  reason: Reason,
): Promise<readonly Pick<DecisionRow, "place" | "watch_id">[]> {
  return db
    .selectFrom("decisions")
    .select(["place", "watch_id"])
    .distinct()
    .where("reason", "=", reason)
    .orderBy("place")
    .orderBy("watch_id")
    .execute();
}

/** Takes what is held back for a reason, the longest held first; what is taken is taken once. */
export async function takeHeld(
  tx: Kysely<Tables>,
  reason: Reason,
  of: { readonly place: Place; readonly watch: string },
): Promise<readonly DecisionRow[]> {
  const rows = await tx
    .updateTable("decisions")
    .set({ reason: "listed" })
    .where("reason", "=", reason)
    .where("place", "=", of.place)
    .where("watch_id", "=", of.watch)
    .returningAll()
    .execute();
  return rows.toSorted((a, b) => a.since - b.since || (a.burst_id < b.burst_id ? -1 : 1));
}

/** Remembers what a list said of a wave, so that it is told by itself only when it is news again. */
export async function markListed(
  tx: Kysely<Tables>,
  place: Place,
  wave: WaveId,
  said: { readonly accounts: number; readonly severity: number },
): Promise<void> {
  await tx
    .updateTable("decisions")
    .set({ reason: "listed", listed_accounts: said.accounts, listed_severity: said.severity })
    .where(isAbout(place, wave))
    .execute();
}
