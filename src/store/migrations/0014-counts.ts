/** What platforms count: how many posts match a query, and how many they say were read. */
import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "./column-types.ts";

export async function counts(db: Kysely<unknown>, { text, whole, strict }: ColumnTypes): Promise<void> {
  await sql`create table counts (
    watch_id ${text} not null,
    source ${text} not null,
    query_key ${text} not null,
    from_at ${whole} not null,
    to_at ${whole} not null,
    posts ${whole} not null,
    primary key (watch_id, source, query_key, from_at)
  ) ${strict}`.execute(db);
  await sql`create table usage_checks (
    source ${text} not null,
    day ${text} not null,
    at ${whole} not null,
    theirs ${whole},
    ours ${whole} not null,
    primary key (source, day)
  ) ${strict}`.execute(db);
  // How many posts of a watch matched on a day, when it was asked whether it may cost what it costs.
  await sql`alter table consents add column matching ${whole}`.execute(db);
}
