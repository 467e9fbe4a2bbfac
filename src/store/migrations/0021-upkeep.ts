/** What the bot does for its own house: forgetting, verifying, backups, and how its runs ended. */
import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "./column-types.ts";

export async function upkeep(
  db: Kysely<unknown>,
  { text, whole, counted, strict }: ColumnTypes,
): Promise<void> {
  const statements = [
    sql`create table chores (
      chore ${text} not null primary key,
      due_at ${whole} not null,
      progress ${text},
      count ${whole} not null,
      removed ${whole},
      removed_at ${whole}
    ) ${strict}`,
    // A post is in one of the two, by what is left of it; a new post is written to the first alone.
    sql`create index posts_with_text on posts (collected_at, source, id) where text is not null`,
    sql`create index posts_with_hash on posts (collected_at, source, id)
      where text is null and raw_sha256 <> ''`,
    sql`create index snapshots_by_time on snapshots (fetched_at)`,
    sql`create table chain_starts (
      chain ${text} not null primary key,
      n ${whole} not null,
      hash ${text} not null,
      cut_at ${whole} not null
    ) ${strict}`,
    sql`create table chain_checks (
      chain ${text} not null primary key,
      checked_at ${whole} not null,
      links ${whole} not null,
      broken_at ${whole},
      broken_why ${text}
    ) ${strict}`,
    sql`create table backups (
      id ${counted},
      made_at ${whole} not null
    ) ${strict}`,
    sql`create table runs (
      id ${counted},
      started_at ${whole} not null,
      alive_at ${whole} not null,
      trouble ${text},
      ended_at ${whole},
      ended_how ${text},
      ended_why ${text}
    ) ${strict}`,
  ];
  for (const statement of statements) await statement.execute(db);
}
