/** What people said against explanations. */
import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "./column-types.ts";

export async function disputes(
  db: Kysely<unknown>,
  { text, whole, counted, strict }: ColumnTypes,
): Promise<void> {
  await sql`create table disputes (
    id ${counted},
    watch_id ${text} not null,
    burst_id ${text} not null,
    kind ${text} not null,
    words ${text} not null,
    by_actor ${text} not null,
    by_name ${text} not null,
    created_at ${whole} not null
  ) ${strict}`.execute(db);
  await sql`create index disputes_by_watch on disputes (watch_id)`.execute(db);
}
