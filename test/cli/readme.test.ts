/** What the README says about the program is what the program does. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { EXIT_MEANINGS } from "../../src/cli/exit-codes.ts";
import { runCli } from "../../src/cli/program.ts";
import { SUPPORTED } from "../../src/cli/supported.ts";
import { allCommands } from "../../src/commands/all.ts";
import { load } from "../config/loading.ts";
import { makeWorld } from "./world.ts";

const ROOT = join(import.meta.dirname, "../..");
const README = readFileSync(join(ROOT, "README.md"), "utf8");

it("lists every exit code with its meaning", () => {
  const rows = [...README.matchAll(/^\| (\d+) \| (.+) \|$/gm)].map(([, code, meaning]) => [
    Number(code),
    meaning,
  ]);
  expect(rows).toEqual(EXIT_MEANINGS);
});

it("lists every verb", async () => {
  const world = makeWorld();
  await runCli(["--help"], world.context);
  const verbs = [...world.printed().matchAll(/^ {2}([a-z]+) (?:[[<]| {2})/gm)].map(([, verb]) => verb);
  expect(verbs).toContain("replay");
  for (const verb of verbs) expect(README).toMatch(new RegExp(`^\\| \`verbatim ${verb}\\b`, "m"));
});

it("lists every command", () => {
  const names = allCommands.map(({ spec }) => spec.name).toSorted((a, b) => b.length - a.length);
  const lines = [...README.matchAll(/^\| `\/verbatim ([^`]+)`/gm)].map(([, typed]) => typed ?? "");
  const listed = lines.map((line) => names.find((name) => `${line} `.startsWith(`${name} `)) ?? line);
  expect(listed.sort()).toEqual(allCommands.map(({ spec }) => spec.name).sort());
});

it("shows a configuration that loads, and that this version acts on", async () => {
  const [, yaml] = /```yaml\n([\s\S]+?)```/.exec(README) ?? [];
  const config = await load(yaml ?? "", { supported: SUPPORTED });
  expect(config.watches[0]?.name).toBe("Mara Lindqvist");
  expect(config.notInThisVersion).toEqual([]);
});

it("draws the folders that there are", () => {
  const drawn = [...README.matchAll(/^ {2}([a-z]+)\/ {2,}\S/gm)].map(([, folder]) => folder);
  const there = readdirSync(join(ROOT, "src"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect(there.filter((folder) => !drawn.includes(folder))).toEqual([]);
  expect(drawn.filter((folder) => !there.includes(folder!))).toEqual([]);
});

it("links to files that are there", () => {
  const links = [...README.matchAll(/\]\(([^)#:]+)[^)]*\)/g)].map(([, link]) => link!);
  expect(links.length).toBeGreaterThan(5);
  expect(links.filter((link) => !existsSync(join(ROOT, link)))).toEqual([]);
});
