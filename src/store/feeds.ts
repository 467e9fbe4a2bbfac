/** How far each query of a watch was read: the cursor, and the poll that is under way. */
import type { Kysely } from "kysely";
import type { FeedRow, Tables } from "./tables.ts";

/** The state of one query; as good as new when it was never polled. */
export async function feedOf(
  db: Kysely<Tables>,
  watchId: string,
  source: string,
  queryKey: string,
): Promise<FeedRow> {
  const row = await db
    .selectFrom("feeds")
    .selectAll()
    .where("watch_id", "=", watchId)
    .where("source", "=", source)
    .where("query_key", "=", queryKey)
    .executeTakeFirst();
  return (
    row ?? {
      watch_id: watchId,
      source,
      query_key: queryKey,
      cursor: null,
      next_cursor: null,
      page_token: null,
      drained: 0,
      read_to: null,
      last_read_to: null,
    }
  );
}

export async function saveFeed(tx: Kysely<Tables>, feed: FeedRow): Promise<void> {
  await tx
    .insertInto("feeds")
    .values(feed)
    .onConflict((conflict) =>
      conflict.columns(["watch_id", "source", "query_key"]).doUpdateSet({
        cursor: feed.cursor,
        next_cursor: feed.next_cursor,
        page_token: feed.page_token,
        drained: feed.drained,
        read_to: feed.read_to,
        last_read_to: feed.last_read_to,
      }),
    )
    .execute();
}

/** Sources of a watch of which a poll has read the newest pages and not the last: the next one skips that rest. */
export async function halfReadSources(tx: Kysely<Tables>, watchId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom("feeds")
    .select("source")
    .distinct()
    .where("watch_id", "=", watchId)
    .where("drained", "=", 0)
    .where("next_cursor", "is not", null)
    .orderBy("source")
    .execute();
  return rows.map(({ source }) => source);
}

/** Ends the poll: what its first pages called newest is where the next one starts. */
export async function closePoll(tx: Kysely<Tables>, watchId: string): Promise<void> {
  await tx
    .updateTable("feeds")
    .set((eb) => ({
      cursor: eb.fn.coalesce("next_cursor", "cursor"),
      next_cursor: null,
      page_token: null,
      drained: 0,
    }))
    .where("watch_id", "=", watchId)
    .where((eb) => eb.or([eb("drained", "=", 1), eb("next_cursor", "is not", null)]))
    .execute();
}
