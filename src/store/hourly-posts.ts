/** How many posts a watch read in each hour, and in which time it read none because it could not. */
import { type Kysely, sql } from "kysely";
import { HOUR, type Instant } from "../domain/time.ts";
import type { Tables } from "./tables.ts";

interface Within {
  readonly from: Instant;
  readonly to: Instant;
}

/** By the hour in which they were posted, those without posts left out; what was only searched for is not counted. */
export async function postsByHour(
  db: Kysely<Tables>,
  watch: string,
  { from, to }: Within,
): Promise<readonly { readonly at: Instant; readonly posts: number }[]> {
  const rows = await db
    .selectFrom("watch_posts")
    .select((q) => [
      sql<number>`created_at - created_at % ${sql.lit(HOUR)}`.as("at"),
      q.fn.countAll<number>().as("posts"),
    ])
    .where("watch_id", "=", watch)
    .where("created_at", ">=", from)
    .where("created_at", "<", to)
    .where("via", "in", ["poll", "backfill"])
    .groupBy(sql`1`)
    .orderBy(sql`1`)
    .execute();
  return rows.map(({ at, posts }) => ({ at: Number(at), posts: Number(posts) }));
}

/** When the earliest post that it holds was posted; null without any. */
export async function firstPostAt(db: Kysely<Tables>, watch: string): Promise<Instant | null> {
  const row = await db
    .selectFrom("watch_posts")
    .select("created_at")
    .where("watch_id", "=", watch)
    .orderBy("created_at")
    .limit(1)
    .executeTakeFirst();
  return row?.created_at ?? null;
}

/** The earliest first; what was sampled was read. */
export async function unreadWithin(
  db: Kysely<Tables>,
  watch: string,
  { from, to }: Within,
): Promise<readonly Within[]> {
  const rows = await db
    .selectFrom("gaps")
    .select(["from_at", "to_at"])
    .where("watch_id", "=", watch)
    .where("unread_posts", "is", null)
    .where("from_at", "<", to)
    .where("to_at", ">", from)
    .orderBy("from_at")
    .limit(1_000)
    .execute();
  return rows.map((row) => ({ from: Math.max(from, row.from_at), to: Math.min(to, row.to_at) }));
}
