/** Absences: noted for each place that is to be told of them, and told once. */
import { type Kysely, type Selectable, sql } from "kysely";
import type { Place } from "../domain/alert.ts";
import type { Instant } from "../domain/time.ts";
import type { AbsenceRow } from "./late-tables.ts";
import type { Tables } from "./tables.ts";

export async function noteAbsence(
  tx: Kysely<Tables>,
  places: readonly Place[],
  { watch, from, to }: { readonly watch: string; readonly from: Instant; readonly to: Instant },
): Promise<void> {
  if (places.length === 0) return;
  await tx
    .insertInto("absences")
    .values(places.map((place) => ({ place, watch_id: watch, from_at: from, to_at: to, told: 0 })))
    .onConflict((conflict) => conflict.columns(["place", "watch_id", "to_at"]).doNothing())
    .execute();
}

export async function untoldAbsences(tx: Kysely<Tables>): Promise<readonly Selectable<AbsenceRow>[]> {
  return tx.selectFrom("absences").selectAll().where("told", "=", 0).orderBy("to_at").execute();
}

export async function markTold(tx: Kysely<Tables>, place: Place): Promise<void> {
  await tx
    .updateTable("absences")
    .set({ told: 1 })
    .where("place", "=", place)
    .where("told", "=", 0)
    .execute();
}

/** Whether a watch among these was not polled since `at`. */
export async function isAnyUnpolled(
  tx: Kysely<Tables>,
  watches: readonly string[],
  at: Instant,
): Promise<boolean> {
  const row = await tx
    .selectFrom("watches")
    .select("id")
    .where("id", "in", watches)
    .where("removed_at", "is", null)
    .where("last_poll_at", "<", at)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** How many posts of a time are stored, and how many gaps reach into it. */
export async function readOf(
  tx: Kysely<Tables>,
  watches: readonly string[],
  { from, to }: { readonly from: Instant; readonly to: Instant },
): Promise<{ readonly posts: number; readonly gaps: number }> {
  const { posts } = await tx
    .selectFrom("watch_posts")
    .select(sql<number>`count(distinct source || ' ' || post_id)`.as("posts"))
    .where("watch_id", "in", watches)
    .where("created_at", ">=", from)
    .where("created_at", "<", to)
    .executeTakeFirstOrThrow();
  const { gaps } = await tx
    .selectFrom("gaps")
    .select((q) => q.fn.countAll<number>().as("gaps"))
    .where("watch_id", "in", watches)
    .where("from_at", "<", to)
    .where("to_at", ">", from)
    .executeTakeFirstOrThrow();
  return { posts: Number(posts), gaps: Number(gaps) };
}
