import { describe, expect, it } from "vitest";
import { type ReviewedWords, reviewedExplanation } from "../../src/alerts/reviewed.ts";

const WORDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const BURST = { id: "NEW", words: WORDS, accounts: 6 };
const REVIEW: ReviewedWords = {
  burst: "OLD",
  words: WORDS,
  accounts: 5,
  verdict: "explained",
  as: "petition",
  note: "",
  by: "Anna",
  at: Date.UTC(2026, 10, 3, 9, 12),
};

describe("words that people have explained before", () => {
  it("explain a later burst, with who, what and when", () => {
    expect(reviewedExplanation(BURST, [REVIEW])).toEqual({
      kind: "reviewed",
      why: { is: "reviewed", reason: "petition", name: "Anna", on: "2026-11-03", accounts: 5 },
      liftedBy: null,
      announceIf: { is: "outgrown", accounts: 20 },
    });
  });

  it.each<[string, readonly ReviewedWords[], boolean]>([
    ["another verdict explains nothing", [{ ...REVIEW, verdict: "follow-up" }], false],
    ["an open declaration explains nothing", [{ ...REVIEW, verdict: "declared" }], false],
    ["the newest verdict counts", [{ ...REVIEW, verdict: "follow-up" }, REVIEW], false],
    ["but for one that came to no view", [{ ...REVIEW, verdict: "unclear" }, REVIEW], true],
    ["a longer text with the same words is the same", [{ ...REVIEW, words: [0, ...WORDS, 11] }], true],
    ["a part of eight words is the same", [{ ...REVIEW, words: WORDS.slice(0, 8) }], true],
    ["a part of seven words is not", [{ ...REVIEW, words: WORDS.slice(0, 7) }], false],
    ["other words are not", [{ ...REVIEW, words: [10, 9, 8, 7, 6, 5, 4, 3, 2, 1] }], false],
    [
      "a later wave of the same burst is the same, whatever it looks like now",
      [{ ...REVIEW, burst: "NEW", words: [] }],
      true,
    ],
    ["without reviews nothing is explained", [], false],
  ])("%s", (_story, reviews, explained) => {
    expect(reviewedExplanation(BURST, reviews) !== null).toBe(explained);
  });

  it("explain it no more when it has outgrown what was reviewed", () => {
    expect(reviewedExplanation({ ...BURST, accounts: 19 }, [REVIEW])?.liftedBy).toBeNull();
    expect(reviewedExplanation({ ...BURST, accounts: 20 }, [REVIEW])?.liftedBy).toEqual({
      is: "too-many",
      accounts: 20,
    });
    expect(
      reviewedExplanation({ ...BURST, accounts: 79 }, [{ ...REVIEW, accounts: 40 }])?.liftedBy,
    ).toBeNull();
  });
});
