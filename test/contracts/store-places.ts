/** Runs a suite on every database that the store knows, each test on a fresh one. */
import { randomUUID } from "node:crypto";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, inject, test } from "vitest";
import { openStore } from "../../src/store/open.ts";
import type { Store, StoreDialect } from "../../src/store/store.ts";
import { onceARun, postgresPrograms, postgresUrl } from "../servers/postgres.ts";

/** Where a suite's stores are made. */
export interface StorePlace {
  readonly dialect: StoreDialect;
  /** The address of a database that never held anything, not even tables. */
  freshUrl(): Promise<string>;
  /** The address of a database without data for this test; making a fresh one is slow on PostgreSQL. */
  url(): Promise<string>;
  /** A store on such a database, or on the one given; closed when the test ends. */
  open(url?: string): Promise<Store>;
}

/** Without PostgreSQL its half is skipped, unless VERBATIM_REQUIRE_POSTGRES=1 makes that a failure. */
const POSTGRES_MISSING = postgresPrograms() === null && process.env["VERBATIM_REQUIRE_POSTGRES"] !== "1";

/** `describe`, once a database. */
export function describeStores(name: string, suite: (place: StorePlace) => void): void {
  describe(`${name}, on SQLite`, () => suite(sqlitePlace()));
  describePostgres(name, suite);
}

/** `describe`, for what only a server can do. */
export function describePostgres(name: string, suite: (place: StorePlace) => void): void {
  describe(`${name}, on PostgreSQL`, () => {
    if (POSTGRES_MISSING) test.skip("skipped, because initdb and pg_ctl were not found", () => {});
    else suite(postgresPlace());
  });
}

function sqlitePlace(): StorePlace {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "verbatim-store-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const freshUrl = async () => `sqlite:${join(folder, `${randomUUID()}.db`)}`;
  let withTables: Promise<string> | null = null;
  /** The tables are made once for all tests, and their file is copied. */
  async function url(): Promise<string> {
    withTables ??= emptyFile(await freshUrl());
    const copy = await freshUrl();
    copyFileSync(await withTables, copy.slice("sqlite:".length));
    return copy;
  }
  return { dialect: "sqlite", freshUrl, url, open: opener(url) };
}

/** Makes a database with its tables and closes it. @returns the path of its one file. */
async function emptyFile(url: string): Promise<string> {
  await (await openStore(url)).close();
  return url.slice("sqlite:".length);
}

/** Databases of suites that are over, for the next one of this worker, whatever its file. */
const left: string[] = [];

function postgresPlace(): StorePlace {
  const admin = { query: async (_sql: string): Promise<unknown> => undefined, url: "" };
  const used: string[] = [];
  const emptied: string[] = [];

  beforeAll(async () => {
    admin.url = await postgresUrl(inject("postgresFolder"));
    const client = new pg.Client({ connectionString: admin.url });
    await client.connect();
    admin.query = (sql) => client.query(sql);
    // The databases go with their server: dropping one waits for a checkpoint.
    return async () => {
      await client.end();
      // What was deleted would be in the way of whoever reads there next.
      for (const url of emptied) await connected(url, (each) => each.query("vacuum"));
      left.push(...emptied);
    };
  });
  // Declared before the opener's own hook, so that it runs after it: the stores are closed by then.
  afterEach(async () => {
    for (const url of used.splice(0)) {
      await emptyTables(url);
      emptied.push(url);
    }
  });

  async function freshUrl(template = "template1"): Promise<string> {
    const name = `test_${randomUUID().replaceAll("-", "")}`;
    await admin.query(`create database ${name} template ${template}`);
    return postgresDatabase(admin.url, name);
  }
  async function url(): Promise<string> {
    const address =
      emptied.pop() ?? left.pop() ?? (await freshUrl(await templateWithTables(inject("postgresFolder"))));
    used.push(address);
    return address;
  }
  return { dialect: "postgres", freshUrl: () => freshUrl(), url, open: opener(url) };
}

/** Deleting a few rows takes a hundredth of the time in which as many tables are truncated. */
function emptyTables(url: string): Promise<void> {
  return connected(url, async (client) => {
    const { rows } = await client.query(
      "select tablename from pg_tables where schemaname = 'public' and tablename not like 'kysely_%'",
    );
    const deletes = rows.map((row: { tablename: string }) => `delete from ${row.tablename}`);
    await client.query(deletes.join("; "));
    await client.query(
      "select setval(format('%I', sequencename)::regclass, start_value, false) from pg_sequences where schemaname = 'public'",
    );
  });
}

async function connected(url: string, does: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await does(client);
  await client.end();
}

/** The name of a database with empty tables to copy; whoever asks first in a run makes it. */
function templateWithTables(folder: string): Promise<string> {
  return onceARun(folder, "template", async () => {
    const url = await postgresUrl(folder);
    await connected(url, (client) => client.query("create database with_tables"));
    await (await openStore(postgresDatabase(url, "with_tables"))).close();
    return "with_tables";
  });
}

function postgresDatabase(url: string, name: string): string {
  return url.replace(/\/postgres$/, `/${name}`);
}

function opener(emptyUrl: () => Promise<string>): StorePlace["open"] {
  const opened: Store[] = [];
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });
  return async (url) => {
    const store = await openStore(url ?? (await emptyUrl()));
    opened.push(store);
    return store;
  };
}
