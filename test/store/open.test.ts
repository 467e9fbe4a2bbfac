import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStore } from "../../src/store/open.ts";
import { describeStores } from "../contracts/store-places.ts";

describeStores("Opening a store", (place) => {
  test("makes the tables once and finds its data again", async () => {
    const url = await place.freshUrl();
    const first = await place.open(url);
    await first.db.insertInto("chain_heads").values({ chain: "a", n: 1, hash: "h" }).execute();
    const second = await openStore(url);
    expect(await second.db.selectFrom("chain_heads").selectAll().execute()).toEqual([
      { chain: "a", n: 1, hash: "h" },
    ]);
    await second.close();
  });

  test("has exactly the tables and columns that tables.ts names", async () => {
    const store = await place.open();
    const found = await store.db.introspection.getTables();
    const columns = found.map((table) => [table.name, table.columns.map((column) => column.name).sort()]);
    const declared = declaredTables();
    expect(Object.keys(declared).length).toBeGreaterThan(10);
    expect(Object.fromEntries(columns)).toEqual(declared);
  });

  test("leaves a database of a newer version as it is and says so", async () => {
    const url = await place.freshUrl();
    const store = await place.open(url);
    await sql`insert into kysely_migration (name, timestamp) values ('9999-of-tomorrow', 'x')`.execute(
      store.db,
    );
    await expect(openStore(url)).rejects.toMatchObject({
      name: "StoreError",
      code: "newer",
      message: expect.stringContaining("9999-of-tomorrow"),
    });
  });

  test("refuses a database whose tables another program made, and changes nothing in it", async () => {
    const url = await place.freshUrl();
    const store = await place.open(url);
    await sql`drop table cache`.execute(store.db);
    await sql`delete from kysely_migration`.execute(store.db);
    await expect(openStore(url)).rejects.toMatchObject({ code: "migration" });
    const tables = await store.db.introspection.getTables();
    expect(tables.map((table) => table.name)).toContain("posts");
    expect(tables.map((table) => table.name)).not.toContain("cache");
  });

  test("survives two processes that open a new database at the same time", async () => {
    const url = await place.freshUrl();
    const stores = await Promise.all([openStore(url), openStore(url)]);
    for (const store of stores) await store.close();
  });
});

describe("A SQLite file that cannot be used", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "verbatim-open-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("is reported as damaged and left byte for byte when it is no database", async () => {
    const path = join(folder, "prose.db");
    const prose = "This is not a database. ".repeat(500);
    writeFileSync(path, prose);
    await expect(openStore(`sqlite:${path}`)).rejects.toMatchObject({
      code: "corrupt",
      message: expect.stringContaining("backup"),
    });
    expect(readFileSync(path, "utf8")).toBe(prose);
  });

  test("is reported as damaged when its log is there and it is not", async () => {
    const path = join(folder, "lost.db");
    const database = new DatabaseSync(path);
    database.exec("pragma journal_mode = wal; create table t (a); insert into t values (1);");
    const log = readFileSync(`${path}-wal`);
    expect(log.byteLength).toBeGreaterThan(0);
    database.close();
    rmSync(path);
    writeFileSync(`${path}-wal`, log);
    await expect(openStore(`sqlite:${path}`)).rejects.toMatchObject({ code: "corrupt" });
  });

  test("is reported as read-only, with its folder, when the folder takes no writes", async () => {
    const locked = mkdtempSync(join(folder, "locked-"));
    const path = join(locked, "verbatim.db");
    await (await openStore(`sqlite:${path}`)).close();
    chmodSync(locked, 0o555);
    chmodSync(folder, 0o755);
    await asOrdinaryUser(async () => {
      await expect(openStore(`sqlite:${path}`)).rejects.toMatchObject({
        code: "read-only",
        message: expect.stringContaining(locked),
      });
    });
    chmodSync(locked, 0o755);
  });
});

describe("A disk without room", () => {
  test("costs the transaction and nothing else, and is said", async () => {
    const store = await openStore("sqlite::memory:");
    const row = (key: string, value: string) => ({ key, value, expires_at: null });
    await store.db.insertInto("cache").values(row("before", "")).execute();
    // SQLite answers a full database like a full disk.
    await sql`pragma max_page_count = 1`.execute(store.db);
    const work = store.transaction(async (tx) => {
      await tx.insertInto("cache").values(row("small", "")).execute();
      await tx
        .insertInto("cache")
        .values(row("large", "x".repeat(1_000_000)))
        .execute();
    });
    await expect(work).rejects.toMatchObject({ code: "full", message: expect.stringContaining("Make room") });
    await store.transaction((tx) => tx.insertInto("cache").values(row("after", "")).execute());
    const kept = await store.db.selectFrom("cache").select("key").orderBy("key").execute();
    expect(kept.map(({ key }) => key)).toEqual(["after", "before"]);
    await store.close();
  });
});

describe("An address that leads nowhere", () => {
  test("is refused with an example of a good one", async () => {
    await expect(openStore("mysql://somewhere")).rejects.toMatchObject({
      code: "bad-url",
      message: expect.stringContaining("sqlite:./data/verbatim.db"),
    });
    await expect(openStore("sqlite:")).rejects.toMatchObject({ code: "bad-url" });
  });

  test("names the server and never the password", async () => {
    for (const url of ["postgres://anna:hunter2@127.0.0.1:1/news", "postgres://anna:hunter2@[broken/news"]) {
      const error = await openStore(url).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({
        name: "StoreError",
        code: expect.stringMatching(/^(unreachable|bad-url)$/),
      });
      expect(everythingIn(error)).not.toContain("hunter2");
    }
  });
});

/** Root may write anywhere, so permissions are tried as somebody else. */
async function asOrdinaryUser(work: () => Promise<void>): Promise<void> {
  const root = process.geteuid?.() === 0;
  if (root) process.seteuid?.(65_534);
  try {
    await work();
  } finally {
    if (root) process.seteuid?.(0);
  }
}

/** The interfaces of tables.ts and its parts, read as text: type stripping leaves nothing of them at run time. */
function declaredTables(): Record<string, string[]> {
  const folder = new URL("../../src/store/", import.meta.url);
  const files = readdirSync(folder).filter((name) => /^(.+-)?tables\.ts$/.test(name));
  const source = files.map((name) => readFileSync(new URL(name, folder), "utf8")).join("\n");
  const bodies = new Map<string, Map<string, string>>();
  const declared = /(?:export )?interface (\w+)(?:\s+extends ([\w,\s]+?))? \{\n([^}]*)\}/g;
  const parents = new Map<string, readonly string[]>();
  for (const [, name, parent, body] of source.matchAll(declared)) {
    const fields = [...(body as string).matchAll(/^ {2}(\w+): (.+);$/gm)];
    bodies.set(name as string, new Map(fields.map(([, field, type]) => [field as string, type as string])));
    parents.set(name as string, parent?.split(/,\s+/) ?? []);
  }
  const fieldsOf = (name: string): [string, string][] => [
    ...(parents.get(name) ?? []).flatMap(fieldsOf),
    ...(bodies.get(name) ?? []),
  ];
  return Object.fromEntries(
    fieldsOf("Tables").map(([table, row]) => [
      table,
      fieldsOf(row)
        .map(([field]) => field)
        .sort(),
    ]),
  );
}

function everythingIn(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return `${error.message} ${error.stack} ${JSON.stringify(error)} ${everythingIn(error.cause)}`;
}
