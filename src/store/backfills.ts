/** Back-fills as they are stored: how far each query's past was read, and what it may still cost. */
import type { Kysely, Selectable } from "kysely";
import type { Instant } from "../domain/time.ts";
import type { BackfillRow } from "./late-tables.ts";
import type { Tables } from "./tables.ts";

/** A query's back-fill, over or not. @param readBack see BackfillRow. */
export async function backfillOf(
  db: Kysely<Tables>,
  watchId: string,
  source: string,
  queryKey: string,
  readBack = 0,
): Promise<Selectable<BackfillRow> | null> {
  const row = await db
    .selectFrom("backfills")
    .selectAll()
    .where("watch_id", "=", watchId)
    .where("source", "=", source)
    .where("query_key", "=", queryKey)
    .where("read_back", "=", readBack)
    .executeTakeFirst();
  return row ?? null;
}

export async function saveBackfill(tx: Kysely<Tables>, row: BackfillRow): Promise<void> {
  const { page_token, left_reads, reached_at, closed } = row;
  await tx
    .insertInto("backfills")
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(["watch_id", "source", "query_key", "read_back"])
        .doUpdateSet({ page_token, left_reads, reached_at, closed }),
    )
    .execute();
}

/** Since when a watch's posts are known through back-fills; null where there was none. */
export async function backfilledSince(db: Kysely<Tables>, watchId: string): Promise<Instant | null> {
  const row = await db
    .selectFrom("backfills")
    .select((q) => q.fn.min("reached_at").as("since"))
    .where("watch_id", "=", watchId)
    .executeTakeFirst();
  return row?.since ?? null;
}
