/** What a store is to those who use it: a database handle, transactions, and the errors it may give. */
import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

export type StoreDialect = "sqlite" | "postgres";

export interface Store {
  readonly dialect: StoreDialect;
  /**
   * For single statements. Inside a transaction only the handle that `transaction` gives may be used. Both
   * give a StoreError for what the database itself reports, and the driver's own error for the rest.
   */
  readonly db: Kysely<Tables>;
  /**
   * Runs everything or nothing. What `run` throws is passed on after the rollback.
   * @throws StoreError "retry" when the database gave way (busy, deadlock, connection lost). The commit
   * may then have arrived all the same, so a transaction must be safe to run again with the same values.
   * @throws StoreError "nested" when called within another transaction of the same store.
   */
  transaction<T>(run: (tx: Kysely<Tables>) => Promise<T>): Promise<T>;
  /** Closes every connection; resolves when done. Waits for what is under way. */
  close(): Promise<void>;
}

export type StoreErrorCode =
  /** The address names no database that we know. */
  | "bad-url"
  /** Nobody answers at the address. */
  | "unreachable"
  /** The server answered and would not let us in, or has no such database. */
  | "refused"
  /** The folder, file or server takes no writes. */
  | "read-only"
  /** Not a database, or a damaged one. */
  | "corrupt"
  /** Written by a newer version of the program. */
  | "newer"
  /** A migration failed and was rolled back. */
  | "migration"
  /** No room left. */
  | "full"
  /** Another bot works on this database. */
  | "in-use"
  /** The handle of the store, or a second transaction, was used within a transaction. */
  | "nested"
  /** The database gave way; the same transaction may be run again. */
  | "retry";

/** Something about the database that somebody has to know; the message says what to do. */
export class StoreError extends Error {
  override name = "StoreError" as const;
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options: { cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
  }
}
