/** How far the queries of paid sources are dealt with, where not everything is read. */
import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "./column-types.ts";

export async function paidFeeds(db: Kysely<unknown>, { whole }: ColumnTypes): Promise<void> {
  for (const column of ["read_to", "last_read_to"]) {
    await sql`alter table feeds add column ${sql.ref(column)} ${whole}`.execute(db);
  }
}
