/** Which way imports point: one row of the table is one case, whose name gives the reason. */
import { describe, expect, test } from "vitest";
import { readFilesOf } from "./house/files.ts";
import { LAYERS, LONGER_FILES, MAX_LINES } from "./house/layers.ts";
import { readModule } from "./house/modules.ts";
import {
  environmentOffences,
  importOffences,
  layerOf,
  lengthOffences,
  purityOffences,
  testImportOffences,
} from "./house/offences.ts";

const files = readFilesOf("src");

describe("the house", () => {
  test("has files to look at, and each belongs to a layer", () => {
    expect(files.size).toBeGreaterThan(50);
    expect([...files.keys()].filter((path) => layerOf(path) === null)).toEqual([]);
  });

  test.each(LAYERS)("$folder imports only what it may: $because", (layer) => {
    expect(importOffences(files, layer)).toEqual([]);
  });

  test.each(LAYERS.filter((layer) => layer.pure))(
    "$folder knows no clock, chance or waiting: $because",
    (layer) => {
      expect(purityOffences(files, layer)).toEqual([]);
    },
  );

  test("only cli, config and app read the environment: the rest is handed what it needs", () => {
    expect(environmentOffences(files)).toEqual([]);
  });

  test("src imports nothing outside itself: tests, benches and examples may go without it breaking", () => {
    expect(testImportOffences(files)).toEqual([]);
  });

  test(`a file has at most ${MAX_LINES} lines: a longer one is asked what it is hiding`, () => {
    expect(lengthOffences(files, LONGER_FILES)).toEqual([]);
  });
});

describe("the check itself", () => {
  function layer(folder: string) {
    const found = LAYERS.find((each) => each.folder === folder);
    if (found === undefined) throw new Error(`there is no layer ${folder}`);
    return found;
  }
  const one = (path: string, source: string) => new Map([[path, source]]);

  test.each([
    ["domain", "src/domain/a.ts", 'import { z } from "zod";', "zod"],
    ["domain", "src/domain/a.ts", 'import type { A } from "../support/a.ts";', "../support/a.ts"],
    ["detect", "src/detect/a.ts", 'import "node:fs";', "node:fs"],
    ["detect", "src/detect/a.ts", 'export { x } from "../store/x.ts";', "../store/x.ts"],
    ["evidence", "src/evidence/a.ts", 'import { randomBytes } from "node:crypto";', "node:crypto"],
    ["evidence", "src/evidence/a.ts", 'import * as crypto from "node:crypto";', "node:crypto"],
    ["sources/*", "src/sources/a/b.ts", 'import { b } from "../b/b.ts";', "../b/b.ts"],
    [
      "sources/*",
      "src/sources/a/b.ts",
      'const b = await import("../../store/open.ts");',
      "../../store/open.ts",
    ],
    ["chat/*", "src/chat/a/b.ts", 'import { x } from "../../commands/gate.ts";', "../../commands/gate.ts"],
    ["pipeline", "src/pipeline/a.ts", 'import { x } from "../chat/terminal/x.ts";', "../chat/terminal/x.ts"],
    [
      "pipeline",
      "src/pipeline/a.ts",
      'import {\n  x,\n  type Y,\n} from "../config/x.ts";',
      "../config/x.ts",
    ],
    ["commands", "src/commands/a.ts", "const x = await import(name);", "what is computed"],
    [
      "commands",
      "src/commands/desk/a.ts",
      'import { x } from "../../detect/detector.ts";',
      "../../detect/detector.ts",
    ],
    ["support", "src/support/a.ts", 'import { x } from "../domain/x.ts";', "../domain/x.ts"],
  ])("finds what %s may not import: %s with %j", (folder, path, source, specifier) => {
    expect(importOffences(one(path, source), layer(folder))).toEqual([`${path} imports ${specifier}`]);
  });

  test.each([
    ["detect", "src/detect/a.ts", 'import type { A } from "../domain/a.ts"; import { b } from "./b.ts";'],
    ["evidence", "src/evidence/a.ts", 'import { createHash } from "node:crypto";'],
    ["sources/*", "src/sources/a/b.ts", 'import { x } from "../source.ts"; import { z } from "zod";'],
    ["config", "src/config/a.ts", 'import { x } from "../sources/replay/options.ts";'],
    ["commands", "src/commands/desk/a.ts", 'import { x } from "../../detect/tokens.ts";'],
    ["domain", "src/domain/a.ts", '// import x from "zod";\nconst a = `import "zod"`; /* import "y" */'],
    ["domain", "src/domain/a.ts", 'const a = \'import "zod"\'; const b = /import "zod"/;'],
  ])("lets %s import what it may: %s with %j", (folder, path, source) => {
    expect(importOffences(one(path, source), layer(folder))).toEqual([]);
  });

  test("takes code for code, and comments, strings and patterns for none", () => {
    const source = [
      "// Date.now()",
      "const a = 'Math.random()';",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it stands for source code.
      "const b = `await ${performance} await`;",
      "const c = d / e; /* await */ const f = 1 / 2;",
      "const g = [/await '/, /[/] await/]; const h = 'x';",
      "const i = new Date(at);",
    ].join("\n");
    expect(purityOffences(one("src/detect/a.ts", source), layer("detect"))).toEqual([
      "src/detect/a.ts uses performance",
    ]);
    expect(purityOffences(one("src/detect/a.ts", "new Date( ); Date.now"), layer("detect"))).toHaveLength(2);
  });

  test("finds who reads the environment, who imports tests, and files of undue length", () => {
    expect(environmentOffences(one("src/chat/a.ts", "process.env.TOKEN"))).toEqual([
      "src/chat/a.ts reads process.env",
    ]);
    expect(environmentOffences(one("src/cli/a.ts", "process.env.TOKEN"))).toEqual([]);
    expect(testImportOffences(one("src/cli/a.ts", 'import { x } from "../../test/x.ts";'))).toHaveLength(1);
    const long = one("src/cli/a.ts", "\n".repeat(MAX_LINES).concat("x"));
    expect(lengthOffences(long, {})).toEqual([`src/cli/a.ts has ${MAX_LINES + 1} lines`]);
    expect(lengthOffences(long, { "src/cli/a.ts": "a table" })).toEqual([]);
    expect(lengthOffences(one("src/cli/a.ts", "x"), { "src/cli/a.ts": "a table" })).toHaveLength(1);
  });

  test("reads every form of import and export", () => {
    const read = readModule(
      [
        'import a, { b as c, type D } from "./1.ts";',
        'import type { E } from "./2.ts";',
        'import * as f from "./3.ts";',
        'export { g, h as i } from "./4.ts";',
        'export * from "./5.ts";',
        'const { j } = await import("./6.ts");',
        "export interface K { readonly l: M }",
        "export type M = string;",
        "export async function* n() {}",
        "export const o = 1;",
        "export class P extends Error {}",
      ].join("\n"),
    );
    expect(read.imports.map(({ specifier, names }) => [specifier, names?.join(" ") ?? "any"])).toEqual([
      ["./1.ts", "default b D"],
      ["./2.ts", "E"],
      ["./3.ts", "any"],
      ["./4.ts", "g h"],
      ["./5.ts", "any"],
      ["./6.ts", "any"],
    ]);
    expect(read.exports).toEqual([
      { name: "K", is: "type", usedInside: false },
      { name: "M", is: "type", usedInside: true },
      { name: "n", is: "value", usedInside: false },
      { name: "o", is: "value", usedInside: false },
      { name: "P", is: "value", usedInside: false },
      { name: "g", is: "value", usedInside: false },
      { name: "i", is: "value", usedInside: false },
    ]);
  });
});
