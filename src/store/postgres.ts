/** Opens a pool of PostgreSQL connections that neither hangs nor crashes when the server or the network does. */
import { type Dialect, PostgresDialect, type PostgresPoolClient } from "kysely";
import pg from "pg";
import { storableParameters } from "./storable-text.ts";
import { StoreError } from "./store.ts";
import { storeErrorOf } from "./store-error.ts";

/**
 * Milliseconds. Without `query` and keep-alive a black-holed network hangs a process for ever; without
 * `idleInTransaction` a frozen process keeps its row locks.
 */
const TIMEOUTS = { connect: 5_000, query: 8_000, statement: 8_000, idleInTransaction: 5_000 } as const;
const MAX_CONNECTIONS = 10;

/** Type ids of PostgreSQL (pg_type.dat). */
const OID = { bytea: 17, int8: 20, numeric: 1700 } as const;

/** The settings of every connection we make, pooled or alone. */
export function postgresSettings(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: "verbatim",
    keepAlive: true,
    connectionTimeoutMillis: TIMEOUTS.connect,
    query_timeout: TIMEOUTS.query,
    statement_timeout: TIMEOUTS.statement,
    idle_in_transaction_session_timeout: TIMEOUTS.idleInTransaction,
    types: { getTypeParser: parserFor as typeof pg.types.getTypeParser },
  };
}

/**
 * Connects and answers with a dialect; `onLost` hears of connections that broke while nobody used them.
 * @throws StoreError
 */
export async function openPostgres(url: string, onLost: (error: Error) => void): Promise<Dialect> {
  const pool = new pg.Pool({ ...postgresSettings(url), max: MAX_CONNECTIONS });
  // An 'error' without a listener ends the process, and a lost connection is no reason for that. The pool
  // repeats what its idle clients say.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", onLost));
  try {
    await pool.query("select 1");
  } catch (cause) {
    await pool.end();
    throw unreachable(url, cause);
  }
  const guarded = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return new PostgresDialect({
    pool: {
      options: pool.options,
      end: () => pool.end(),
      async connect() {
        const client = await pool.connect().catch(failWith);
        const known = guarded.get(client) ?? guard(client);
        guarded.set(client, known);
        return known;
      },
    },
  });
}

/** Where a PostgreSQL address leads, without user and password. */
export function postgresPlace(url: string): string {
  try {
    const { hostname, port, pathname } = new URL(url);
    return `${decodeURIComponent(hostname)}:${port || 5432}${pathname}`;
  } catch (cause) {
    throw new StoreError(
      "bad-url",
      "The address of the PostgreSQL server cannot be read. Write postgres://user:password@host:5432/database, with special characters of the password percent-encoded.",
      // The cause of a bad address quotes it, password included.
      { cause: (cause as Error).name },
    );
  }
}

/** A client that sends storable text, and that is not used again once an answer did not come in time. */
function guard(client: pg.PoolClient): PostgresPoolClient {
  let lost = false;
  async function query(text: string, parameters: readonly unknown[] = []) {
    try {
      return await client.query(text, storableParameters(parameters));
    } catch (cause) {
      const answered = cause instanceof pg.DatabaseError;
      lost ||= !answered;
      return failWith(cause);
    }
  }
  return {
    query: query as unknown as PostgresPoolClient["query"],
    release: (destroy?: boolean) => client.release(destroy === true || lost),
  };
}

function failWith(cause: unknown): never {
  throw storeErrorOf(cause) ?? cause;
}

/** Whole numbers as numbers (ours stay far below 2^53) and bytes as plain Uint8Array, as SQLite gives them. */
function parserFor(oid: number, format?: "text" | "binary"): unknown {
  if (oid === OID.int8 || oid === OID.numeric) return Number;
  const parse = pg.types.getTypeParser(oid, format as "text");
  if (oid !== OID.bytea) return parse;
  return (value: string) => {
    const bytes = parse(value) as Buffer;
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  };
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html, classes 28 and 3D. */
export function unreachable(url: string, cause: unknown): StoreError {
  const { code, message } = cause as { code?: string; message?: string };
  const where = postgresPlace(url);
  if (code?.startsWith("28") || code?.startsWith("3D")) {
    return new StoreError(
      "refused",
      `PostgreSQL at ${where} refused: ${message}. Check user, password and database name in DATABASE_URL.`,
      { cause },
    );
  }
  return new StoreError(
    "unreachable",
    `PostgreSQL at ${where} does not answer (${message || code}). Check that it runs and that DATABASE_URL is right.`,
    { cause },
  );
}
