/** Every watch there is, wherever it was made: from the file as it stands, and from the database. */
import { stringify } from "yaml";
import { asConfigured } from "../commands/watch-as-configured.ts";
import type { Watch } from "../domain/watch.ts";
import { lookAtStore } from "../store/open.ts";
import { StoreError } from "../store/store.ts";
import { addedTexts } from "../store/watch-texts.ts";

/**
 * YAML that can be pasted under a configuration, with the texts that were made known in chat.
 * @param url of the database; null where there is none yet. @throws StoreError
 */
export async function exportWatches(fromFile: readonly Watch[], url: string | null): Promise<string> {
  const watches = url === null ? fromFile : await withChat(fromFile, url);
  return stringify({ watches: watches.map(asConfigured) }, { lineWidth: 0 });
}

async function withChat(fromFile: readonly Watch[], url: string): Promise<readonly Watch[]> {
  await using stack = new AsyncDisposableStack();
  const store = await lookAtStore(url);
  stack.defer(() => store.close());
  if (store.pending.length > 0) {
    throw new StoreError(
      "migration",
      "The database has the tables of an older version, which exporting leaves as they are. Export with that version, or start the bot once, which brings them up to date.",
    );
  }
  const rows = await store.db
    .selectFrom("watches")
    .select("definition")
    .where("origin", "=", "chat")
    .where("removed_at", "is", null)
    .orderBy("id")
    .execute();
  const watches: Watch[] = [];
  for (const watch of [...fromFile, ...rows.map((row) => JSON.parse(row.definition) as Watch)]) {
    const added = (await addedTexts(store.db, watch.id)).map(({ text }) => text);
    watches.push({ ...watch, texts: [...watch.texts, ...added] });
  }
  return watches;
}
