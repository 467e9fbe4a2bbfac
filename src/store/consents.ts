/** Whether somebody agreed to what reading a watch costs: nothing is spent on it before. */
import type { Kysely } from "kysely";
import type { Instant } from "../domain/time.ts";
import type { ConsentRow } from "./money-tables.ts";
import type { Tables } from "./tables.ts";

export async function consentOf(
  db: Kysely<Tables>,
  watchId: string,
  source: string,
): Promise<ConsentRow | null> {
  const row = await db
    .selectFrom("consents")
    .selectAll()
    .where("watch_id", "=", watchId)
    .where("source", "=", source)
    .executeTakeFirst();
  return row ?? null;
}

/** Puts what is asked for, or agreed to, in the place of what was. */
export async function putConsent(tx: Kysely<Tables>, consent: ConsentRow): Promise<void> {
  const { watch_id: _watch, source: _source, ...rest } = consent;
  await tx
    .insertInto("consents")
    .values(consent)
    .onConflict((conflict) => conflict.columns(["watch_id", "source"]).doUpdateSet(rest))
    .execute();
}

/** What was agreed to or asked for of a watch, source by source. */
export function consentsOf(db: Kysely<Tables>, watchId: string): Promise<readonly ConsentRow[]> {
  return db.selectFrom("consents").selectAll().where("watch_id", "=", watchId).orderBy("source").execute();
}

/** Agrees to everything that waits of a watch. */
export async function agree(
  tx: Kysely<Tables>,
  watchId: string,
  { by, at }: { readonly by: string; readonly at: Instant },
): Promise<void> {
  await tx
    .updateTable("consents")
    .set({ agreed_at: at, agreed_by: by })
    .where("watch_id", "=", watchId)
    .where("agreed_at", "is", null)
    .execute();
}

/** How many posts a day the watches matched that are read from a source, as far as anybody counted; null for nobody. */
export async function matchingADay(db: Kysely<Tables>, source: string): Promise<number | null> {
  const { matching } = await db
    .selectFrom("consents")
    .innerJoin("watches", "watches.id", "consents.watch_id")
    .select((q) => q.fn.sum<number | null>("consents.matching").as("matching"))
    .where("consents.source", "=", source)
    .where("consents.agreed_at", "is not", null)
    .where("watches.removed_at", "is", null)
    .executeTakeFirstOrThrow();
  return matching === null ? null : Number(matching);
}
