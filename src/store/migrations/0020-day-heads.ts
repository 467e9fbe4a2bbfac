/** What all chains came to each day, so that whoever cuts one cuts it below what was posted. */
import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "./column-types.ts";

export async function dayHeads(db: Kysely<unknown>, { text, whole, strict }: ColumnTypes): Promise<void> {
  await sql`create table day_heads (
    day ${text} primary key,
    at ${whole} not null,
    hash ${text} not null,
    chains ${text} not null
  ) ${strict}`.execute(db);
}
