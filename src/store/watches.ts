/** Watches as they run: definition, claim, numbering and the time of the next poll. */
import type { Kysely } from "kysely";
import type { Instant } from "../domain/time.ts";
import type { Watch } from "../domain/watch.ts";
import type { Tables, WatchRow } from "./tables.ts";

/** The right to tick a watch: valid while nobody claimed it after us. */
export interface Claim {
  readonly watchId: string;
  readonly epoch: number;
}

/** Somebody else claimed the watch since; whatever was computed under the old claim is void. */
export class ClaimLostError extends Error {
  override name = "ClaimLostError" as const;
  readonly claim: Claim;

  constructor(claim: Claim) {
    super(`The watch "${claim.watchId}" was claimed by another instance; this one lets go of it.`);
    this.claim = claim;
  }
}

/** Two homes claim one watch id; neither is overwritten. */
class WatchConflictError extends Error {
  override name = "WatchConflictError" as const;
  readonly watchId: string;

  constructor(watchId: string, here: WatchRow["origin"], there: WatchRow["origin"]) {
    super(
      `The watch id "${watchId}" is used by a watch of the ${here} and by one made in ${there}. Rename one of them.`,
    );
    this.watchId = watchId;
  }
}

/** A watch with the state that its tick needs. */
export interface RunningWatch {
  readonly watch: Watch;
  readonly nextSeq: number;
  readonly clock: Instant | null;
  readonly pollStartedAt: Instant | null;
  readonly dueAt: Instant;
  /** When the last poll that was judged began. */
  readonly lastPollAt: Instant | null;
  /** When it was paused; null where it is not, or was taken up since. */
  readonly pausedAt: Instant | null;
}

/**
 * Writes the watches of one origin; those that left it keep their data and are not polled any more.
 * @throws WatchConflictError when an id belongs to a watch of another origin.
 */
export async function syncWatches(
  tx: Kysely<Tables>,
  origin: WatchRow["origin"],
  watches: readonly Watch[],
  now: Instant,
): Promise<void> {
  for (const watch of watches) {
    const other = await tx
      .selectFrom("watches")
      .select("origin")
      .where("id", "=", watch.id)
      .where("origin", "!=", origin)
      .where("removed_at", "is", null)
      .executeTakeFirst();
    if (other !== undefined) throw new WatchConflictError(watch.id, origin, other.origin);
    await tx
      .insertInto("watches")
      .values({
        id: watch.id,
        origin,
        definition: JSON.stringify(watch),
        epoch: 0,
        next_seq: 1,
        clock: null,
        due_at: now,
        poll_started_at: null,
        last_poll_at: null,
        last_error: null,
        created_at: now,
        removed_at: null,
      })
      .onConflict((conflict) =>
        conflict.column("id").doUpdateSet({ definition: JSON.stringify(watch), origin, removed_at: null }),
      )
      .execute();
  }
  let gone = tx
    .updateTable("watches")
    .set({ removed_at: now })
    .where("origin", "=", origin)
    .where("removed_at", "is", null);
  if (watches.length > 0) {
    gone = gone.where(
      "id",
      "not in",
      watches.map((watch) => watch.id),
    );
  }
  await gone.execute();
}

/** Claims a watch: every earlier claim is lost with this. */
export async function claimWatch(db: Kysely<Tables>, watchId: string): Promise<Claim> {
  const row = await db
    .updateTable("watches")
    .set((eb) => ({ epoch: eb("epoch", "+", 1) }))
    .where("id", "=", watchId)
    .returning("epoch")
    .executeTakeFirstOrThrow();
  return { watchId, epoch: row.epoch };
}

/**
 * Changes the watch under its claim; the first statement of every tick's transaction, so that a stale
 * owner is refused before it writes anything.
 * @throws ClaimLostError
 */
export async function updateClaimed(
  tx: Kysely<Tables>,
  claim: Claim,
  change: Partial<
    Pick<WatchRow, "next_seq" | "clock" | "due_at" | "poll_started_at" | "last_poll_at" | "last_error">
  >,
): Promise<void> {
  // Without a change the claim is still to be checked and its row locked.
  const set = Object.keys(change).length > 0 ? change : { epoch: claim.epoch };
  const result = await tx
    .updateTable("watches")
    .set(set)
    .where("id", "=", claim.watchId)
    .where("epoch", "=", claim.epoch)
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) throw new ClaimLostError(claim);
}

export async function runningWatch(db: Kysely<Tables>, watchId: string): Promise<RunningWatch> {
  const row = await db.selectFrom("watches").selectAll().where("id", "=", watchId).executeTakeFirstOrThrow();
  return {
    watch: JSON.parse(row.definition) as Watch,
    nextSeq: row.next_seq,
    clock: row.clock,
    pollStartedAt: row.poll_started_at,
    dueAt: row.due_at,
    lastPollAt: row.last_poll_at,
    pausedAt: row.paused_at,
  };
}

/** Whether it is not read any more. */
export async function isRemoved(db: Kysely<Tables>, watchId: string): Promise<boolean> {
  const row = await db
    .selectFrom("watches")
    .select("removed_at")
    .where("id", "=", watchId)
    .executeTakeFirst();
  return row !== undefined && row.removed_at !== null;
}

/** Whether what is stored was made up by a drill, which has a database of its own. */
export async function isOfDrill(db: Kysely<Tables>): Promise<boolean> {
  const row = await db.selectFrom("watches").select("id").where("origin", "=", "built-in").executeTakeFirst();
  return row !== undefined;
}

/** When each watch is to be polled next, the most urgent first. */
export async function dueTimes(db: Kysely<Tables>): Promise<readonly { id: string; dueAt: Instant }[]> {
  const rows = await db
    .selectFrom("watches")
    .select(["id", "due_at"])
    .where("removed_at", "is", null)
    .orderBy("due_at")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ id: row.id, dueAt: row.due_at }));
}

/** Puts the next poll forward, but for a watch that is paused. */
export async function pollSoon(tx: Kysely<Tables>, watchId: string, now: Instant): Promise<void> {
  await tx
    .updateTable("watches")
    .set({ due_at: now })
    .where("id", "=", watchId)
    .where("due_at", ">", now)
    .where("paused_at", "is", null)
    .execute();
}

/** How many of the watches that run read from a source. */
export async function watchesReading(db: Kysely<Tables>, source: string): Promise<number> {
  const rows = await db.selectFrom("watches").select("definition").where("removed_at", "is", null).execute();
  return rows.filter(({ definition }) => (JSON.parse(definition) as Watch).sources.includes(source)).length;
}

/** The watches one by one, those that were removed too; null behind the last. */
export async function nextWatch(
  db: Kysely<Tables>,
  from: { readonly after: string } | { readonly at: string } | null,
): Promise<string | null> {
  let query = db.selectFrom("watches").select("id");
  if (from !== null) {
    query = "at" in from ? query.where("id", ">=", from.at) : query.where("id", ">", from.after);
  }
  return (await query.orderBy("id").limit(1).executeTakeFirst())?.id ?? null;
}
