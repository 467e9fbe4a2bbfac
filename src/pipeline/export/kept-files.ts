/** Where the files of a dossier lie while it is kept, for how long, and how they go. */
import { rm } from "node:fs/promises";
import { DAY, type Duration } from "../../domain/time.ts";

/** What is kept is gone after this, and links lead to it for as long. */
export const KEPT_FOR: Duration = 7 * DAY;

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
