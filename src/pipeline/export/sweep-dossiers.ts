/** Removes what is kept of dossiers when it is due: at once where something in it had to go, else after a week. */
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Duration, HOUR, type Instant, MINUTE } from "../../domain/time.ts";
import { exportsToRemove, filesRemoved, keptNames } from "../../store/kept-exports.ts";
import type { Store } from "../../store/store.ts";
import type { Chore } from "../housekeeping/chore.ts";
import { KEPT_FOR, removeDossier } from "./kept-files.ts";

export interface KeptDossiers {
  /** Where they lie. */
  readonly folder: string;
  /** The time of the machine, by which files that nobody recorded are old. */
  readonly machineNow: () => Instant;
}

/** Dossiers of one turn. */
const AT_A_TIME = 20;

/** Far longer than anything is written or handed over, so that whoever has it died; it may hold what was purged since. */
const STRAY_AFTER: Duration = 6 * HOUR;

/** A process that died while it wrote or handed over leaves files that no record names. */
export function sweepingDossiers(kept: KeptDossiers): Chore {
  return {
    name: "dossiers",
    every: 5 * MINUTE,
    async turn(tx, _progress, now) {
      const removed = await removeDue(tx, kept.folder, now);
      if (removed === AT_A_TIME) return { progress: "dossiers", removed };
      await removeStrays(kept, await keptNames(tx));
      return { progress: null, removed };
    },
  };
}

/** What had ended until now is gone when this resolves. */
export async function removeEnded(
  store: Pick<Store, "transaction">,
  folder: string,
  now: Instant,
): Promise<void> {
  let removed = AT_A_TIME;
  while (removed === AT_A_TIME) removed = await store.transaction((tx) => removeDue(tx, folder, now));
}

async function removeDue(tx: Store["db"], folder: string, now: Instant): Promise<number> {
  const due = await exportsToRemove(tx, { madeBefore: now - KEPT_FOR, limit: AT_A_TIME });
  for (const { id, keptAs } of due) {
    await removeDossier(join(folder, keptAs));
    await filesRemoved(tx, id);
  }
  return due.length;
}

async function removeStrays({ folder, machineNow }: KeptDossiers, kept: ReadonlySet<string>): Promise<void> {
  const now = machineNow();
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.startsWith("verbatim-") || kept.has(name.replace(/\.(?:zip|html)$/, ""))) continue;
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: now }));
    if (mtimeMs < now - STRAY_AFTER) await rm(path, { recursive: true, force: true });
  }
}
