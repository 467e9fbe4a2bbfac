/** The known texts of the watches that somebody may see, numbered as people name them. */
import type { Kysely } from "kysely";
import type { Scope } from "../../domain/scope.ts";
import type { Watch } from "../../domain/watch.ts";
import type { Tables } from "../../store/tables.ts";
import { addedTexts } from "../../store/watch-texts.ts";
import type { KnownText, WatchTexts } from "../desk.ts";
import { inScope } from "./in-scope.ts";

/** A known text with the row that holds it; null for one of the file, which only the file can change. */
export interface HeldText extends KnownText {
  readonly row: number | null;
}

export interface HeldTexts extends WatchTexts {
  readonly texts: readonly HeldText[];
}

/** @param watch one watch's id; null for all that run. */
export async function readTexts(
  db: Kysely<Tables>,
  scope: Scope,
  watch: string | null,
): Promise<readonly HeldTexts[]> {
  let query = db
    .selectFrom("watches")
    .select(["id", "definition"])
    .where(inScope(scope, "watches.id"))
    .where("removed_at", "is", null)
    .orderBy("id");
  if (watch !== null) query = query.where("id", "=", watch);
  const found: HeldTexts[] = [];
  for (const { id, definition } of await query.execute()) {
    const { name, texts } = JSON.parse(definition) as Watch;
    const fromFile = texts.map((text) => ({ text, addedAt: null, row: null }));
    const fromChat = (await addedTexts(db, id)).map((added) => ({
      text: added.text,
      addedAt: added.at,
      row: added.id,
    }));
    found.push({ watch: id, watchName: name, texts: [...fromFile, ...fromChat] });
  }
  return found;
}
