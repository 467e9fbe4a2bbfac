/** When copies of the database were made; the copies themselves are elsewhere. */
import type { Kysely } from "kysely";
import type { Instant } from "../domain/time.ts";
import type { Tables } from "./tables.ts";

export async function recordBackup(tx: Kysely<Tables>, at: Instant): Promise<void> {
  await tx.insertInto("backups").values({ made_at: at }).execute();
}

export async function lastBackup(db: Kysely<Tables>): Promise<Instant | null> {
  const row = await db
    .selectFrom("backups")
    .select((q) => q.fn.max("made_at").as("at"))
    .executeTakeFirst();
  return row?.at == null ? null : Number(row.at);
}
