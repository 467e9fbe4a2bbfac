/** Whether the database can be opened, or made. It needs no lock: a bot may be running on it. */
import { constants, existsSync } from "node:fs";
import { access } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { inspectStore, isStoreCurrent } from "../app/inspect-store.ts";
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
    const { chains } = await inspectStore(addressOf(url, cwd));
    if (chains === null) {
      const what = `store: ${name} opens; its tables are older and will be brought up to date at the next start`;
      yield {
        level: "note",
        what,
        mend: "Make a backup first: an older version cannot read them afterwards.",
      };
      return;
    }
    const { links, broken } = chains;
    yield { level: "ok", what: `store: ${name} opens and its tables are up to date`, mend: null };
    for (const { chain, at, why } of broken) {
      const what = `store: the chain "${chain}" breaks at its link ${at} (${why})`;
      yield { level: "problem", what, mend: CHANGED_BEHIND_US };
    }
    const what = `store: ${links} links of evidence and audit were read again, and hold`;
    if (broken.length === 0) yield { level: "ok", what, mend: null };
  } catch (error) {
    yield storeProblem(error);
  }
}

/** Whether a bot can be at work on the database: it opens and has this version's tables. */
export async function checkStoreHealth(url: Secret, cwd: string): Promise<Finding> {
  const name = describeStore(url);
  try {
    if (await isStoreCurrent(addressOf(url, cwd))) {
      return { level: "ok", what: `store: ${name} opens and its tables are up to date`, mend: null };
    }
    return {
      level: "problem",
      what: `store: ${name} has the tables of an older version, so no bot of this one works on it`,
      mend: "The bot brings them up to date when it starts; its log says why it has not.",
    };
  } catch (error) {
    return storeProblem(error);
  }
}

/** The database's URL; relative files count from the working directory that was handed in. */
export function addressOf(url: Secret, cwd: string): string {
  const file = fileOf(url.reveal());
  return file === null ? url.reveal() : `sqlite:${resolve(cwd, file)}`;
}

function storeProblem(error: unknown): Finding {
  if (!(error instanceof Error) || error.name !== "StoreError") throw error;
  return { level: "problem", what: `store: ${error.message}`, mend: null };
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
