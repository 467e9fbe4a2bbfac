/** What people wanted to hear nothing of in a watch, and when narrower rules for it were suggested. */
import type { Kysely } from "kysely";
import type { Instant } from "../domain/time.ts";
import type { Tables } from "./tables.ts";

/** Bursts of the watch that were muted or explained since, each once, the newest first; `more` are mutes of it whole. */
export async function noiseOf(
  db: Kysely<Tables>,
  watch: string,
  since: Instant,
): Promise<{ readonly bursts: readonly string[]; readonly more: number }> {
  const muted = await db
    .selectFrom("mutes")
    .innerJoin("bursts", "bursts.id", "mutes.target_id")
    .select(["bursts.id", "mutes.created_at as at"])
    .where("mutes.target_kind", "=", "burst")
    .where("bursts.watch_id", "=", watch)
    .where("mutes.created_at", ">=", since)
    .execute();
  const explained = await db
    .selectFrom("reviews")
    .select(["burst_id as id", "created_at as at"])
    .where("watch_id", "=", watch)
    .where("verdict", "=", "explained")
    .where("created_at", ">=", since)
    .execute();
  const { n } = await db
    .selectFrom("mutes")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("target_kind", "=", "watch")
    .where("target_id", "=", watch)
    .where("created_at", ">=", since)
    .executeTakeFirstOrThrow();
  const newestFirst = [...muted, ...explained].sort((a, b) => b.at - a.at);
  return { bursts: [...new Set(newestFirst.map(({ id }) => id))], more: Number(n) };
}

/** Notes that rules are suggested now. @returns false where that was done since */
export async function noteSuggestion(
  tx: Kysely<Tables>,
  watch: string,
  since: Instant,
  now: Instant,
): Promise<boolean> {
  const put = await tx
    .insertInto("suggestions")
    .values({ watch_id: watch, suggested_at: now })
    .onConflict((conflict) =>
      conflict
        .column("watch_id")
        .doUpdateSet({ suggested_at: now })
        .where("suggestions.suggested_at", "<", since),
    )
    .executeTakeFirst();
  return (put.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
