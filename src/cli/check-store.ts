/** Whether the database can be opened, or made. It needs no lock: a bot may be running on it. */
import { constants, existsSync } from "node:fs";
import { access } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { inspectStore } from "../app/inspect-store.ts";
import type { Secret } from "../support/secret.ts";
import { describeStore } from "./describe-config.ts";
import type { Finding } from "./finding.ts";

const CHANGED_BEHIND_US =
  "Somebody or something changed the database behind the bot. Keep this copy, and restore a backup.";

export async function* checkStore(url: Secret, cwd: string): AsyncGenerator<Finding> {
  const name = describeStore(url);
  const file = fileOf(url.reveal());
  if (file !== null && !existsSync(resolve(cwd, file))) {
    yield await checkFolder(name, resolve(cwd, file));
    return;
  }
  try {
    const { links, broken } = await inspectStore(
      file === null ? url.reveal() : `sqlite:${resolve(cwd, file)}`,
    );
    yield { level: "ok", what: `store: ${name} opens and its tables are up to date`, mend: null };
    for (const { chain, at, why } of broken) {
      const what = `store: the chain "${chain}" breaks at its link ${at} (${why})`;
      yield { level: "problem", what, mend: CHANGED_BEHIND_US };
    }
    const what = `store: ${links} links of evidence and audit were read again, and hold`;
    if (broken.length === 0) yield { level: "ok", what, mend: null };
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "StoreError") throw error;
    yield { level: "problem", what: `store: ${error.message}`, mend: null };
  }
}

/** The file of an SQLite URL; null for PostgreSQL and for a database in memory. */
export function fileOf(url: string): string | null {
  const path = /^sqlite:(?:\/\/(?=\/))?(.+)$/.exec(url)?.[1];
  return path === undefined || path === ":memory:" ? null : path;
}

/** Looks without making anything: the nearest folder above that exists must take files. */
async function checkFolder(name: string, file: string): Promise<Finding> {
  let folder = dirname(file);
  while (!existsSync(folder)) folder = dirname(folder);
  try {
    await access(folder, constants.W_OK);
    return { level: "ok", what: `store: ${name} does not exist yet and can be made`, mend: null };
  } catch {
    const mend = `Give this user the right to write in ${folder}, or set store.url.`;
    return { level: "problem", what: `store: ${name} does not exist and cannot be made`, mend };
  }
}
