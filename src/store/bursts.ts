/** Bursts, wave by wave. */
import type { Kysely } from "kysely";
import type { Reason } from "../domain/alert.ts";
import type { Burst } from "../domain/burst.ts";
import type { Instant } from "../domain/time.ts";
import { fromRow, toRow } from "./burst-rows.ts";
import type { Tables } from "./tables.ts";

/** What the store keeps of a burst beyond what the trade calls one. */
export interface StoredBurst {
  readonly burst: Burst;
  readonly shortId: string;
  readonly anchor: { readonly seq: number; readonly ordinal: number };
  readonly anchorWords: Int32Array;
  readonly foldVersion: number;
  readonly detectedSeq: number;
  /** seq of the post with which a slow wave became a fast one; null where it opened as what it is. */
  readonly quickenedSeq: number | null;
  /** Whether it says something of its accounts that they posted it together. */
  readonly feedsCrews: boolean;
  readonly foundAt: Instant;
  /** Members that contain the passage as a whole; null where no text is left to compare. */
  readonly wordForWord: number | null;
  readonly announced: boolean;
  readonly reason: Reason;
}

export interface WaveId {
  readonly burst: string;
  readonly wave: number;
}

/** Inserts a wave, or replaces what is stored of it. */
export async function saveBurst(tx: Kysely<Tables>, stored: StoredBurst): Promise<void> {
  const row = toRow(stored);
  const { id: _id, wave: _wave, watch_id: _watch, ...rest } = row;
  await tx
    .insertInto("bursts")
    .values(row)
    .onConflict((conflict) => conflict.columns(["id", "wave"]).doUpdateSet(rest))
    .execute();
}

/** Changes what explains a wave, and nothing that is counted of it: it may be growing meanwhile. */
export async function saveExplanations(
  tx: Kysely<Tables>,
  { burst, wave }: WaveId,
  explanations: Burst["explanations"],
): Promise<void> {
  await tx
    .updateTable("bursts")
    .set({ explanations: JSON.stringify(explanations) })
    .where("id", "=", burst)
    .where("wave", "=", wave)
    .execute();
}

export async function findWave(db: Kysely<Tables>, wave: WaveId): Promise<StoredBurst | null> {
  const row = await db
    .selectFrom("bursts")
    .selectAll()
    .where("id", "=", wave.burst)
    .where("wave", "=", wave.wave)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** A wave to be changed, as it is now: nobody else changes it until the transaction ends. */
export async function takeWave(tx: Kysely<Tables>, wave: WaveId): Promise<StoredBurst | null> {
  const row = await tx
    .updateTable("bursts")
    .set((eb) => ({ word_for_word: eb.ref("word_for_word") }))
    .where("id", "=", wave.burst)
    .where("wave", "=", wave.wave)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** The newest wave of a burst. */
export async function newestWave(db: Kysely<Tables>, burst: string): Promise<StoredBurst | null> {
  const row = await db
    .selectFrom("bursts")
    .selectAll()
    .where("id", "=", burst)
    .orderBy("wave", "desc")
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** Every wave of a watch's bursts in order of detection; what a rebuild and the final lines are made from. */
export async function wavesOfWatch(db: Kysely<Tables>, watchId: string): Promise<readonly StoredBurst[]> {
  const rows = await db
    .selectFrom("bursts")
    .selectAll()
    .where("watch_id", "=", watchId)
    .orderBy("detected_seq")
    .orderBy("anchor_seq")
    .orderBy("anchor_ordinal")
    .orderBy("wave")
    .execute();
  return rows.map(fromRow);
}

/** The short ids in use that begin like this one; a new burst takes a longer one where needed. */
export async function shortIdsLike(
  db: Kysely<Tables>,
  prefix: string,
): Promise<readonly { readonly id: string; readonly shortId: string }[]> {
  const rows = await db
    .selectFrom("bursts")
    .select(["id", "short_id"])
    .distinct()
    .where("short_id", "like", `${prefix}%`)
    .execute();
  return rows.map((row) => ({ id: row.id, shortId: row.short_id }));
}

/** The id of a burst of the watch that was announced and is under way; null when there is none. */
export async function burstUnderWay(db: Kysely<Tables>, watchId: string): Promise<string | null> {
  const row = await db
    .selectFrom("bursts")
    .select("id")
    .where("watch_id", "=", watchId)
    .where("state", "=", "open")
    .where("announced", "=", 1)
    .where("absorbed_by", "is", null)
    .orderBy("detected_at", "desc")
    .executeTakeFirst();
  return row?.id ?? null;
}
