/** The newest digest that each place got, so that a missed one is made up for and none comes twice. */
import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "./column-types.ts";

export async function digests(db: Kysely<unknown>, { text, whole, strict }: ColumnTypes): Promise<void> {
  await sql`create table digests (
    place ${text} primary key,
    until_at ${whole} not null
  ) ${strict}`.execute(db);
}
