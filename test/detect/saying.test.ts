import { describe, expect, it } from "vitest";
import { sayingOf } from "../../src/detect/saying.ts";
import { sharedPartOf } from "../../src/detect/shared-part.ts";
import { readWords } from "../../src/detect/tokens.ts";

const NAMES = ["gull", "tide", "rope", "lamp"];
/** Ten words are shared: eight, and two runs of a pattern. */
const SHARED = sharedPartOf(
  NAMES.map((name) => readWords(`the fact of the matter is that his ${name} and now both ${name}s are`)),
);

/** [what it is, the text, whether it says it] */
const CASES: readonly (readonly [string, string, boolean])[] = [
  ["all of it", "the fact of the matter is that his boat and now both mates are", true],
  ["all of it in another order", "and now both mates, the fact of the matter is that his boat", true],
  ["most of it", "now the fact of the matter is that his and now gulls", false],
  ["all but its last word", "fact of the matter is that his sail and now both", true],
  ["the same words apart from one another", "the now fact his of both the and matter that is now", false],
  ["the half of it", "the fact of the matter is", false],
  ["nothing", "", false],
];

describe("a post says what others share", () => {
  it("of which most others have the same runs", () => {
    expect(SHARED?.shared).toBe(4 * 11);
  });
  it("of which what each says twice counts once", () => {
    const posts = NAMES.map((name) =>
      readWords(`the fact of the matter is that his ${name} and now both ${name}s and now both ${name}t`),
    );
    expect(sharedPartOf(posts)?.shared).toBe(4 * 11);
  });
  it.each(CASES)("with %s", (_, text, says) => {
    const words = readWords(text);
    expect(sayingOf(SHARED!).isIn(words, 0, words.length)).toBe(says);
  });
  it("in parts, when each of several posts says one", () => {
    const saying = sayingOf(SHARED!);
    const add = (text: string) => {
      const words = readWords(text);
      saying.add(words, 0, words.length);
    };
    add("the fact of the matter is this");
    add("she said the matter is that his");
    expect(saying.isSaidInParts()).toBe(false);
    add("and now both of you");
    expect(saying.isSaidInParts()).toBe(true);
  });
  it("only within the words that are given", () => {
    const words = readWords("salt the fact of the matter is that his boat and now both mates are");
    expect(sayingOf(SHARED!).isIn(words, 1, words.length)).toBe(true);
    expect(sayingOf(SHARED!).isIn(words, 6, words.length)).toBe(false);
  });
});
