/** Pictures of bursts, as chats show them. */
import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "./column-types.ts";

export async function pictures(
  db: Kysely<unknown>,
  { text, whole, bytes, strict }: ColumnTypes,
): Promise<void> {
  await sql`create table pictures (
    burst_id ${text} not null,
    wave ${whole} not null,
    language ${text} not null,
    name ${text} not null,
    alt ${text} not null,
    content ${bytes} not null,
    posts ${whole} not null,
    ended ${whole} not null,
    drawn_at ${whole} not null,
    primary key (burst_id, wave, language)
  ) ${strict}`.execute(db);
  await sql`create index pictures_by_name on pictures (name)`.execute(db);
}
