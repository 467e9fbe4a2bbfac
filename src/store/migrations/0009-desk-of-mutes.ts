/** Mutes of words and of accounts, by whom they were set, and ended before their time. */
import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "./column-types.ts";

export async function deskOfMutes(db: Kysely<unknown>, { text, whole }: ColumnTypes): Promise<void> {
  const columns = [
    sql`words ${text}`,
    sql`watches ${text}`,
    sql`by_name ${text}`,
    sql`ended_at ${whole}`,
    sql`ended_by ${text}`,
  ];
  for (const column of columns) await sql`alter table mutes add column ${column}`.execute(db);
}
