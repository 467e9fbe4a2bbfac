/** What a judged post carries besides its words, as numbers, which outlive its text as its words do. */
import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "./column-types.ts";

export async function thingsOfPosts(db: Kysely<unknown>, { bytes }: ColumnTypes): Promise<void> {
  await sql`alter table watch_posts add column things ${bytes}`.execute(db);
}
