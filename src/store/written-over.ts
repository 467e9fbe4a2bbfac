/** What was purged lies on in a log that a database keeps beside its tables, until that is written over. */
import { sql } from "kysely";
import type { Store } from "./store.ts";

/**
 * Empties the write-ahead log of SQLite into the file. Where another process reads just now it is emptied by a later
 * checkpoint instead, or when the bot ends. A server's log and its dead rows are its operator's to look after.
 */
export async function emptyLog({ db, dialect }: Pick<Store, "db" | "dialect">): Promise<void> {
  if (dialect === "sqlite") await sql`pragma wal_checkpoint(truncate)`.execute(db);
}
