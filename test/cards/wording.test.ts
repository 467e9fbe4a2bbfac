/** Verbatim observes: no sentence of ours says or implies who is behind a text, or what for. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const VERDICTS =
  /\b(?:bots?|botnets?|fakes?|faked|paid|trolls?|trolling|orchestrat\w*|coordinat\w*|inauthentic\w*|astroturf\w*|disinformation|misinformation|propaganda|puppets?|sockpuppets?|behind this|campaigns?|spam\w*|suspicious\w*|malicious\w*|perpetrat\w*|culprits?|originator\w*|mastermind\w*)\b/i;

const SPOKEN = ["src/cards", "src/commands", "src/chat"];

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join(folder, file));
}

/** String and template literals; the text of interpolations stays in, which only makes the test stricter. */
function literals(file: string): string[] {
  const code = readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\/|(?<![:"'`\w])\/\/.*$/gm, "");
  return code
    .split("\n")
    .filter((line) => !line.startsWith("import ") && !/\bfrom "[./]/.test(line))
    .flatMap((line) => line.match(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`/g) ?? []);
}

describe("the wording", () => {
  it("recognises a verdict when it reads one", () => {
    for (const verdict of [
      "a paid campaign",
      "these are bots",
      "fake accounts",
      "coordinated",
      "who is behind this",
    ]) {
      expect(verdict).toMatch(VERDICTS);
    }
    expect("12 accounts posted the same 18 words").not.toMatch(VERDICTS);
  });

  it.each(SPOKEN.flatMap(sources))("passes no verdict in %s", (file) => {
    expect(literals(file).filter((literal) => VERDICTS.test(literal))).toEqual([]);
  });

  it("has read real sentences", () => {
    const all = SPOKEN.flatMap(sources).flatMap(literals);
    expect(all.some((literal) => literal.includes("It does not show who wrote them, or why."))).toBe(true);
    expect(all.length).toBeGreaterThan(200);
  });
});
