/** What dossiers hold and where those that are kept lie, so that what must go goes out of them too. */
import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "./column-types.ts";

export async function keptExports(db: Kysely<unknown>, { text, whole }: ColumnTypes): Promise<void> {
  const columns = [
    sql`about ${text}`,
    sql`without_text ${whole}`,
    sql`kept_as ${text}`,
    sql`ended_at ${whole}`,
    sql`ended_why ${text}`,
  ];
  for (const column of columns) await sql`alter table exports add column ${column}`.execute(db);
  await sql`create index exports_kept on exports (kept_as) where kept_as is not null`.execute(db);
}
