/** What packed dossiers came to as a whole: a byte between the files in one is in no file, and shows by this. */
import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "./column-types.ts";

export async function packedExports(db: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  await sql`alter table exports add column packed_sha256 ${text}`.execute(db);
}
