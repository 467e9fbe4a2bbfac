/** The project's files, by their path from its root. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

const ROOT = join(import.meta.dirname, "..", "..");

/** Path → content of the code files in these folders and of these single files. */
export function readFilesOf(...places: readonly string[]): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const place of places) {
    for (const path of codeFilesIn(place)) files.set(path, readFileSync(join(ROOT, path), "utf8"));
  }
  return files;
}

export function foldersIn(place: string): string[] {
  if (!existsSync(join(ROOT, place))) return [];
  return readdirSync(join(ROOT, place), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => posix.join(place, entry.name));
}

/** The path that a relative import means; null for a package. */
export function resolveImport(from: string, specifier: string): string | null {
  return specifier.startsWith(".") ? posix.join(posix.dirname(from), specifier) : null;
}

function codeFilesIn(place: string): string[] {
  if (/\.[cm]?[jt]s$/.test(place)) return existsSync(join(ROOT, place)) ? [place] : [];
  if (!existsSync(join(ROOT, place))) return [];
  return readdirSync(join(ROOT, place), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?[jt]s$/.test(entry.name))
    .map((entry) => posix.join(entry.parentPath.slice(ROOT.length + 1), entry.name))
    .sort();
}
