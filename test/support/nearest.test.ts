/** What was probably meant. */
import { expect, it } from "vitest";
import { nearest, nearWords } from "../../src/support/nearest.ts";

const KNOWN = ["keywords", "require", "exclude", "pollEvery", "minAccounts"];

it.each([
  ["keyword", "keywords"],
  ["keywrods", "keywords"],
  ["pollevery", "pollEvery"],
  ["min-accounts", "minAccounts"],
  ["req", "require"],
])("%s is near %s", (word, meant) => {
  expect(nearest(word, KNOWN)).toBe(meant);
});

it.each(["colour", "x", ""])("%j is near nothing", (word) => {
  expect(nearest(word, KNOWN)).toBeNull();
});

it("names all that are near, the nearest first", () => {
  expect(nearWords("bursts", ["burst", "bursts", "status"])).toEqual(["bursts", "burst"]);
});

it("counts a swap of neighbours as one slip", () => {
  expect(nearWords("ot", ["to", "it"])).toEqual(["to", "it"]);
  expect(nearWords("dba", ["abd", "dab"]), "two edits, and one swap").toEqual(["dab"]);
});
