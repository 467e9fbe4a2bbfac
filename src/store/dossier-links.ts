/** Links at which dossiers are served. Whoever reads the database finds only hashes of them. */
import { createHash } from "node:crypto";
import { type Kysely, sql } from "kysely";
import type { Instant } from "../domain/time.ts";
import { goingOnFrom } from "./absorbed.ts";
import type { Tables } from "./tables.ts";

export interface DossierLink {
  /** As it stands in the address. */
  readonly token: string;
  /** The number of the export. */
  readonly exportId: number;
  /** The packed file. */
  readonly file: string;
  readonly madeAt: Instant;
  readonly expiresAt: Instant;
}

export type LinkAnswer =
  | { readonly is: "served"; readonly file: string }
  /** A burst in it was corrected or withdrawn since, or a post in it was purged: what it says is not to be handed out. */
  | { readonly is: "outdated" }
  /** There is none, it expired, or it was revoked: nobody is told which. */
  | { readonly is: "none" };

export async function putDossierLink(tx: Kysely<Tables>, link: DossierLink): Promise<void> {
  await tx
    .insertInto("dossier_links")
    .values({
      token_sha256: hashOf(link.token),
      export_id: link.exportId,
      file: link.file,
      made_at: link.madeAt,
      expires_at: link.expiresAt,
      revoked_at: null,
      revoked_by: null,
    })
    .execute();
}

export async function dossierAt(db: Kysely<Tables>, token: string, now: Instant): Promise<LinkAnswer> {
  const link = await db
    .selectFrom("dossier_links")
    .selectAll()
    .where("token_sha256", "=", hashOf(token))
    .where("revoked_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  if (link === undefined) return { is: "none" };
  const { rows } = await sql<{ found: number }>`
    select 1 as found from corrections where created_at >= ${link.made_at}
      and burst_id in ${goingOnFrom(sql`select burst_id from export_bursts where export_id = ${link.export_id}`)}
    union all select 1 as found from exports where id = ${link.export_id} and ended_at is not null
    limit 1`.execute(db);
  return rows.length > 0 ? { is: "outdated" } : { is: "served", file: link.file };
}

/** @returns whether there was a link to this export that still led somewhere. */
export async function revokeDossier(
  tx: Kysely<Tables>,
  exportId: number,
  { by, at }: { readonly by: string; readonly at: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("dossier_links")
    .set({ revoked_at: at, revoked_by: by })
    .where("export_id", "=", exportId)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", at)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
