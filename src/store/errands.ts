/** Errands: what is still to be done for a wave after it was announced, with due times that outlive a restart. */
import type { Kysely, Selectable, Updateable } from "kysely";
import type { Instant } from "../domain/time.ts";
import type { WaveId } from "./bursts.ts";
import type { ErrandRow } from "./following-tables.ts";
import type { Tables } from "./tables.ts";

export type Errand = Selectable<ErrandRow>;
export type ErrandKind = ErrandRow["kind"];

/** An announced wave that nobody follows yet. */
export interface Unfollowed extends WaveId {
  readonly watch: string;
}

/** Announced waves of these watches without any errand, the earliest told first. */
export async function unfollowedWaves(
  db: Kysely<Tables>,
  watches: readonly string[],
  limit: number,
): Promise<readonly Unfollowed[]> {
  if (watches.length === 0) return [];
  const rows = await db
    .selectFrom("story_bursts as told")
    .select(["told.burst_id", "told.wave", "told.watch_id"])
    .distinct()
    .where("told.watch_id", "in", [...watches])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("errands")
            .select("errands.id")
            .whereRef("errands.burst_id", "=", "told.burst_id")
            .whereRef("errands.wave", "=", "told.wave"),
        ),
      ),
    )
    .orderBy("told.burst_id")
    .orderBy("told.wave")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ burst: row.burst_id, wave: row.wave, watch: row.watch_id }));
}

/** Adds errands; one that is there already stays as it is. */
export async function addErrands(
  tx: Kysely<Tables>,
  wave: Unfollowed,
  source: string,
  errands: readonly { readonly kind: ErrandKind; readonly n: number; readonly dueAt: Instant }[],
): Promise<void> {
  await tx
    .insertInto("errands")
    .values(
      errands.map(({ kind, n, dueAt }) => ({
        burst_id: wave.burst,
        wave: wave.wave,
        watch_id: wave.watch,
        source,
        kind,
        n,
        state: "waiting" as const,
        due_at: dueAt,
        progress: null,
        attempts: 0,
        error: null,
        done_at: null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Those that are due, the longest due first. */
export async function dueErrands(
  db: Kysely<Tables>,
  now: Instant,
  limit: number,
): Promise<readonly Errand[]> {
  return db
    .selectFrom("errands")
    .selectAll()
    .where("state", "=", "waiting")
    .where("due_at", "<=", now)
    .orderBy("due_at")
    .orderBy("id")
    .limit(limit)
    .execute();
}

export async function updateErrand(
  tx: Kysely<Tables>,
  id: number,
  change: Pick<Updateable<ErrandRow>, "state" | "due_at" | "progress" | "attempts" | "error" | "done_at">,
): Promise<void> {
  await tx.updateTable("errands").set(change).where("id", "=", id).execute();
}

export async function errandsOf(db: Kysely<Tables>, wave: WaveId): Promise<readonly Errand[]> {
  return db
    .selectFrom("errands")
    .selectAll()
    .where("burst_id", "=", wave.burst)
    .where("wave", "=", wave.wave)
    .orderBy("id")
    .execute();
}
