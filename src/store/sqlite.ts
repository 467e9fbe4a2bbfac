/** Opens a SQLite file the durable way, and says plainly when it cannot. */
import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Dialect } from "kysely";
import { nodeSqliteDialect } from "./node-sqlite-dialect.ts";
import { StoreError } from "./store.ts";
import { storeErrorOf } from "./store-error.ts";

export const IN_MEMORY = ":memory:";
/** How long opening waits for another process, in milliseconds; once open, the dialect waits without blocking. */
const OPENING_TIMEOUT = 5_000;

/** The path in `sqlite:./data/verbatim.db`, `sqlite:/abs.db` or `sqlite:///abs.db`; ":memory:" in memory. */
export function sqlitePath(url: string): string {
  const path = url.slice("sqlite:".length).replace(/^\/\/(?=\/)/, "");
  if (path === "") {
    throw new StoreError("bad-url", `${url} names no file. Write, for example, sqlite:./data/verbatim.db`);
  }
  return path === IN_MEMORY ? path : resolve(path);
}

/**
 * FULL: with NORMAL a power failure may forget the last commits, and a forgotten outbox row is said twice. What is
 * deleted is written over with zeros: else what was purged could be read in the file until its room is used again.
 */
const DURABLE = "pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on;";

/**
 * Opens or creates the file and its folder, for this user alone.
 * @throws StoreError
 */
export function openSqlite(path: string): Dialect {
  if (path !== IN_MEMORY) {
    prepareFolder(path);
    createPrivately(path);
  }
  return connect(path, DURABLE);
}

/** Opens a file that is there, and leaves it as it is. @throws StoreError */
export function lookAtSqlite(path: string): Dialect {
  if (path !== IN_MEMORY && !existsSync(path)) {
    throw new StoreError("unreachable", `${path} does not exist. The bot makes it when it starts.`);
  }
  return connect(path, "");
}

function connect(path: string, pragmas: string): Dialect {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: OPENING_TIMEOUT });
    database.exec(pragmas);
    // Reading the schema finds a file that is no database.
    database.exec("select count(*) from sqlite_schema; pragma busy_timeout = 0;");
    return nodeSqliteDialect(database);
  } catch (cause) {
    if (database?.isOpen) database.close();
    const known = storeErrorOf(cause);
    if (known === null) throw cause;
    throw new StoreError(known.code, `${path}: ${known.message}`, { cause });
  }
}

/** Makes the folder of a database if need be, for this user alone. @throws StoreError */
export function prepareFolder(path: string): void {
  const folder = dirname(path);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    if (existsSync(path)) accessSync(path, constants.R_OK | constants.W_OK);
  } catch (cause) {
    throw new StoreError(
      "read-only",
      `${path} cannot be written by this user. Give it read and write access to the file and to ${folder}, or set store.url to another place.`,
      { cause },
    );
  }
  if (sizeOf(path) === 0 && sizeOf(`${path}-wal`) > 0) {
    throw new StoreError(
      "corrupt",
      `${path} is missing or empty, yet its write-ahead log ${path}-wal holds data. Restore the database file from the newest backup, or move the log away to begin anew.`,
    );
  }
}

/**
 * An empty file is an empty database to SQLite, which gives its own files the mode of the database
 * (https://www.sqlite.org/src/file/src/os_unix.c, findCreateFileMode).
 */
export function createPrivately(path: string): void {
  try {
    closeSync(openSync(path, "wx", 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
