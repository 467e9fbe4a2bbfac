/** What a person asked for themselves: the language in which they are answered. */
import type { Kysely } from "kysely";
import type { Instant } from "../domain/time.ts";
import type { Tables } from "./tables.ts";

/** @param actor with the platform: "slack:U012". @returns null where they go by the place */
export async function languageOf(db: Kysely<Tables>, actor: string): Promise<string | null> {
  const row = await db.selectFrom("people").select("language").where("actor", "=", actor).executeTakeFirst();
  return row?.language ?? null;
}

/** @param language null to go by the place again: then nothing is kept of them */
export async function setLanguage(
  tx: Kysely<Tables>,
  actor: string,
  language: string | null,
  now: Instant,
): Promise<void> {
  if (language === null) {
    await tx.deleteFrom("people").where("actor", "=", actor).execute();
    return;
  }
  await tx
    .insertInto("people")
    .values({ actor, language, changed_at: now })
    .onConflict((conflict) => conflict.column("actor").doUpdateSet({ language, changed_at: now }))
    .execute();
}
