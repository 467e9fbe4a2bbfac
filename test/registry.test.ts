/** What exists is also offered: each adapter and each command is named in its registry. */
import { posix } from "node:path";
import { describe, expect, test } from "vitest";
import { foldersIn, readFilesOf, resolveImport } from "./house/files.ts";
import { readModule } from "./house/modules.ts";

type Files = ReadonlyMap<string, string>;

/** The adapters' own files (`src/sources/x/x-source.ts` for "source") that nothing in app imports. */
function unregisteredAdapters(folders: readonly string[], port: "source" | "chat", app: Files): string[] {
  const registered = importedBy(app);
  return folders.filter((folder) => !registered.has(`${folder}/${posix.basename(folder)}-${port}.ts`));
}

/** Files of commands that declare one (`: Command`) and are not imported by the file that names them all. */
function unregisteredCommands(commands: Files, registry: string): string[] {
  const registered = importedBy(new Map([...commands].filter(([path]) => path === registry)));
  return [...commands]
    .filter(([path, source]) => path !== registry && declaresCommand(source) && !registered.has(path))
    .map(([path]) => path);
}

function declaresCommand(source: string): boolean {
  return /\bexport\s+(?:const\s+\w+|function\s+\w+\s*\([^{]*\))\s*:\s*Command\s*[={]/.test(
    readModule(source).code,
  );
}

function importedBy(files: Files): ReadonlySet<string> {
  const targets = [...files].flatMap(([path, source]) =>
    readModule(source).imports.map(({ specifier }) => resolveImport(path, specifier ?? "")),
  );
  return new Set(targets.filter((target) => target !== null));
}

describe("the project", () => {
  const app = readFilesOf("src/app");

  test.each([
    ["src/sources", "source"],
    ["src/chat", "chat"],
  ] as const)("sets up every adapter in %s: a new one is a folder and a line in app", (place, port) => {
    const folders = foldersIn(place);
    expect(folders.length).toBeGreaterThan(0);
    expect(unregisteredAdapters(folders, port, app)).toEqual([]);
  });

  test("offers every command: a new one is a file and a line in all", () => {
    const commands = readFilesOf("src/commands");
    expect([...commands.values()].filter(declaresCommand).length).toBeGreaterThan(5);
    expect(unregisteredCommands(commands, "src/commands/all.ts")).toEqual([]);
  });
});

describe("the check itself", () => {
  test("finds an adapter that is not set up", () => {
    const app = new Map([["src/app/compose.ts", 'import { createA } from "../sources/a/a-source.ts";']]);
    expect(unregisteredAdapters(["src/sources/a", "src/sources/b"], "source", app)).toEqual([
      "src/sources/b",
    ]);
  });

  test("finds a command that is not offered, however it is made", () => {
    const commands = new Map([
      [
        "src/commands/all.ts",
        'import { a } from "./a.ts"; export const allCommands: readonly Command[] = [a];',
      ],
      ["src/commands/a.ts", "export const a: Command = {};"],
      ["src/commands/b.ts", "export const b: Command = {};"],
      ["src/commands/c.ts", "export function c(all: () => readonly Command[]): Command {}"],
      ["src/commands/gate.ts", "export function open(): CommandContext {}"],
    ]);
    expect(unregisteredCommands(commands, "src/commands/all.ts")).toEqual([
      "src/commands/b.ts",
      "src/commands/c.ts",
    ]);
  });
});
