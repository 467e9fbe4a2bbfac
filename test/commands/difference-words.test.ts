import { describe, expect, it } from "vitest";
import { ENGLISH } from "../../src/cards/words/catalogue.ts";
import { differenceWords } from "../../src/commands/difference-words.ts";

const PASSAGE = "this Sunday we can thank her together for our harbour";

describe("how a copy differs", () => {
  it.each([
    ["the same", "This sunday we can thank her together, for our harbour!", "word for word"],
    ["a changed word", "this Sunday we can choose her together for our harbour", "“choose” for “thank”"],
    ["a missing word", "this Sunday we can thank her for our harbour", "without “together”"],
    [
      "a word more",
      "this Sunday we can really thank her together for our harbour",
      "with “really” in between",
    ],
    ["an introduction", `I agree: ${PASSAGE}`, "word for word, before it “I agree”"],
    ["an ending", `${PASSAGE} friends`, "word for word, after it “friends”"],
  ])("is said of %s", (_what, copy, words) => {
    expect(differenceWords(PASSAGE, copy, ENGLISH)).toBe(words);
  });

  it("names three differences and counts the rest", () => {
    const told = "one two three four five six seven eight nine ten eleven twelve";
    const copy = "one TWO2 three FOUR4 five SIX6 seven EIGHT8 nine TEN10 eleven twelve";

    expect(differenceWords(told, copy, ENGLISH)).toBe(
      "“TWO2” for “two”, “FOUR4” for “four”, “SIX6” for “six”, and 2 more differences",
    );
  });

  it("says when there is no text to compare", () => {
    expect(differenceWords(PASSAGE, null, ENGLISH)).toBe("its text is not kept any more");
  });
});
