/** `verbatim backup`: a whole copy while somebody writes, and the time for status. */
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { EXIT } from "../../src/cli/exit-codes.ts";
import { runCli } from "../../src/cli/program.ts";
import { lastBackup } from "../../src/store/backups.ts";
import { openStore } from "../../src/store/open.ts";
import { paste, play, START } from "../pipeline/scene.ts";
import { MINIMAL, makeWorld } from "./world.ts";

const FILES = { "config/verbatim.yaml": MINIMAL };

it("copies a database that is in use, for this user alone, and keeps when", async () => {
  const world = makeWorld({ files: FILES });
  const store = await openStore(`sqlite:${join(world.folder, "data/verbatim.db")}`);
  const scene = await play(store, { routes: [{}] });
  paste(scene, START, 5);
  await scene.poll(START + 600_000);
  // What is still in the write-ahead log is in the copy too.
  expect(statSync(join(world.folder, "data/verbatim.db-wal")).size).toBeGreaterThan(0);
  expect(await runCli(["backup", "copies/monday.db"], world.context)).toBe(0);
  expect(world.printed()).toContain("can be opened");
  const file = join(world.folder, "copies/monday.db");
  expect((statSync(file).mode & 0o777).toString(8)).toBe("600");
  expect(existsSync(`${file}.part`)).toBe(false);
  expect(await lastBackup(store.db)).toBeGreaterThan(START);
  await store.close();
  const copy = await openStore(`sqlite:${file}`);
  expect(await copy.db.selectFrom("posts").select("id").execute()).toHaveLength(5);
  await copy.close();
});

it("leaves a file alone that is there, and makes none where there is no database", async () => {
  const world = makeWorld({ files: FILES });
  writeFileSync(join(world.folder, "old.db"), "old");
  expect(await runCli(["backup", "new.db"], world.context)).toBe(EXIT.store);
  expect(world.complained()).toContain("does not exist");
  expect(existsSync(join(world.folder, "new.db"))).toBe(false);
  await (await openStore(`sqlite:${join(world.folder, "data/verbatim.db")}`)).close();
  expect(await runCli(["backup", "old.db"], world.context)).toBe(EXIT.usage);
  expect(world.complained()).toContain("exists and was left as it is");
  expect(readFileSync(join(world.folder, "old.db"), "utf8")).toBe("old");
});

it("says how a server is copied, and keeps that it was", async () => {
  const env = { DATABASE_URL: "postgres://bot:s3cret@db.example/verbatim" };
  const world = makeWorld({ files: FILES, env });
  expect(await runCli(["backup", "monday.dump"], world.context)).toBe(2);
  expect(world.printed()).toContain("pg_dump --format=custom --file=monday.dump");
  expect(world.printed()).not.toContain("s3cret");

  const own = makeWorld({ files: FILES });
  const store = await openStore(`sqlite:${join(own.folder, "data/verbatim.db")}`);
  expect(await runCli(["backup", "--done"], own.context)).toBe(0);
  expect(await lastBackup(store.db)).not.toBeNull();
  await store.close();
  expect(await runCli(["backup"], own.context)).toBe(EXIT.usage);
  expect(own.complained()).toContain("Name the file");
});
