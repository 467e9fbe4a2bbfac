/** How lively a watch is: what decides how soon it is polled again. */
import type { Kysely } from "kysely";
import type { Instant } from "../domain/time.ts";
import type { Tables } from "./tables.ts";

export async function activityOf(
  db: Kysely<Tables>,
  watchId: string,
): Promise<{ readonly quietSince: Instant; readonly burst: boolean }> {
  const { created_at: watchedSince } = await db
    .selectFrom("watches")
    .select("created_at")
    .where("id", "=", watchId)
    .executeTakeFirstOrThrow();
  const post = await db
    .selectFrom("watch_posts")
    .select("created_at")
    .where("watch_id", "=", watchId)
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst();
  const burst = await db
    .selectFrom("bursts")
    .select("id")
    .where("watch_id", "=", watchId)
    .where("state", "=", "open")
    .where("horizon", "=", "fast")
    .where("absorbed_by", "is", null)
    .limit(1)
    .executeTakeFirst();
  return { quietSince: post?.created_at ?? watchedSince, burst: burst !== undefined };
}
