/** Dossiers that left the house: of what, who took them, and what their manifests came to. */
import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "./column-types.ts";

export async function exportsMade(
  db: Kysely<unknown>,
  { text, whole, counted, strict }: ColumnTypes,
): Promise<void> {
  await sql`create table exports (
    id ${counted},
    at ${whole} not null,
    by_actor ${text} not null,
    by_name ${text} not null,
    place ${text} not null,
    kind ${text} not null,
    subject ${text} not null,
    posts ${whole} not null,
    manifest_sha256 ${text} not null
  ) ${strict}`.execute(db);
  await sql`create index exports_by_manifest on exports (manifest_sha256)`.execute(db);
  await sql`create table export_bursts (
    export_id ${whole} not null,
    burst_id ${text} not null,
    primary key (export_id, burst_id)
  ) ${strict}`.execute(db);
  await sql`create index export_bursts_by_burst on export_bursts (burst_id)`.execute(db);
}
