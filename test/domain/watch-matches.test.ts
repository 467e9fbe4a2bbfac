import { describe, expect, test } from "vitest";
import type { Watch } from "../../src/domain/watch.ts";
import { watchMatcher } from "../../src/domain/watch-matches.ts";

function watch(parts: Partial<Watch>): Watch {
  return {
    id: "w",
    name: "W",
    keywords: [],
    require: [],
    exclude: [],
    languages: [],
    sources: [],
    texts: [],
    ...parts,
  };
}

const post = (text: string, lang: string | null = null) => ({ text, lang });

describe("a keyword", () => {
  test.each([
    ["Lindqvist", "I like lindqvist."],
    ["Lindqvist", "LINDQVIST'S plan"],
    ["Lindqvist", "#Lindqvist!"],
    ["#Lindqvist", "about Lindqvist"],
    ["Lindqvist", "Líndqvist"],
    ["Lindqvist", "Lind\u200bqvist"],
    ["mara lindqvist", "Mara\n  Lindqvist"],
    ["mara lindqvist", "#mara_lindqvist"],
    ["Straße", "in der Straße"],
    ["Ελλάδα", "στην ΕΛΛΑΔΑ σήμερα"],
    ["投票", "明日は投票です"],
    ["🗳️", "vote 🗳️ now"],
  ])("%j occurs in %j", (keyword, text) => {
    expect(watchMatcher(watch({ keywords: [keyword] }))(post(text))).toBe(true);
  });

  test.each([
    ["Lindqvist", "Lindqvistson"],
    ["Lindqvist", "MaraLindqvist"],
    ["mara lindqvist", "mara and lindqvist"],
    ["投票", "投 and 手票"],
    [" ", "anything"],
    ["(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"],
  ])("%j does not occur in %j", (keyword, text) => {
    expect(watchMatcher(watch({ keywords: [keyword] }))(post(text))).toBe(false);
  });
});

test("any keyword is enough, one of the required must occur too, and none of the excluded", () => {
  const w = watch({ keywords: ["Lindqvist", "Rask"], require: ["ferry", "crane"], exclude: ["football"] });
  expect(watchMatcher(w)(post("Rask and the crane"))).toBe(true);
  expect(watchMatcher(w)(post("Lindqvist on the ferry"))).toBe(true);
  expect(watchMatcher(w)(post("Lindqvist on the tram"))).toBe(false);
  expect(watchMatcher(w)(post("the ferry and the crane"))).toBe(false);
  expect(watchMatcher(w)(post("Rask, crane, football"))).toBe(false);
});

test("takes every post where it names no keyword", () => {
  expect(watchMatcher(watch({}))(post(""))).toBe(true);
});

test("keeps to its languages by their first part, and lets a post of unknown language pass", () => {
  const w = watch({ languages: ["en-GB", "sv"] });
  expect(watchMatcher(w)(post("x", "en"))).toBe(true);
  expect(watchMatcher(w)(post("x", "SV-FI"))).toBe(true);
  expect(watchMatcher(w)(post("x", "de"))).toBe(false);
  expect(watchMatcher(w)(post("x", null))).toBe(true);
});
