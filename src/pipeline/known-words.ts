/** A watch's known texts, of the file and of the chat, and how the detector takes them. */
import type { Kysely } from "kysely";
import type { Words } from "../detect/finding.ts";
import { readWords } from "../detect/tokens.ts";
import type { Watch } from "../domain/watch.ts";
import type { Tables } from "../store/tables.ts";
import { addedTexts } from "../store/watch-texts.ts";

/** All that a watch knows now, those of the file first. */
export async function knownTexts(
  db: Kysely<Tables>,
  watch: Pick<Watch, "id" | "texts">,
): Promise<readonly string[]> {
  return [...watch.texts, ...(await addedTexts(db, watch.id)).map(({ text }) => text)];
}

export function knownWords(watch: Pick<Watch, "texts">): readonly Words[] {
  return watch.texts.map(readWords);
}
