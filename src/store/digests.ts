/** What a place's digest is made from, and until when it got one. */
import type { Kysely } from "kysely";
import type { Place } from "../domain/alert.ts";
import type { Instant } from "../domain/time.ts";
import type { WaveId } from "./bursts.ts";
import type { Tables } from "./tables.ts";

/** Null where a place got none yet. */
export async function digestedUntil(db: Kysely<Tables>, place: Place): Promise<Instant | null> {
  const row = await db.selectFrom("digests").select("until_at").where("place", "=", place).executeTakeFirst();
  return row?.until_at ?? null;
}

export async function markDigested(tx: Kysely<Tables>, place: Place, until: Instant): Promise<void> {
  await tx
    .insertInto("digests")
    .values({ place, until_at: until })
    .onConflict((conflict) => conflict.column("place").doUpdateSet({ until_at: until }))
    .execute();
}

/** A stretch of time, its end excluded, of some watches. */
export interface DigestStretch {
  readonly watches: readonly string[];
  readonly from: Instant;
  readonly to: Instant;
}

/** The waves that were found, with what was last decided about telling the place; the earliest first. */
export async function wavesFound(
  db: Kysely<Tables>,
  place: Place,
  { watches, from, to }: DigestStretch,
): Promise<readonly (WaveId & { readonly reason: string | null; readonly told: boolean })[]> {
  if (watches.length === 0) return [];
  const rows = await db
    .selectFrom("bursts")
    .leftJoin("decisions", (join) =>
      join
        .onRef("decisions.burst_id", "=", "bursts.id")
        .onRef("decisions.wave", "=", "bursts.wave")
        .on("decisions.place", "=", place),
    )
    .leftJoin("story_bursts", (join) =>
      join
        .onRef("story_bursts.burst_id", "=", "bursts.id")
        .onRef("story_bursts.wave", "=", "bursts.wave")
        .on("story_bursts.place", "=", place),
    )
    .select(["bursts.id", "bursts.wave", "decisions.reason", "story_bursts.subject"])
    .where("bursts.watch_id", "in", [...watches])
    .where("bursts.absorbed_by", "is", null)
    .where("bursts.found_at", ">=", from)
    .where("bursts.found_at", "<", to)
    .orderBy("bursts.found_at")
    .orderBy("bursts.id")
    .orderBy("bursts.wave")
    .execute();
  return rows.map((row) => ({
    burst: row.id,
    wave: row.wave,
    reason: row.reason,
    told: row.subject !== null,
  }));
}

/** How many posts were read, when last, and how many stretches were not. */
export async function readingOf(
  db: Kysely<Tables>,
  { watches, from, to }: DigestStretch,
): Promise<{ readonly posts: number; readonly lastPollAt: Instant | null; readonly gaps: number }> {
  if (watches.length === 0) return { posts: 0, lastPollAt: null, gaps: 0 };
  const { posts } = await db
    .selectFrom("watch_posts")
    .innerJoin("posts", (join) =>
      join.onRef("posts.source", "=", "watch_posts.source").onRef("posts.id", "=", "watch_posts.post_id"),
    )
    .select((eb) => eb.fn.countAll<number>().as("posts"))
    .where("watch_posts.watch_id", "in", [...watches])
    .where("posts.collected_at", ">=", from)
    .where("posts.collected_at", "<", to)
    .executeTakeFirstOrThrow();
  const { last } = await db
    .selectFrom("watches")
    .select((eb) => eb.fn.max("last_poll_at").as("last"))
    .where("id", "in", [...watches])
    .executeTakeFirstOrThrow();
  const { gaps } = await db
    .selectFrom("gaps")
    .select((eb) => eb.fn.countAll<number>().as("gaps"))
    .where("watch_id", "in", [...watches])
    .where("recorded_at", ">=", from)
    .where("recorded_at", "<", to)
    .executeTakeFirstOrThrow();
  return { posts: Number(posts), lastPollAt: last === null ? null : Number(last), gaps: Number(gaps) };
}
