/** The newest bursts of all watches, as somebody who types is offered them. */
import { type Kysely, sql } from "kysely";

export async function newestBursts(db: Kysely<unknown>): Promise<void> {
  await sql`create index bursts_newest on bursts (detected_at)`.execute(db);
}
