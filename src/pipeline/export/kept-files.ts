/** Where the files of a dossier lie while it is kept, and how they go. */
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { DAY, type Duration, type Instant } from "../../domain/time.ts";

/** What nobody took is gone after this. */
const SWEPT_AFTER: Duration = 7 * DAY;

/** How long a link leads to a dossier. */
export const SERVED_FOR: Duration = SWEPT_AFTER;

/** The packed file, in the place of the folder. */
export function zipOf(folder: string): string {
  return `${folder}.zip`;
}

/** Where a packed dossier is served its page lies beside it. */
export function pageOf(folder: string): string {
  return `${folder}.html`;
}

/** All of its files, as far as they are there. */
export async function removeDossier(folder: string): Promise<void> {
  for (const path of [folder, zipOf(folder), pageOf(folder)])
    await rm(path, { recursive: true, force: true });
}

export async function sweep(folder: string, now: Instant): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith("verbatim-")) continue;
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: now }));
    if (mtimeMs < now - SWEPT_AFTER) await rm(path, { recursive: true, force: true });
  }
}
