/** The one door to the database: opens it by its URL, brings it up to date, or says what to do. */
import { type Dialect, Kysely } from "kysely";
import { migrate, pendingMigrations } from "./migrate.ts";
import { openPostgres, postgresPlace } from "./postgres.ts";
import { tellingWhenSlow } from "./slow.ts";
import { lookAtSqlite, openSqlite, sqlitePath } from "./sqlite.ts";
import { type Store, type StoreDialect, StoreError } from "./store.ts";
import type { Tables } from "./tables.ts";
import { guardTransactions } from "./transactions.ts";

export interface OpenOptions {
  /** Hears of connections to PostgreSQL that broke while nobody used them; the pool replaces them. */
  readonly onConnectionLost?: (error: Error) => void;
  /** Hears of transactions that take very long, with how long (milliseconds); once a minute at most. */
  readonly onSlow?: (took: number) => void;
}

/**
 * Opens `sqlite:./data/verbatim.db`, `sqlite::memory:` or `postgres://user:password@host:5432/database`.
 * A new database gets its tables; a damaged one, or one of a newer version, is left as it is.
 * @throws StoreError
 */
export async function openStore(url: string, options: OpenOptions = {}): Promise<Store> {
  const dialect = storeDialect(url);
  const kysely = new Kysely<Tables>({ dialect: await connect(url, dialect, options) });
  try {
    await migrate(kysely, dialect);
  } catch (error) {
    await kysely.destroy();
    throw error;
  }
  const { db, run } = guardTransactions(kysely);
  const transaction = options.onSlow === undefined ? run : tellingWhenSlow(run, options.onSlow);
  return { dialect, db, transaction, close: () => kysely.destroy() };
}

/** A database as it is found, which may lack tables. */
export interface StoreLook {
  readonly db: Kysely<Tables>;
  /** What `openStore` would bring up to date; empty when the tables are this version's. */
  readonly pending: readonly string[];
  close(): Promise<void>;
}

/** Opens a database that is there, changing nothing; a bot may be running on it. @throws StoreError */
export async function lookAtStore(url: string): Promise<StoreLook> {
  const dialect = storeDialect(url);
  const db = new Kysely<Tables>({
    dialect: dialect === "sqlite" ? lookAtSqlite(sqlitePath(url)) : await connect(url, dialect, {}),
  });
  try {
    return { db, pending: await pendingMigrations(db), close: () => db.destroy() };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/** Which database a URL names. @throws StoreError "bad-url" */
export function storeDialect(url: string): StoreDialect {
  if (url.startsWith("sqlite:")) return "sqlite";
  if (/^postgres(ql)?:\/\//.test(url)) return "postgres";
  throw new StoreError(
    "bad-url",
    "The address of the database must begin with sqlite: or postgres://. Write, for example, sqlite:./data/verbatim.db or postgres://user:password@host:5432/database.",
  );
}

async function connect(url: string, dialect: StoreDialect, options: OpenOptions): Promise<Dialect> {
  if (dialect === "sqlite") return openSqlite(sqlitePath(url));
  postgresPlace(url);
  return openPostgres(url, options.onConnectionLost ?? (() => {}));
}
