/** In which language people are answered, and when narrower rules were suggested for a watch. */
import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "./column-types.ts";

export async function people(db: Kysely<unknown>, { text, whole, strict }: ColumnTypes): Promise<void> {
  await sql`create table people (
    actor ${text} not null primary key,
    language ${text} not null,
    changed_at ${whole} not null
  ) ${strict}`.execute(db);
  await sql`create table suggestions (
    watch_id ${text} not null primary key,
    suggested_at ${whole} not null
  ) ${strict}`.execute(db);
}
