/** What is learnt of a burst's accounts and posts after it was announced, and the errands that learn it. */
import { type Kysely, type RawBuilder, sql } from "kysely";
import type { ColumnTypes } from "./column-types.ts";

export async function following(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  for (const statement of statementsFor(types)) await statement.execute(db);
}

function statementsFor({ text, whole, counted, strict }: ColumnTypes): RawBuilder<unknown>[] {
  return [
    sql`create table errands (
      id ${counted},
      burst_id ${text} not null,
      wave ${whole} not null,
      watch_id ${text} not null,
      source ${text} not null,
      kind ${text} not null,
      n ${whole} not null,
      state ${text} not null,
      due_at ${whole} not null,
      progress ${text},
      attempts ${whole} not null,
      error ${text},
      done_at ${whole},
      unique (burst_id, wave, source, kind, n)
    ) ${strict}`,
    sql`create index errands_due on errands (due_at) where state = 'waiting'`,

    sql`create table found_posts (
      burst_id ${text} not null,
      wave ${whole} not null,
      watch_id ${text} not null,
      source ${text} not null,
      post_id ${text} not null,
      account_key ${text} not null,
      created_at ${whole} not null,
      found_at ${whole} not null,
      primary key (burst_id, wave, source, post_id)
    ) ${strict}`,
    sql`create index found_posts_by_account on found_posts (account_key)`,
    sql`create index found_posts_by_post on found_posts (source, post_id)`,

    sql`create table snapshots (
      watch_id ${text} not null,
      source ${text} not null,
      account_id ${text} not null,
      fetched_at ${whole} not null,
      standing ${text} not null,
      why ${text},
      handle ${text},
      name ${text},
      bio ${text},
      created_at ${whole},
      followers ${whole},
      following ${whole},
      posts ${whole},
      raw ${text} not null,
      raw_sha256 ${text} not null,
      primary key (watch_id, source, account_id, fetched_at)
    ) ${strict}`,
    sql`create index snapshots_by_account on snapshots (source, account_id, fetched_at)`,
    sql`create index snapshots_by_handle on snapshots (lower(handle))`,

    sql`create table standings (
      watch_id ${text} not null,
      source ${text} not null,
      subject ${text} not null,
      id ${text} not null,
      seen_at ${whole} not null,
      standing ${text} not null,
      earlier_handle ${text},
      primary key (watch_id, source, subject, id, seen_at)
    ) ${strict}`,

    sql`create table post_details (
      source ${text} not null,
      post_id ${text} not null,
      fetched_at ${whole} not null,
      attachments ${text},
      quoted_id ${text},
      raw_sha256 ${text} not null,
      primary key (source, post_id)
    ) ${strict}`,
  ];
}
