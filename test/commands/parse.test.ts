import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { badOptionsCard } from "../../src/cards/answer-cards.ts";
import { described } from "../../src/cards/help-card.ts";
import { plainText } from "../../src/cards/plain-text.ts";
import { ENGLISH } from "../../src/cards/words/catalogue.ts";
import { allCommands } from "../../src/commands/all.ts";
import { parseInput } from "../../src/commands/parse.ts";
import { stretchOf } from "../../src/commands/stretch.ts";
import { tokensOf } from "../../src/commands/tokens.ts";

function parsed(line: string) {
  const result = parseInput({ is: "line", line }, allCommands);
  return result.is === "command" ? [result.command.spec.name, result.options] : result;
}

describe("a typed line", () => {
  it.each([
    ["with the bot's name and a slash", "/verbatim account @x", ["account", { account: "@x" }]],
    ["with the bot's name", "verbatim account @x", ["account", { account: "@x" }]],
    ["with a slash alone", "/account @x", ["account", { account: "@x" }]],
    ["bare", "account @x", ["account", { account: "@x" }]],
    ["in capitals and with many blanks", "  ACCOUNT   @X ", ["account", { account: "@X" }]],
    ["of a command of two words", "watch list", ["watch list", {}]],
    ["with options by position", "burst 7k3q posts 2", ["burst", { id: "7k3q", show: "posts", page: "2" }]],
    ["with options by name", "bursts --page 2 --since=24h", ["bursts", { since: "24h", page: "2" }]],
    ["with a dash that a phone made long", "bursts —page 2", ["bursts", { page: "2" }]],
    ["with a phrase that needs no quotes", "phrase stood up for us", ["phrase", { text: "stood up for us" }]],
    ["with a phrase in curly quotes", "phrase “stood up” for us", ["phrase", { text: "stood up for us" }]],
    ["with a phrase that has an apostrophe", "phrase don't vote", ["phrase", { text: "don't vote" }]],
    [
      "with a phrase that looks like options",
      "phrase --never --again",
      ["phrase", { text: "--never --again" }],
    ],
    ["that is empty", "  ", ["help", {}]],
    ["of nothing but the name", "/verbatim", ["help", {}]],
  ])("%s is understood", (_what, line, meaning) => {
    expect(parsed(line)).toEqual(meaning);
  });

  it.each([
    ["a missing option", "burst", "<id> is missing"],
    ["a word too many", "status now", "“now” is one word too many"],
    ["an option that there is not", "bursts --sinse 24h", "Did you mean --since?"],
    ["an option without its value", "bursts --page", "--page needs a value"],
    ["a page that is no number", "bursts 24h two", "page is a whole number"],
    ["a choice that there is not", "burst 7k3q links", "show is posts or accounts, not “links”"],
    ["a time that is none", "bursts soon", "since is a length of time"],
    ["page zero", "bursts --page 0", "page is a whole number"],
  ])("with %s is answered with what is wrong", (_what, line, problem) => {
    const result = parseInput({ is: "line", line }, allCommands);
    if (result.is !== "bad-options") throw new Error(`this was understood: ${line}`);
    const command = described(result.command.spec, ENGLISH);
    expect(plainText(badOptionsCard(result.misfit, command, ENGLISH))).toContain(problem);
  });

  it.each([
    ["brusts", ["bursts", "burst"]],
    ["acount @x", ["account"]],
    ["watch", ["watch list", "watch show", "watch start"]],
    ["watch shwo", ["watch show", "watch undo", "watch list"]],
    ["statsu", ["status"]],
    ["abracadabra", []],
  ])("%s is answered with what was probably meant", (line, suggestions) => {
    expect(parsed(line)).toMatchObject({ is: "unknown", suggestions });
  });

  it.each([
    ["watch lindqvist", { watch: "lindqvist" }],
    ["/verbatim Watch smet", { watch: "smet" }],
  ])("%s shows the watch", (line, options) => {
    expect(parsed(line)).toEqual(["watch show", options]);
  });

  it.each([
    ["who is behind this?", "who is behind this?"],
    ["/verbatim wie zit hierachter", "wie zit hierachter"],
    ["waarom dit", "waarom dit"],
    ["status of this burst?", "status of this burst?"],
    ["burst what is it?", "burst what is it?"],
    ["dit is toch niet gewoon？", "dit is toch niet gewoon？"],
    ["who is it? tell me", "who is it? tell me"],
    ["anybody behind this? asking for a friend", "anybody behind this? asking for a friend"],
    ["Why?", "Why?"],
    ["wer steckt dahinter", "wer steckt dahinter"],
    ["qui a écrit cela", "qui a écrit cela"],
    ["¿Quién está detrás?", "¿Quién está detrás?"],
  ])("that is a question is one: %s", (line, question) => {
    expect(parsed(line)).toEqual(["ask", { question }]);
  });

  it.each(["statsu?", "brusts 24h", "who", "xoxb my secret token", "look https://x.example/a?b=c here"])(
    "that is none stays a slip: %s",
    (line) => {
      expect(parsed(line)).toMatchObject({ is: "unknown" });
    },
  );

  it("suggests nothing that the asker may not run", () => {
    const viewerOnly = allCommands.filter(({ spec }) => spec.name !== "status");

    expect(parseInput({ is: "line", line: "statsu" }, viewerOnly)).toMatchObject({ suggestions: [] });
  });

  it("is read whatever stands in it", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: "binary" }), (line) => {
        expect(["command", "bad-options", "unknown"]).toContain(
          parseInput({ is: "line", line }, allCommands).is,
        );
      }),
      { seed: 11 },
    );
  });
});

describe("a pressed button", () => {
  it("is a command with its options", () => {
    const options = { id: "7K3Q", show: "posts" };
    const result = parseInput({ is: "call", command: "burst", options }, allCommands);

    expect(result).toMatchObject({ is: "command", options });
  });

  it("is refused when its options are not the command's, the language's own names included", () => {
    for (const options of [
      { id: "7K3Q", nonsense: "1" },
      { id: "7K3Q", constructor: "1" },
    ]) {
      expect(parseInput({ is: "call", command: "burst", options }, allCommands).is).toBe("bad-options");
    }
    expect(parseInput({ is: "call", command: "toString", options: {} }, allCommands).is).toBe("unknown");
  });
});

describe("the words of a line", () => {
  it.each([
    ["an unclosed quote holds the rest", 'a "b c', ["a", "b c"]],
    ["German quotes", "„so ist es“ ja", ["so ist es", "ja"]],
    ["French quotes", "« c'est la vie » oui", [" c'est la vie ", "oui"]],
    ["an empty quote", '"" a', ["", "a"]],
  ])("%s", (_what, line, tokens) => {
    expect(tokensOf(line)).toEqual(tokens);
  });
});

describe("a stretch of time", () => {
  it("is minutes, hours or days", () => {
    expect(["90m", "24H", "7d"].map(stretchOf)).toEqual([5_400_000, 86_400_000, 604_800_000]);
    expect(["", "24", "24 h", "1e9h", "-1h", "99999d"].map(stretchOf)).toEqual(Array(6).fill(null));
  });
});
