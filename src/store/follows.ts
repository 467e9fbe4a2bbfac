/** Places that hear of a watch because somebody asked for it there, beside the routes of the file. */
import type { Kysely } from "kysely";
import type { Place } from "../domain/alert.ts";
import type { Instant } from "../domain/time.ts";
import type { Tables } from "./tables.ts";

export interface Follow {
  readonly watch: string;
  readonly place: Place;
  /** 0–100. */
  readonly minSeverity: number;
}

/** By watch and place. */
export async function allFollows(db: Kysely<Tables>): Promise<readonly Follow[]> {
  const rows = await db.selectFrom("follows").selectAll().orderBy("watch_id").orderBy("place").execute();
  return rows.map((row) => ({ watch: row.watch_id, place: row.place, minSeverity: row.min_severity }));
}

/** Puts it in the place of an earlier one of the same watch there. */
export async function putFollow(
  tx: Kysely<Tables>,
  { watch, place, minSeverity }: Follow,
  { by, name, at }: { readonly by: string; readonly name: string; readonly at: Instant },
): Promise<void> {
  const set = { min_severity: minSeverity, by_actor: by, by_name: name, created_at: at };
  await tx
    .insertInto("follows")
    .values({ watch_id: watch, place, ...set })
    .onConflict((conflict) => conflict.columns(["watch_id", "place"]).doUpdateSet(set))
    .execute();
}

/** @returns whether there was one. */
export async function removeFollow(tx: Kysely<Tables>, watch: string, place: Place): Promise<boolean> {
  const removed = await tx
    .deleteFrom("follows")
    .where("watch_id", "=", watch)
    .where("place", "=", place)
    .executeTakeFirst();
  return removed.numDeletedRows > 0n;
}
