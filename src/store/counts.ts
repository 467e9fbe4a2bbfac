/** How many posts matched a query, stretch by stretch: what a watch that is led by counts knows of its past. */
import type { Kysely } from "kysely";
import type { Instant } from "../domain/time.ts";
import { inBatches } from "./batches.ts";
import type { Tables } from "./tables.ts";

export interface CountOf {
  readonly watch: string;
  readonly source: string;
  readonly query: string;
}

export interface StoredCount {
  readonly from: Instant;
  readonly to: Instant;
  readonly posts: number;
}

/** Those that end after `since`, the earliest first. */
export async function countsSince(
  db: Kysely<Tables>,
  { watch, source, query }: CountOf,
  since: Instant,
): Promise<readonly StoredCount[]> {
  const rows = await db
    .selectFrom("counts")
    .select(["from_at", "to_at", "posts"])
    .where("watch_id", "=", watch)
    .where("source", "=", source)
    .where("query_key", "=", query)
    .where("to_at", ">", since)
    .orderBy("from_at")
    .execute();
  return rows.map((row) => ({ from: row.from_at, to: row.to_at, posts: row.posts }));
}

/** All that are remembered of a watch, query by query, each with the earliest first. */
export async function countsByQuery(
  db: Kysely<Tables>,
  watch: string,
  source: string,
): Promise<readonly (readonly StoredCount[])[]> {
  const rows = await db
    .selectFrom("counts")
    .select(["query_key", "from_at", "to_at", "posts"])
    .where("watch_id", "=", watch)
    .where("source", "=", source)
    .orderBy("from_at")
    .execute();
  const queries = Map.groupBy(rows, ({ query_key }) => query_key).values();
  return [...queries].map((of) => of.map((row) => ({ from: row.from_at, to: row.to_at, posts: row.posts })));
}

/** Adds counts and forgets those that ended before `since`. */
export async function saveCounts(
  tx: Kysely<Tables>,
  { watch, source, query }: CountOf,
  counts: readonly StoredCount[],
  since: Instant,
): Promise<void> {
  for (const batch of inBatches(counts)) {
    await tx
      .insertInto("counts")
      .values(
        batch.map(({ from, to, posts }) => ({
          ...{ watch_id: watch, source, query_key: query },
          ...{ from_at: from, to_at: to, posts },
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  await tx
    .deleteFrom("counts")
    .where("watch_id", "=", watch)
    .where("source", "=", source)
    .where("query_key", "=", query)
    .where("to_at", "<=", since)
    .execute();
}
