/** `verbatim watch export`: what comes out can go in again. */
import { join } from "node:path";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { runCli } from "../../src/cli/program.ts";
import { openStore } from "../../src/store/open.ts";
import { addText } from "../../src/store/watch-texts.ts";
import { syncWatches } from "../../src/store/watches.ts";
import { load } from "../config/loading.ts";
import { MINIMAL, makeWorld } from "./world.ts";

const CONFIG = "config/verbatim.yaml";
const REST = "\nsources: { replay: { files: [posts.jsonl] } }\nroutes: [{ watch: '*', to: terminal }]\n";

it("prints the file's watches where there is no database yet, and makes none", async () => {
  const world = makeWorld({ files: { [CONFIG]: MINIMAL } });
  expect(await runCli(["watch", "export"], world.context)).toBe(0);
  const config = await load(world.printed() + REST);
  expect(config.watches.map(({ id }) => id)).toEqual(["lindqvist"]);
});

it("adds those that were made in chat", async () => {
  const world = makeWorld({ files: { [CONFIG]: MINIMAL } });
  const store = await openStore(`sqlite:${join(world.context.cwd, "data/verbatim.db")}`);
  const made = {
    id: "ferry",
    name: "The: ferry",
    keywords: ["night ferry", "- #1"],
    require: [],
    exclude: ["toy"],
    languages: [],
    sources: ["replay"],
    texts: [],
    reading: "full" as const,
  };
  await store.transaction((tx) => syncWatches(tx, "chat", [made], 0));
  const text = "Only one candidate: she stood up for the harbour";
  await store.transaction((tx) => addText(tx, "lindqvist", { text, by: "terminal", at: 0 }));
  await store.close();

  expect(await runCli(["watch", "export"], world.context)).toBe(0);
  const config = await load(world.printed() + REST);
  expect(config.watches[1]).toEqual(made);
  expect(config.watches[0]?.texts, "a text made known in chat goes with its watch").toEqual([text]);
  expect(world.printed()).not.toContain("languages");
});

it("leaves a database of an older version as it is, and says how to come by its watches", async () => {
  const world = makeWorld({ files: { [CONFIG]: MINIMAL } });
  const url = `sqlite:${join(world.context.cwd, "data/verbatim.db")}`;
  const store = await openStore(url);
  await sql`delete from kysely_migration`.execute(store.db);
  await store.close();

  expect(await runCli(["watch", "export"], world.context)).toBe(4);
  expect(world.complained()).toContain("The database has the tables of an older version");
});

it("prints every source that a watch names", async () => {
  const both = MINIMAL.replace("sources: [replay]", "sources: [x, replay]").replace(
    "sources:\n",
    "sources:\n  x:\n",
  );
  const world = makeWorld({ files: { [CONFIG]: both }, env: { X_BEARER_TOKEN: "the-bearer-token" } });
  expect(await runCli(["watch", "export"], world.context)).toBe(0);
  expect(world.printed()).toContain("- x\n      - replay\n");
});
