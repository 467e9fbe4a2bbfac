/** What may be read back of a time without money, and how far that is read: a query's past is read more than once. */
import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "./column-types.ts";

export async function readBacks(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  const { text, whole, counted, strict } = types;
  const statements = [
    sql`create table read_backs (
      id ${counted},
      watch_id ${text} not null,
      source ${text} not null,
      from_at ${whole} not null,
      to_at ${whole} not null,
      queries ${text} not null,
      posts ${whole} not null,
      cost ${whole} not null,
      of_month ${whole} not null,
      asked_at ${whole} not null,
      state ${text} not null,
      by_actor ${text},
      by_name ${text},
      answered_at ${whole},
      read_posts ${whole} not null,
      reached_at ${whole},
      settled ${whole} not null
    ) ${strict}`,
    sql`create index read_backs_by_watch on read_backs (watch_id, source, id)`,
    sql`alter table backfills rename to backfills_of_new`,
    sql`create table backfills (
      watch_id ${text} not null,
      source ${text} not null,
      query_key ${text} not null,
      read_back ${whole} not null,
      from_at ${whole} not null,
      to_at ${whole} not null,
      page_token ${text},
      left_reads ${whole} not null,
      reached_at ${whole} not null,
      opened_at ${whole} not null,
      closed ${whole} not null,
      primary key (watch_id, source, query_key, read_back)
    ) ${strict}`,
    sql`insert into backfills
      select watch_id, source, query_key, 0, from_at, to_at, page_token, left_reads, reached_at, opened_at, closed
      from backfills_of_new`,
    sql`drop table backfills_of_new`,
  ];
  for (const statement of statements) await statement.execute(db);
}
