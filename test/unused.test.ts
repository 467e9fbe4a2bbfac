/** Nothing is exported, and no package is installed, that nobody uses. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readFilesOf } from "./house/files.ts";
import { packageOffences, unusedExports } from "./house/unused.ts";

/** Exports that only tests take, as `path name`, and why they are there. */
const ONLY_FOR_TESTS: Readonly<Record<string, string>> = {
  "src/domain/ids.ts decodeBase32": "the other half of encodeBase32, which proves that it loses nothing",
};

/** Packages that are used without being imported. */
const TOOLS: Readonly<Record<string, string>> = {
  node: "the runtime itself",
  typescript: "checks the types",
  "@biomejs/biome": "formats and lints",
  "@types/node": "the types of the runtime",
  "dejavu-fonts-ttf": "the font of pictures, read as a file",
  undici: "the peer that @slack/bolt's socket mode asks for",
};

const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const files = readFilesOf("src", "test", "bench", "eval", "bin", "vitest.config.ts");

describe("the project", () => {
  test("exports nothing that nobody imports", () => {
    expect(files.size).toBeGreaterThan(50);
    expect(unusedExports(files, ONLY_FOR_TESTS)).toEqual([]);
  });

  test("names the packages that it imports, and no others", () => {
    expect(Object.keys(manifest.dependencies).length).toBeGreaterThan(5);
    expect(packageOffences(files, manifest, TOOLS)).toEqual([]);
  });
});

describe("the check itself", () => {
  const project = (entries: Readonly<Record<string, string>>) => new Map(Object.entries(entries));

  test("finds an export that nobody else imports, or only tests of what nothing needs", () => {
    const sources = project({
      "src/a.ts":
        "export const used = 1; export const own = 2; own; export const tested = 3; export type T = 1;",
      "src/b.ts": 'import { used } from "./a.ts"; export const limit = 1; limit; // own, T\nconst own = "T";',
      "test/a.test.ts": 'import { tested } from "../src/a.ts"; import { limit } from "../src/b.ts";',
    });
    expect(unusedExports(sources, {})).toEqual(["src/a.ts own", "src/a.ts tested", "src/a.ts T"]);
    expect(unusedExports(sources, { "src/a.ts tested": "why", "src/a.ts used": "why" })).toEqual([
      "src/a.ts own",
      "src/a.ts T",
      "src/a.ts used is listed as used by tests alone, but is not",
    ]);
  });

  test("tells exports of one name apart by their files", () => {
    const sources = project({
      "src/a.ts": "export function run() {}",
      "src/b.ts": "export function run() {}",
      "bin/c.js": 'import("../src/a.ts").then(({ run }) => run());',
    });
    expect(unusedExports(sources, {})).toEqual(["src/b.ts run"]);
  });

  test("takes a type for used where its own file passes it in or out", () => {
    const sources = project({ "src/a.ts": "export interface Options {} function f(options: Options) {}" });
    expect(unusedExports(sources, {})).toEqual([]);
  });

  test("finds packages that are undeclared, unused, or shipped too sparingly", () => {
    const sources = project({
      "src/a.ts":
        'import { z } from "zod"; import pg from "pg"; import fs from "fs"; import "left-pad/x.js";',
      "test/a.test.ts": 'import fc from "fast-check"; import suite from "@keyv/test-suite/a";',
    });
    const dependencies = { zod: "1", yaml: "1", node: "1" };
    const devDependencies = {
      pg: "1",
      "@types/pg": "1",
      "@types/x": "1",
      "fast-check": "1",
      "@keyv/test-suite": "1",
    };
    expect(packageOffences(sources, { dependencies, devDependencies }, { node: "why" })).toEqual([
      "src/a.ts imports pg, which is only there for development",
      "src/a.ts imports left-pad, which package.json does not name",
      "package.json names yaml, which nothing imports",
      "package.json names @types/x, which nothing imports",
    ]);
  });
});
