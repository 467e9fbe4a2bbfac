/** Brings a database to this version's schema, all or nothing, and leaves one of a newer version alone. */
import { type Kysely, sql } from "kysely";
import { DEFAULT_MIGRATION_TABLE, type Migration, Migrator } from "kysely/migration";
import { migrations } from "./migrations/all.ts";
import { columnTypes } from "./migrations/column-types.ts";
import { type StoreDialect, StoreError } from "./store.ts";
import { storeErrorOf } from "./store-error.ts";

/**
 * Safe to run from several processes at once; a database that is up to date is only read.
 * @throws StoreError "newer", "migration", or what the database itself reports
 */
export async function migrate<T>(db: Kysely<T>, dialect: StoreDialect): Promise<void> {
  if ((await pendingMigrations(db)).length === 0) return;
  const types = columnTypes(dialect);
  const known = Object.entries(migrations).map(([name, up]): [string, Migration] => [
    name,
    { up: (tx: Kysely<unknown>) => up(tx, types) },
  ]);
  const provider = { getMigrations: async () => Object.fromEntries(known) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error === undefined) return;
  const failure = storeErrorOf(error);
  if (failure !== null) throw failure;
  throw new StoreError(
    "migration",
    `The database could not be brought to this version's tables (${(error as Error).message}) and was left as it was. Is it used by another program? Give Verbatim a database of its own, or restore a backup.`,
    { cause: error },
  );
}

/** What a database lacks of this version's schema; nothing is changed. @throws StoreError "newer" */
export async function pendingMigrations<T>(db: Kysely<T>): Promise<readonly string[]> {
  const applied = await appliedMigrations(db);
  const unknown = applied.filter((name) => !(name in migrations));
  if (unknown.length > 0) {
    throw new StoreError(
      "newer",
      `The database was written by a newer version of Verbatim (it has ${unknown.join(", ")}). Run that version, or restore a backup from before the upgrade. Nothing was changed.`,
    );
  }
  return Object.keys(migrations).filter((name) => !applied.includes(name));
}

async function appliedMigrations<T>(db: Kysely<T>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === DEFAULT_MIGRATION_TABLE)) return [];
  const { rows } = await sql<{
    name: string;
  }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}`.execute(db);
  return rows.map((row) => row.name);
}
