/** How full the disk is on which the database lies. */
import { statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { storeDialect } from "../store/open.ts";
import { sqlitePath } from "../store/sqlite.ts";

/** 0–1; null where the database lies in memory or on another machine, and where the system does not say. */
export async function diskUsed(url: string): Promise<number | null> {
  if (storeDialect(url) !== "sqlite") return null;
  const path = sqlitePath(url);
  if (path === ":memory:") return null;
  try {
    // What is kept back for the system is not there for us.
    const { blocks, bavail } = await statfs(dirname(path));
    return blocks === 0 ? null : 1 - bavail / blocks;
  } catch {
    return null;
  }
}
