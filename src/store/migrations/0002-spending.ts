/** What paid sources cost: the ledger of reads, and the counters that hold them to their limits. */
import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "./column-types.ts";

export async function spending(
  db: Kysely<unknown>,
  { text, whole, counted, strict }: ColumnTypes,
): Promise<void> {
  const statements = [
    sql`create table ledger (
      id ${counted},
      source ${text} not null,
      purpose ${text} not null,
      watch_id ${text},
      burst_id ${text},
      person ${text},
      booked_at ${whole} not null,
      settled ${whole} not null,
      posts ${whole} not null,
      users ${whole} not null,
      counts ${whole} not null,
      cost ${whole} not null,
      raised ${text} not null
    ) ${strict}`,
    sql`create index ledger_by_time on ledger (source, booked_at)`,
    sql`create table spending (
      counter ${text} primary key,
      amount ${whole} not null
    ) ${strict}`,
    // Nothing is spent on a watch before somebody agreed: who agreed to what, and when.
    sql`create table consents (
      watch_id ${text} not null,
      source ${text} not null,
      terms ${text} not null,
      per_day ${whole},
      first_cost ${whole},
      asked_at ${whole} not null,
      agreed_at ${whole},
      agreed_by ${text},
      primary key (watch_id, source)
    ) ${strict}`,
    // How many posts of a stretch that was sampled were read, and about how many were not.
    sql`alter table gaps add column read_posts ${whole}`,
    sql`alter table gaps add column unread_posts ${whole}`,
  ];
  for (const statement of statements) await statement.execute(db);
}
