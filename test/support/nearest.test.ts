/** What was probably meant. */
import { expect, it } from "vitest";
import { nearest } from "../../src/support/nearest.ts";

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
