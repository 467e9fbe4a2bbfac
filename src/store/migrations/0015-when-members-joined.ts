/** When posts became members of a wave, when a slow wave became a fast one, and how fast it was. */
import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "./column-types.ts";

/** Members from before are taken to have joined with their own post. */
export async function whenMembersJoined(db: Kysely<unknown>, { whole }: ColumnTypes): Promise<void> {
  await sql`alter table burst_posts add column joined_seq ${whole} not null default 0`.execute(db);
  await sql`update burst_posts set joined_seq = seq`.execute(db);
  await sql`alter table bursts add column quickened_seq ${whole}`.execute(db);
  await sql`alter table bursts add column fastest ${whole} not null default 1`.execute(db);
}
