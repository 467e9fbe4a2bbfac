/** How full the disk is on which the database lies, and how much room is left. */
import { statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { storeDialect } from "../store/open.ts";
import { sqlitePath } from "../store/sqlite.ts";

/** 0–1; null where the database lies in memory or on another machine, and where the system does not say. */
export async function diskUsed(url: string): Promise<number | null> {
  const disk = await diskOf(url);
  // What is kept back for the system is not there for us.
  return disk === null || disk.blocks === 0 ? null : 1 - disk.bavail / disk.blocks;
}

/** Bytes; null as above. */
export async function roomLeft(url: string): Promise<number | null> {
  const disk = await diskOf(url);
  return disk === null ? null : disk.bavail * disk.bsize;
}

async function diskOf(url: string) {
  if (storeDialect(url) !== "sqlite") return null;
  const path = sqlitePath(url);
  if (path === ":memory:") return null;
  return statfs(dirname(path)).catch(() => null);
}
