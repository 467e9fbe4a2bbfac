/** What is read after its time: back-fills, and absences that places are told of. */
import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "./column-types.ts";

export async function lateReading(db: Kysely<unknown>, { text, whole, strict }: ColumnTypes): Promise<void> {
  const statements = [
    sql`create table backfills (
      watch_id ${text} not null,
      source ${text} not null,
      query_key ${text} not null,
      from_at ${whole} not null,
      to_at ${whole} not null,
      page_token ${text},
      left_reads ${whole} not null,
      reached_at ${whole} not null,
      opened_at ${whole} not null,
      closed ${whole} not null,
      primary key (watch_id, source, query_key)
    ) ${strict}`,
    sql`create table absences (
      place ${text} not null,
      watch_id ${text} not null,
      from_at ${whole} not null,
      to_at ${whole} not null,
      told ${whole} not null,
      primary key (place, watch_id, to_at)
    ) ${strict}`,
    sql`create index absences_untold on absences (told, place)`,
  ];
  for (const statement of statements) await statement.execute(db);
}
