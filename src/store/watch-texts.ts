/** Known texts that were added in chat: they outlive restarts, beside those of the configuration file. */
import type { Kysely } from "kysely";
import type { Instant } from "../domain/time.ts";
import type { Tables } from "./tables.ts";

export interface AddedText {
  readonly id: number;
  readonly text: string;
  /** Who added it: "slack:U012". */
  readonly by: string;
  readonly at: Instant;
}

/** A watch's texts, in the order in which they were added. */
export async function addedTexts(db: Kysely<Tables>, watchId: string): Promise<readonly AddedText[]> {
  const rows = await db
    .selectFrom("watch_texts")
    .selectAll()
    .where("watch_id", "=", watchId)
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ id: row.id, text: row.text, by: row.by_actor, at: row.added_at }));
}

export async function addText(
  tx: Kysely<Tables>,
  watchId: string,
  { text, by, at }: Omit<AddedText, "id">,
): Promise<void> {
  await tx
    .insertInto("watch_texts")
    .values({ watch_id: watchId, text, by_actor: by, added_at: at })
    .execute();
}

export async function removeText(tx: Kysely<Tables>, id: number): Promise<void> {
  await tx.deleteFrom("watch_texts").where("id", "=", id).execute();
}
