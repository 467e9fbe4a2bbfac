/** Since when a watch reads, and what it could not read: what its past is worth. */
import type { Kysely } from "kysely";
import type { Instant } from "../domain/time.ts";
import type { Tables } from "./tables.ts";

export interface WatchedTimes {
  /** When the watch was set up. */
  readonly createdAt: Instant;
  /** createdAt of the first post that was judged; null when there is none. */
  readonly firstPostAt: Instant | null;
  readonly gaps: readonly { readonly from: Instant; readonly to: Instant }[];
}

export async function readWatched(db: Kysely<Tables>, watchId: string): Promise<WatchedTimes> {
  const watch = await db
    .selectFrom("watches")
    .select("created_at")
    .where("id", "=", watchId)
    .executeTakeFirstOrThrow();
  const first = await db
    .selectFrom("watch_posts")
    .select("created_at")
    .where("watch_id", "=", watchId)
    .where("seq", "=", 1)
    .executeTakeFirst();
  const gaps = await db
    .selectFrom("gaps")
    .select(["from_at", "to_at"])
    .where("watch_id", "=", watchId)
    .orderBy("id")
    .execute();
  return {
    createdAt: watch.created_at,
    firstPostAt: first?.created_at ?? null,
    gaps: gaps.map(({ from_at, to_at }) => ({ from: from_at, to: to_at })),
  };
}
