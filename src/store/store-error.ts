/** Reads what a database driver threw: which of it means something that the operator or a caller can act on. */
import { StoreError } from "./store.ts";

/** SQLite's primary result codes: https://www.sqlite.org/rescode.html */
const SQLITE = {
  perm: 3,
  busy: 5,
  locked: 6,
  readonly: 8,
  ioerr: 10,
  corrupt: 11,
  full: 13,
  cantopen: 14,
  notadb: 26,
} as const;

/** PostgreSQL's: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const POSTGRES_RETRY = new Set([
  "40001", // serialization_failure
  "40P01", // deadlock_detected
  "55P03", // lock_not_available
  "57014", // query_canceled: statement_timeout
  "57P01", // admin_shutdown
  "57P02", // crash_shutdown
  "57P03", // cannot_connect_now
  "25P03", // idle_in_transaction_session_timeout
  "53300", // too_many_connections
]);

const SOCKET_LOST = new Set([
  "ECONNRESET",
  "ECONNREFUSED",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);

/** What pg says without a code when a connection ends or a query_timeout passes. */
const CONNECTION_LOST =
  /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** The driver's error as a StoreError, or null when it is nobody's but the caller's (a broken constraint, say). */
export function storeErrorOf(cause: unknown): StoreError | null {
  if (cause instanceof StoreError) return cause;
  if (!(cause instanceof Error)) return null;
  const { code, errcode } = cause as { code?: unknown; errcode?: unknown };
  if (code === "ERR_SQLITE_ERROR" && typeof errcode === "number") return sqliteError(errcode & 0xff, cause);
  if (typeof code === "string") {
    if (POSTGRES_RETRY.has(code) || code.startsWith("08") || SOCKET_LOST.has(code)) return retry(cause);
    if (code === "53100") return full(cause);
    if (code === "25006") return readOnly(cause);
    if (code === "XX001" || code === "XX002") return corrupt(cause);
  }
  return CONNECTION_LOST.test(cause.message) ? retry(cause) : null;
}

function sqliteError(resultCode: number, cause: Error): StoreError | null {
  switch (resultCode) {
    case SQLITE.busy:
    case SQLITE.locked:
      return retry(cause);
    case SQLITE.readonly:
    case SQLITE.perm:
    case SQLITE.cantopen:
      return readOnly(cause);
    case SQLITE.full:
    case SQLITE.ioerr:
      return full(cause);
    case SQLITE.corrupt:
    case SQLITE.notadb:
      return corrupt(cause);
    default:
      return null;
  }
}

function retry(cause: Error): StoreError {
  return new StoreError(
    "retry",
    `The database gave way (${cause.message}); the same work can be tried again.`,
    {
      cause,
    },
  );
}

function full(cause: Error): StoreError {
  return new StoreError(
    "full",
    `The database could not write (${cause.message}). Make room on its disk; nothing was half written.`,
    { cause },
  );
}

function readOnly(cause: Error): StoreError {
  return new StoreError(
    "read-only",
    `The database takes no writes (${cause.message}). Let this user write to its folder and files.`,
    { cause },
  );
}

function corrupt(cause: Error): StoreError {
  return new StoreError(
    "corrupt",
    `The database is damaged (${cause.message}). Stop, put the file aside and restore the newest backup; it is never recreated by itself.`,
    { cause },
  );
}
