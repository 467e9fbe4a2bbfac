/** People whose commands are not answered. */
import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "./column-types.ts";

export async function blockedPeople(
  db: Kysely<unknown>,
  { text, whole, strict }: ColumnTypes,
): Promise<void> {
  await sql`create table blocks (
    actor ${text} not null primary key,
    why ${text} not null,
    by_actor ${text} not null,
    by_name ${text} not null,
    created_at ${whole} not null
  ) ${strict}`.execute(db);
}
