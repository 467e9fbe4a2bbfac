/** What a burst's past and its posts say of how usual its words are. */
import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "./column-types.ts";

/** Waves from before are taken for what they were announced as: their words for unusual. */
export async function whatIsUsual(db: Kysely<unknown>, { text, whole }: ColumnTypes): Promise<void> {
  await sql`alter table bursts add column sighting_hours ${whole} not null default 0`.execute(db);
  await sql`alter table bursts add column early_accounts ${whole} not null default 0`.execute(db);
  await sql`alter table bursts add column small_part ${text}`.execute(db);
  await sql`alter table bursts add column feeds_crews ${whole} not null default 1`.execute(db);
}
