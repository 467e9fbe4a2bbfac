/** No sentence of ours stands anywhere but in the catalogue, so none is said in one language alone. */
import { describe, expect, it } from "vitest";
import { allCommands } from "../../../src/commands/all.ts";
import { bareCode } from "../../house/bare-code.ts";
import { readFilesOf } from "../../house/files.ts";

/** A word with a blank beside it, or one with a capital: a sentence, a part of one, or a label. */
const PROSE = /\p{L}{2,}[,.:;]?\s|\s\p{L}{2,}|^\p{Lu}\p{Ll}+/u;

/** What looks like prose and is none, beside the names and examples of commands. */
const NONE: ReadonlySet<string> = new Set(["/verbatim ", "is not", "npm run verbatim -- init"]);
/** `burst_posts as own`: a name within a query. */
const RENAMED = /^[a-z_.]+ as [a-z_]+$/;

const COMMANDS = new Set(allCommands.flatMap(({ spec }) => [spec.name, ...spec.examples]));

const spoken = new Map(
  ["src/cards", "src/commands"]
    .flatMap((folder) => [...readFilesOf(folder)])
    .filter(([path]) => !path.startsWith("src/cards/words/")),
);

function proseIn(source: string): string[] {
  const { code, strings, templates } = bareCode(source);
  const imported = new Set([...code.matchAll(/\b(?:from|import) "(\d+)"/g)].map(([, n]) => Number(n)));
  const texts = [
    ...strings.filter((_, n) => !imported.has(n)),
    ...templates.filter(({ tag }) => !tag.startsWith("sql")).map(({ text }) => text),
  ];
  return texts.filter(
    (text) => PROSE.test(text) && !COMMANDS.has(text) && !NONE.has(text) && !RENAMED.test(text),
  );
}

describe("our sentences", () => {
  it("are recognised outside of the catalogue", () => {
    const template = (text: string) => `\`${text}\``;
    const nested = `\${${template("b c d")} + "bad thing"}`;
    const source = `import a from "./two words.ts"; say("Posts", "not now", ${template(`\${n} more${nested}`)});`;
    expect(proseIn(source)).toEqual(["Posts", "not now", "bad thing", " more"]);
    const query = `sql${template(`select one \${sql<Bool>${template("from two")}}`)}`;
    expect(proseIn(`${query}; name("watch list"); is("not-allowed");`)).toEqual([]);
  });

  it("are looked for in real files", () => {
    expect(spoken.size).toBeGreaterThan(50);
  });

  it.each([...spoken])("stand in the catalogue and not in %s", (_path, source) => {
    expect(proseIn(source)).toEqual([]);
  });
});
