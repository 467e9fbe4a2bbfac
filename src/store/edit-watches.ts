/** Watches that are made, changed and removed in chat, and pauses of any watch. */
import type { Kysely } from "kysely";
import type { Instant } from "../domain/time.ts";
import type { Watch } from "../domain/watch.ts";
import { backfillOf, saveBackfill } from "./backfills.ts";
import { recordGaps } from "./gaps.ts";
import type { Tables } from "./tables.ts";
import { type Claim, updateClaimed } from "./watches.ts";

/** Why nothing was read while a watch was paused, as it is stored with the gap. */
const PAUSED = "the watch was paused";

/** Makes a watch of chat, or gives it another definition; one that was removed begins anew from now on. */
export async function putChatWatch(tx: Kysely<Tables>, watch: Watch, now: Instant): Promise<void> {
  const definition = JSON.stringify(watch);
  const changed = await tx
    .updateTable("watches")
    .set({ definition })
    .where("id", "=", watch.id)
    .where("origin", "=", "chat")
    .where("removed_at", "is", null)
    .executeTakeFirst();
  if (changed.numUpdatedRows > 0n) return;
  const begins = { due_at: now, poll_started_at: null, last_error: null, removed_at: null } as const;
  await tx
    .insertInto("watches")
    .values({
      ...{ id: watch.id, origin: "chat", definition, epoch: 0, next_seq: 1, clock: null },
      ...{ ...begins, last_poll_at: null, created_at: now },
    })
    .onConflict((conflict) => conflict.column("id").doUpdateSet({ ...begins, definition, origin: "chat" }))
    .execute();
  await readAnew(tx, watch.id, watch.sources);
}

/** What it found stays; it is not polled any more. */
export async function removeChatWatch(tx: Kysely<Tables>, watchId: string, now: Instant): Promise<void> {
  await tx
    .updateTable("watches")
    .set({ removed_at: now })
    .where("id", "=", watchId)
    .where("origin", "=", "chat")
    .execute();
}

export async function pauseWatch(
  tx: Kysely<Tables>,
  watchId: string,
  pause: { readonly at: Instant; readonly until: Instant; readonly byName: string },
): Promise<void> {
  await tx
    .updateTable("watches")
    .set((eb) => ({
      // A pause that is made longer began when it began.
      paused_at: eb.fn.coalesce("paused_at", eb.val(pause.at)),
      ...{ paused_until: pause.until, paused_by: pause.byName, due_at: pause.until },
    }))
    .where("id", "=", watchId)
    .execute();
}

/** Ends a pause before its time: the watch is read with the next tick. @returns whether it was paused. */
export async function resumeWatch(tx: Kysely<Tables>, watchId: string, now: Instant): Promise<boolean> {
  const resumed = await tx
    .updateTable("watches")
    .set({ paused_until: now, due_at: now })
    .where("id", "=", watchId)
    .where("paused_until", ">", now)
    .executeTakeFirst();
  return resumed.numUpdatedRows > 0n;
}

/** Puts the next tick of a watch that is paused now to the end of its pause. @returns whether it is paused. */
export async function restWhilePaused(db: Kysely<Tables>, watchId: string, now: Instant): Promise<boolean> {
  const resting = await db
    .updateTable("watches")
    .set((eb) => ({ due_at: eb.ref("paused_until").$notNull() }))
    .where("id", "=", watchId)
    .where("paused_until", ">", now)
    .executeTakeFirst();
  return resting.numUpdatedRows > 0n;
}

/**
 * Takes up a watch whose pause is over: nothing of the time in between is read, which is a gap.
 * @param live the watch's sources that go on while nobody reads; others wait where they were.
 */
export async function endPause(
  tx: Kysely<Tables>,
  claim: Claim,
  live: readonly string[],
  now: Instant,
): Promise<void> {
  const { watchId } = claim;
  await updateClaimed(tx, claim, { poll_started_at: null, last_poll_at: now });
  const row = await tx
    .selectFrom("watches")
    .select("paused_at")
    .where("id", "=", watchId)
    .executeTakeFirstOrThrow();
  if (row.paused_at === null) return;
  const gap = { from: row.paused_at, to: now, why: PAUSED };
  for (const source of live) await recordGaps(tx, watchId, source, [gap], now);
  await forgoPast(tx, watchId, live, now);
  await readAnew(tx, watchId, live);
  await tx
    .updateTable("watches")
    .set({ paused_at: null, paused_until: null, paused_by: null })
    .where("id", "=", watchId)
    .execute();
}

/** A query that was never read back, because nothing said so when it was new, is not taken for a new one now. */
async function forgoPast(
  tx: Kysely<Tables>,
  watchId: string,
  sources: readonly string[],
  now: Instant,
): Promise<void> {
  if (sources.length === 0) return;
  const feeds = await tx
    .selectFrom("feeds")
    .select(["source", "query_key"])
    .where("watch_id", "=", watchId)
    .where("source", "in", sources)
    .execute();
  for (const { source, query_key } of feeds) {
    if ((await backfillOf(tx, watchId, source, query_key)) !== null) continue;
    await saveBackfill(tx, {
      ...{ watch_id: watchId, source, query_key, read_back: 0, page_token: null, left_reads: 0 },
      ...{ from_at: now, to_at: now, reached_at: now, opened_at: now, closed: 1 },
    });
  }
}

/** The sources begin with now, as for a watch that is new; its past was read when it was new. */
async function readAnew(tx: Kysely<Tables>, watchId: string, sources: readonly string[]): Promise<void> {
  if (sources.length === 0) return;
  await tx
    .updateTable("feeds")
    .set({ cursor: null, next_cursor: null, page_token: null, drained: 0, read_to: null, last_read_to: null })
    .where("watch_id", "=", watchId)
    .where("source", "in", sources)
    .execute();
}

/** The watches of chat that run, by id. */
export async function chatWatches(db: Kysely<Tables>): Promise<readonly Watch[]> {
  const rows = await db
    .selectFrom("watches")
    .select("definition")
    .where("origin", "=", "chat")
    .where("removed_at", "is", null)
    .orderBy("id")
    .execute();
  return rows.map(({ definition }) => JSON.parse(definition) as Watch);
}
