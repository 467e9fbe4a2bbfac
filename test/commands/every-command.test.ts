/**
 * Every command there is, asked in one world: what it replies, whom it refuses, and that nobody hears through it
 * of a watch that the place is not told of. A command without its line here fails.
 */
import { describe, expect, it, onTestFinished } from "vitest";
import { wordsIn } from "../../src/cards/words/catalogue.ts";
import { allCommands } from "../../src/commands/all.ts";
import { parseInput } from "../../src/commands/parse.ts";
import { openStore } from "../../src/store/open.ts";
import { type AtTheDesk, atTheDesk } from "./at-the-desk.ts";
import { fillWorld, muteWatch } from "./desk-world.ts";
import { LINES } from "./every-line.ts";

const BO = { id: "slack:U-BO", name: "Bo", place: "terminal" };
const ANNA = { id: "slack:U-ANNA", name: "Anna", place: "slack:C1" };
/** Whom nobody named: may look, where the market is told and nothing else. */
const VIC = { id: "slack:U-VIC", name: "Vic", place: "slack:C1" };
const REFUSED = /^This asks for the role “(editor|admin)”/;
/** What is told of the harbour and nowhere of the market. */
const OF_THE_HARBOUR = /Lindqvist|7KX2|5M2D|\b7K3Q\b|ballot|@(?:Dora|Eva|Bert)|holidays/;

async function desk(): Promise<AtTheDesk> {
  const store = await openStore("sqlite::memory:");
  onTestFinished(() => store.close());
  await fillWorld(store, ["harbour", "market"]);
  await muteWatch(store, "harbour");
  return atTheDesk(store);
}

const lineOf = (name: string) => {
  const asked = LINES[name];
  if (asked === undefined) throw new Error(`No line asks "${name}": add one to the table of this test.`);
  return asked;
};

it("asks every command there is, and none that there is not", () => {
  expect(Object.keys(LINES).sort()).toEqual(allCommands.map(({ spec }) => spec.name).sort());
});

describe.each(allCommands.map(({ spec }) => ({ ...spec, asked: spec.name })))("$asked", (spec) => {
  it("is described in its examples and in every language, options and all", () => {
    expect(spec.examples.length).toBeGreaterThan(0);
    for (const line of [...spec.examples, lineOf(spec.name).line]) {
      expect(parseInput({ is: "line", line }, allCommands), line).toMatchObject({
        is: "command",
        command: { spec: { name: spec.name } },
      });
    }
    for (const language of ["en", "nl"]) {
      const words = (wordsIn(language).commands as Record<string, { summary: string; options: object }>)[
        spec.name
      ];
      expect(words?.summary).not.toBe("");
      expect(Object.keys(words?.options ?? {}).sort()).toEqual(spec.options.map(({ name }) => name).sort());
    }
  });

  it("replies to whoever may ask it", async () => {
    const { line, says } = lineOf(spec.name);
    const at = await desk();
    const answer = await at.ask(line, BO);
    expect(answer).toMatch(says);
    expect(answer).not.toMatch(REFUSED);
    expect(at.audited).toMatchObject([{ action: spec.name, outcome: "run", actor: BO.id }]);
  });

  if (spec.who !== "viewer") {
    it("is refused to everybody else, who hear nothing, and change nothing", async () => {
      const { line } = lineOf(spec.name);
      const at = await desk();
      const others = spec.who === "admin" ? [VIC, ANNA] : [VIC];
      for (const other of others) {
        const answer = await at.ask(line, other);
        expect(REFUSED.exec(answer)?.[1]).toBe(spec.who);
        expect(answer).not.toMatch(OF_THE_HARBOUR);
      }
      expect(at.audited.map(({ outcome }) => outcome)).toEqual(others.map(() => "not-allowed"));
      expect(at.changes).toBe(0);
    });

    it("tells everybody in a place nothing of a watch that is not told there", async () => {
      const { line } = lineOf(spec.name);
      const at = await desk();
      const answer = await at.ask(`${line} --public`, { ...BO, place: "slack:C1" });
      expect(answer).not.toBe("");
      // What was typed is repeated.
      expect(answer.replaceAll(/7KX2|7K3Q|5M2D|@dora/g, "…")).not.toMatch(OF_THE_HARBOUR);
    });
    return;
  }

  it("tells a place nothing of a watch that is not told there", async () => {
    const { line, nowhere } = lineOf(spec.name);
    const at = await desk();
    const answer = await at.ask(line, VIC);
    if (nowhere === undefined) {
      expect(answer).not.toMatch(OF_THE_HARBOUR);
      return;
    }
    // What was typed is repeated; but for that nobody can tell the two apart.
    const typed = (text: string) => text.replaceAll(/7KX2|ZZZZ|5M2D|@dora|@zzzz|harbour|zzzz/gi, "…");
    const same = typed(await at.ask(nowhere, VIC)).replaceAll("no such words here", "thank her together");
    if (spec.name !== "help") expect(typed(answer)).toBe(same);
  });
});
