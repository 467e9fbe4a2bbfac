/** What was taken back or put right about a burst, for everybody who was told of it. */
import type { Kysely } from "kysely";
import type { Correction } from "../domain/desk-notes.ts";
import { inBatches } from "./batches.ts";
import type { Tables } from "./tables.ts";

/** @returns its number. */
export async function putCorrection(
  tx: Kysely<Tables>,
  of: Correction & {
    readonly burst: string;
    readonly watch: string;
    readonly actor: string;
  },
): Promise<number> {
  const { id } = await tx
    .insertInto("corrections")
    .values({
      burst_id: of.burst,
      watch_id: of.watch,
      kind: of.kind,
      text: of.text,
      by_actor: of.actor,
      by_name: of.by,
      created_at: of.at,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Of one burst, the newest first. */
export async function correctionsOf(db: Kysely<Tables>, burst: string): Promise<readonly Correction[]> {
  const rows = await db
    .selectFrom("corrections")
    .selectAll()
    .where("burst_id", "=", burst)
    .orderBy("id", "desc")
    .execute();
  return rows.map((row) => ({ kind: row.kind, text: row.text, by: row.by_name, at: row.created_at }));
}

/** Those of these bursts that were taken back. */
export async function withdrawnAmong(
  db: Kysely<Tables>,
  bursts: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const batch of inBatches([...new Set(bursts)])) {
    const rows = await db
      .selectFrom("corrections")
      .select("burst_id")
      .where("kind", "=", "withdrawn")
      .where("burst_id", "in", [...batch])
      .execute();
    for (const row of rows) found.add(row.burst_id);
  }
  return found;
}
