/** What is kept in files beside the database stands beside this one. */
import { resolve } from "node:path";
import { IN_MEMORY, sqlitePath } from "../store/sqlite.ts";

const USUAL = "data/verbatim.db";

/** The database itself where it is a file; of a server, or of one in memory, where a file would be. */
export function databaseFile(url: string, cwd: string): string {
  const path = url.startsWith("sqlite:") ? sqlitePath(url) : USUAL;
  return resolve(cwd, path === IN_MEMORY ? USUAL : path);
}
