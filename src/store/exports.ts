/** Which dossiers left the house: recorded with the hash of each one's manifest, which the audit log holds too. */
import { type Kysely, type SqlBool, sql } from "kysely";
import type { DossierSubject } from "../domain/dossier.ts";
import type { Instant } from "../domain/time.ts";
import { takenInBy } from "./absorbed.ts";
import { appendAudit } from "./audit.ts";
import { inBatches } from "./batches.ts";
import type { Tables } from "./tables.ts";

export interface ExportMade {
  readonly at: Instant;
  readonly by: { readonly id: string; readonly name: string; readonly place: string };
  readonly subject: DossierSubject;
  /** Ids of the bursts in it. */
  readonly bursts: readonly string[];
  readonly posts: number;
  /** Of these, how many have no text any more. */
  readonly withoutText: number;
  /** Of the manifest. */
  readonly sha256: string;
  /** Of the packed file; null where it was not packed. */
  readonly packed: string | null;
  /** What its files are called where they are kept here; null where they are not. */
  readonly keptAs: string | null;
}

/** The action under which exports are audited. */
const EXPORT_ACTION = "export";
/** The outcome of one that was made begins so; its manifest's hash follows. */
const MANIFEST_OUTCOME = "manifest:";

/** @returns its number. */
export async function recordExport(tx: Kysely<Tables>, made: ExportMade): Promise<number> {
  const { id } = await tx
    .insertInto("exports")
    .values({
      at: made.at,
      by_actor: made.by.id,
      by_name: made.by.name,
      place: made.by.place,
      kind: made.subject.is,
      subject: made.subject.name,
      posts: made.posts,
      manifest_sha256: made.sha256,
      about: JSON.stringify(made.subject),
      without_text: made.withoutText,
      kept_as: made.keptAs,
      ended_at: null,
      ended_why: null,
      packed_sha256: made.packed,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  for (const batch of inBatches(made.bursts)) {
    const rows = batch.map((burst) => ({ export_id: id, burst_id: burst }));
    await tx.insertInto("export_bursts").values(rows).execute();
  }
  await appendAudit(tx, {
    at: made.at,
    actor: made.by.id,
    place: made.by.place,
    action: EXPORT_ACTION,
    target: `${made.subject.is} ${made.subject.name}`,
    outcome: `${MANIFEST_OUTCOME}${made.sha256}`,
  });
  return id;
}

/**
 * The exports that a burst is in, or one that it took in, the earliest first, by those who made them as people call
 * them.
 */
export async function exportsOf(
  db: Kysely<Tables>,
  burst: string,
): Promise<readonly { readonly by: string; readonly at: Instant }[]> {
  const rows = await db
    .selectFrom("export_bursts")
    .innerJoin("exports", "exports.id", "export_bursts.export_id")
    .select(["exports.id", "exports.by_name", "exports.at"])
    .distinct()
    .where(
      sql<SqlBool>`export_bursts.burst_id in ${takenInBy(sql`select id from bursts where id = ${burst}`)}`,
    )
    .orderBy("exports.id")
    .execute();
  return rows.map(({ by_name: by, at }) => ({ by, at }));
}

export interface ExportFound {
  readonly kind: DossierSubject["is"];
  readonly name: string;
  readonly by: string;
  readonly at: Instant;
  readonly posts: number;
  /** Of these, how many had no text when it was made; null where it was not recorded. */
  readonly withoutText: number | null;
  /** json of the DossierSubject; null where it was not recorded. */
  readonly about: string | null;
  /** Ids of the bursts in it. */
  readonly bursts: readonly string[];
}

/** By its manifest's hash, where the audit log holds that too; null for any other. */
export async function exportByManifest(db: Kysely<Tables>, sha256: string): Promise<ExportFound | null> {
  const row = await db
    .selectFrom("exports")
    .selectAll()
    .where("manifest_sha256", "=", sha256)
    .executeTakeFirst();
  if (row === undefined || !(await isExported(db, sha256))) return null;
  const bursts = await db
    .selectFrom("export_bursts")
    .select("burst_id")
    .where("export_id", "=", row.id)
    .execute();
  return {
    ...{ kind: row.kind as ExportFound["kind"], name: row.subject, by: row.by_name, at: row.at },
    ...{ posts: row.posts, withoutText: row.without_text, about: row.about },
    bursts: bursts.map(({ burst_id }) => burst_id),
  };
}

/** What the packed file with this manifest came to; null where that was not recorded. */
export async function packedHash(db: Kysely<Tables>, sha256: string): Promise<string | null> {
  const row = await db
    .selectFrom("exports")
    .select("packed_sha256")
    .where("manifest_sha256", "=", sha256)
    .executeTakeFirst();
  return row?.packed_sha256 ?? null;
}

/** Whether the audit log holds that a dossier with this manifest was made. */
export async function isExported(db: Kysely<Tables>, sha256: string): Promise<boolean> {
  const row = await db
    .selectFrom("audit")
    .select("n")
    .where("action", "=", EXPORT_ACTION)
    .where("outcome", "=", `${MANIFEST_OUTCOME}${sha256}`)
    .executeTakeFirst();
  return row !== undefined;
}
