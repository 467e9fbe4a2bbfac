/** What a place was not told at once: decisions, and the messages that list several bursts. */
import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "./column-types.ts";

export async function whatIsHeld(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  const { text, whole, strict } = types;
  const statements = [
    sql`alter table story_bursts add column line_at ${whole}`,
    sql`create table decisions (
      place ${text} not null,
      burst_id ${text} not null,
      wave ${whole} not null,
      watch_id ${text} not null,
      reason ${text} not null,
      since ${whole} not null,
      listed_accounts ${whole},
      listed_severity ${whole},
      primary key (place, burst_id, wave)
    ) ${strict}`,
    sql`create index decisions_by_reason on decisions (reason, place)`,
    sql`create table lists (
      place ${text} not null,
      subject ${text} not null,
      kind ${text} not null,
      about ${text} not null,
      created_at ${whole} not null,
      primary key (place, subject)
    ) ${strict}`,
    sql`create index lists_by_kind on lists (place, kind, created_at)`,
    sql`create table list_bursts (
      place ${text} not null,
      subject ${text} not null,
      position ${whole} not null,
      burst_id ${text} not null,
      wave ${whole} not null,
      watch_id ${text} not null,
      item ${text} not null,
      primary key (place, subject, burst_id, wave)
    ) ${strict}`,
    sql`create index list_bursts_by_burst on list_bursts (burst_id, wave)`,
  ];
  for (const statement of statements) await statement.execute(db);
}
