/** Runs a suite on every database that the store knows, each test on a fresh one. */
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, inject, test } from "vitest";
import { openStore } from "../../src/store/open.ts";
import type { Store, StoreDialect } from "../../src/store/store.ts";
import { postgresPrograms, postgresUrl } from "../servers/postgres.ts";

/** Where a suite's stores are made. */
export interface StorePlace {
  readonly dialect: StoreDialect;
  /** The address of a database that does not hold anything yet. */
  freshUrl(): Promise<string>;
  /** A store on a fresh database, or on the one given; closed when the test ends. */
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
  return place("sqlite", async () => `sqlite:${join(folder, `${randomUUID()}.db`)}`);
}

function postgresPlace(): StorePlace {
  const admin = { query: async (_sql: string): Promise<unknown> => undefined, url: "" };
  const made: string[] = [];
  beforeAll(async () => {
    admin.url = await postgresUrl(inject("postgresFolder"));
    const client = new pg.Client({ connectionString: admin.url });
    await client.connect();
    admin.query = (sql) => client.query(sql);
    return async () => {
      for (const name of made) await client.query(`drop database ${name} with (force)`);
      await client.end();
    };
  });
  return place("postgres", async () => {
    const name = `test_${randomUUID().replaceAll("-", "")}`;
    await admin.query(`create database ${name}`);
    made.push(name);
    return admin.url.replace(/\/postgres$/, `/${name}`);
  });
}

function place(dialect: StoreDialect, freshUrl: () => Promise<string>): StorePlace {
  const opened: Store[] = [];
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });
  async function open(url?: string): Promise<Store> {
    const store = await openStore(url ?? (await freshUrl()));
    opened.push(store);
    return store;
  }
  return { dialect, freshUrl, open };
}
