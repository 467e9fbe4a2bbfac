/** Since when a watch reads, and what it could not read: what its past is worth. */
import type { Kysely } from "kysely";
import type { Instant } from "../domain/time.ts";
import { UNREAD } from "../domain/unread.ts";
import type { SampledColumns } from "./money-tables.ts";
import type { Tables } from "./tables.ts";

export interface WatchedTimes {
  /** When the watch was set up. */
  readonly createdAt: Instant;
  /** createdAt of the first post that was judged; null when there is none. */
  readonly firstPostAt: Instant | null;
  readonly gaps: readonly {
    readonly from: Instant;
    readonly to: Instant;
    /** How much of it was read, 0–1. */
    readonly share: number;
    /** Whether it was sampled: then all of it was read at that share. */
    readonly even: boolean;
  }[];
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
    .select(["from_at", "to_at", "why", "read_posts", "unread_posts"])
    .where("watch_id", "=", watchId)
    .orderBy("id")
    .execute();
  return {
    createdAt: watch.created_at,
    firstPostAt: first?.created_at ?? null,
    gaps: gaps.map((gap) => ({
      from: gap.from_at,
      to: gap.to_at,
      share: shareOf(gap),
      even: gap.why === UNREAD.sampled,
    })),
  };
}

/** Of a stretch whose posts nobody counted nothing is taken to be read. */
function shareOf({ read_posts, unread_posts }: SampledColumns): number {
  if (read_posts === null || unread_posts === null || read_posts + unread_posts === 0) return 0;
  return read_posts / (read_posts + unread_posts);
}
