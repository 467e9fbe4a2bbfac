/** Verbatim observes: no sentence of ours says or implies who is behind a text, or what for. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { VERDICTS as ALL_VERDICTS } from "./words/verdicts.ts";

const VERDICTS = ALL_VERDICTS["en"] as RegExp;

const SPOKEN = ["src/cards", "src/commands", "src/chat"];
const WORDS = "src/cards/words";
/** Each language's own files: one beside the folder of the same name. */
const LANGUAGES = readdirSync(WORDS, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join(folder, file));
}

/** Names of variables in the environment are no words: SLACK_BOT_TOKEN. */
const VARIABLES = /\b[A-Z]+(?:_[A-Z]+)+\b/g;

/** String and template literals; the text of interpolations stays in, which only makes the test stricter. */
function literals(file: string): string[] {
  const code = readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\/|(?<![:"'`\w])\/\/.*$/gm, "");
  return code
    .split("\n")
    .filter((line) => !line.startsWith("import ") && !/\bfrom "[./]/.test(line))
    .flatMap((line) => line.match(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`/g) ?? []);
}

describe("the wording", () => {
  it.each(SPOKEN.flatMap(sources))("passes no verdict in %s", (file) => {
    const said = literals(file).map((literal) => literal.replace(VARIABLES, ""));
    expect(said.filter((literal) => VERDICTS.test(literal))).toEqual([]);
  });

  it.each(LANGUAGES)(
    "passes none in %s by that language's own list, in any branch of a sentence",
    (language) => {
      const own = ALL_VERDICTS[language];
      if (own === undefined) throw new Error(`no list of verdicts in ${language}`);
      const said = sources(join(WORDS, language)).flatMap(literals);
      expect(said.length).toBeGreaterThan(100);
      expect(said.filter((literal) => own.test(literal))).toEqual([]);
    },
  );

  it("has read real sentences", () => {
    const all = SPOKEN.flatMap(sources).flatMap(literals);
    expect(all.some((literal) => literal.includes("It does not show who wrote them, or why."))).toBe(true);
    expect(all.length).toBeGreaterThan(200);
  });
});
