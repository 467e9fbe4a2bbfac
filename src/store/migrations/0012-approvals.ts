/** What a person has to agree to before it is told in a place. */
import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "./column-types.ts";

export async function approvals(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  const { text, whole, strict } = types;
  const statements = [
    sql`create table approvals (
      place ${text} not null,
      burst_id ${text} not null,
      wave ${whole} not null,
      watch_id ${text} not null,
      asked_in ${text} not null,
      subject ${text} not null,
      state ${text} not null,
      asked_at ${whole} not null,
      by_actor ${text},
      by_name ${text},
      decided_at ${whole},
      primary key (place, burst_id, wave)
    ) ${strict}`,
    sql`create index approvals_by_burst on approvals (burst_id, wave)`,
    sql`create index approvals_by_subject on approvals (asked_in, subject)`,
  ];
  for (const statement of statements) await statement.execute(db);
}
