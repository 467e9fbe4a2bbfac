/** Links at which dossiers are served: by the hash of what cannot be guessed, until a time or until revoked. */
import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "./column-types.ts";

export async function dossierLinks(db: Kysely<unknown>, { text, whole, strict }: ColumnTypes): Promise<void> {
  await sql`create table dossier_links (
    token_sha256 ${text} primary key,
    export_id ${whole} not null,
    file ${text} not null,
    made_at ${whole} not null,
    expires_at ${whole} not null,
    revoked_at ${whole},
    revoked_by ${text}
  ) ${strict}`.execute(db);
  await sql`create index dossier_links_by_export on dossier_links (export_id)`.execute(db);
}
