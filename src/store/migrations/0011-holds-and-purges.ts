/** What must not go yet, and what had to go for good. */
import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "./column-types.ts";

export async function holdsAndPurges(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  const { text, whole, counted, strict } = types;
  const statements = [
    sql`create table holds (
      id ${counted},
      target_kind ${text} not null,
      target_id ${text} not null,
      name ${text} not null,
      why ${text} not null,
      until_at ${whole},
      by_actor ${text} not null,
      by_name ${text} not null,
      created_at ${whole} not null,
      released_at ${whole},
      released_by ${text},
      released_why ${text}
    ) ${strict}`,
    sql`create index holds_by_target on holds (target_kind, target_id)`,
    sql`create table purges (
      id ${counted},
      target_kind ${text} not null,
      posts ${whole} not null,
      by_actor ${text} not null,
      created_at ${whole} not null
    ) ${strict}`,
    sql`alter table posts add column purged_at ${whole}`,
  ];
  for (const statement of statements) await statement.execute(db);
}
