/** What a copy replies to, as a look at it by itself tells. */
import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "./column-types.ts";

export async function repliesOfPosts(db: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  await sql`alter table post_details add column replied_id ${text}`.execute(db);
}
