/** Makes a copy of the database while a bot may be working on it, and keeps when that was. */
import { existsSync, renameSync, rmSync, statSync } from "node:fs";
import { backup, DatabaseSync } from "node:sqlite";
import { recordBackup } from "../store/backups.ts";
import { lookAtStore, storeDialect } from "../store/open.ts";
import { createPrivately, prepareFolder, sqlitePath } from "../store/sqlite.ts";
import { StoreError } from "../store/store.ts";
import type { Clock } from "../support/clock.ts";

export type BackUp =
  | { readonly is: "made"; readonly bytes: number; readonly recorded: boolean }
  /** A server is backed up by its own tools. */
  | { readonly is: "server" }
  | { readonly is: "exists" };

/** All pages in one go: a copy page by page begins anew whenever the bot writes. */
const EVERYTHING = 2 ** 31 - 1;

/**
 * @param file where the copy goes; one that is there already is left alone.
 * @throws StoreError when there is no database, it cannot be read, or the copy cannot be written.
 */
export async function backUp(url: string, file: string, clock: Clock): Promise<BackUp> {
  if (storeDialect(url) !== "sqlite") return { is: "server" };
  if (existsSync(file)) return { is: "exists" };
  const path = sqlitePath(url);
  // Says what is wrong with a file that is none of ours, and leaves it as it is.
  await (await lookAtStore(url)).close();
  const unfinished = `${file}.part`;
  prepareFolder(unfinished);
  rmSync(unfinished, { force: true });
  createPrivately(unfinished);
  try {
    const source = new DatabaseSync(path, { timeout: 5_000 });
    try {
      await backup(source, unfinished, { rate: EVERYTHING });
    } finally {
      source.close();
    }
    refuseDamaged(unfinished);
    renameSync(unfinished, file);
  } finally {
    rmSync(unfinished, { force: true });
  }
  return { is: "made", bytes: statSync(file).size, recorded: await recordMade(url, clock) };
}

/** Keeps that a backup was made now. False where the tables are of an older version, which has no place for it. */
export async function recordMade(url: string, clock: Clock): Promise<boolean> {
  await using parts = new AsyncDisposableStack();
  const store = await lookAtStore(url);
  parts.defer(() => store.close());
  if (store.pending.length > 0) return false;
  await recordBackup(store.db, clock.now());
  return true;
}

function refuseDamaged(file: string): void {
  const copy = new DatabaseSync(file, { readOnly: true });
  const found = copy.prepare("pragma quick_check(1)").get();
  copy.close();
  if (Object.values(found ?? {})[0] === "ok") return;
  throw new StoreError(
    "corrupt",
    "The copy is damaged, and so is probably the database. Keep both, and restore an older backup.",
  );
}
