/** A watch's clock as it stood with its posts: where a file of posts falls silent. */
import type { Kysely } from "kysely";
import type { Instant } from "../domain/time.ts";
import type { Tables } from "./tables.ts";

/**
 * The watch's clock with so many of the last posts before `since`, with the first one after it, and with so many
 * of the newest ones, in order.
 */
export async function clocksAround(
  db: Kysely<Tables>,
  watchId: string,
  { since, posts }: { readonly since: Instant; readonly posts: number },
): Promise<readonly Instant[]> {
  const judged = db
    .selectFrom("watch_posts")
    .select(["seq", "clock"])
    .where("watch_id", "=", watchId)
    .where("seq", "is not", null);
  const before = await judged.where("clock", "<", since).orderBy("seq", "desc").limit(posts).execute();
  const first = await judged.where("clock", ">=", since).orderBy("seq").limit(1).execute();
  const newest = await judged.orderBy("seq", "desc").limit(posts).execute();
  const bySeq = new Map([...before, ...first, ...newest].map(({ seq, clock }) => [seq ?? 0, clock ?? 0]));
  return [...bySeq].sort(([a], [b]) => a - b).map(([, clock]) => clock);
}

/** The clocks of these watches, those that have judged anything. */
export async function clocksOf(
  db: Kysely<Tables>,
  watches: readonly string[],
): Promise<readonly { readonly watch: string; readonly clock: Instant }[]> {
  if (watches.length === 0) return [];
  const rows = await db
    .selectFrom("watches")
    .select(["id", "clock"])
    .where("id", "in", [...watches])
    .orderBy("id")
    .execute();
  return rows.flatMap(({ id, clock }) => (clock === null ? [] : [{ watch: id, clock }]));
}
