/** What people do with watches in chat: pauses, changes that can be undone, and places that follow a watch. */
import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "./column-types.ts";

export async function watchesInChat(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  const { text, whole, counted, strict } = types;
  const statements = [
    sql`alter table watches add column paused_at ${whole}`,
    sql`alter table watches add column paused_until ${whole}`,
    sql`alter table watches add column paused_by ${text}`,
    sql`create table watch_changes (
      id ${counted},
      watch_id ${text} not null,
      kind ${text} not null,
      before ${text},
      by_actor ${text} not null,
      by_name ${text} not null,
      created_at ${whole} not null,
      undone_at ${whole},
      undone_by ${text}
    ) ${strict}`,
    sql`create index watch_changes_by_watch on watch_changes (watch_id, id)`,
    sql`create table follows (
      watch_id ${text} not null,
      place ${text} not null,
      min_severity ${whole} not null,
      by_actor ${text} not null,
      by_name ${text} not null,
      created_at ${whole} not null,
      primary key (watch_id, place)
    ) ${strict}`,
  ];
  for (const statement of statements) await statement.execute(db);
}
