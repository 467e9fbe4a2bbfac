/** Reviews and corrections, each with who and when. */
import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "./column-types.ts";

export async function deskNotes(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  const { text, whole, counted, strict } = types;
  const statements = [
    sql`create table reviews (
      id ${counted},
      burst_id ${text} not null,
      wave ${whole} not null,
      watch_id ${text} not null,
      verdict ${text} not null,
      as_what ${text} not null,
      note ${text} not null,
      words ${text} not null,
      accounts ${whole} not null,
      by_actor ${text} not null,
      by_name ${text} not null,
      created_at ${whole} not null
    ) ${strict}`,
    sql`create index reviews_by_burst on reviews (burst_id, wave)`,
    sql`create index reviews_by_watch on reviews (watch_id, created_at)`,
    sql`create table corrections (
      id ${counted},
      burst_id ${text} not null,
      watch_id ${text} not null,
      kind ${text} not null,
      text ${text} not null,
      by_actor ${text} not null,
      by_name ${text} not null,
      created_at ${whole} not null
    ) ${strict}`,
    sql`create index corrections_by_burst on corrections (burst_id)`,
    sql`create table amendments (
      name ${text} primary key,
      about ${text} not null,
      asked_in ${text} not null,
      created_at ${whole} not null,
      reported_at ${whole}
    ) ${strict}`,
    sql`create table amended_messages (
      name ${text} not null,
      place ${text} not null,
      subject ${text} not null,
      n ${whole} not null,
      primary key (name, place, subject)
    ) ${strict}`,
  ];
  for (const statement of statements) await statement.execute(db);
}
