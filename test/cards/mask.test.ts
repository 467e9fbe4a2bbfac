import { describe, expect, it } from "vitest";
import { maskedMentions, maskedName } from "../../src/cards/mask.ts";

describe("a masked name", () => {
  it.each([
    ["keeps its first two characters and its last", "@abcdefg9", "@ab…9"],
    ["shows less than half of a name of six", "@harbou", "@ha…u"],
    ["keeps only the first of a short one", "@harbo", "@h…"],
    ["does so without an @ too", "1234567890", "12…0"],
    ["does not fall apart in the middle of a character", "🙂🙃🙂🙃🙂🙃", "🙂🙃…🙃"],
    ["stays nothing where there was nothing", "@", "@…"],
  ])("%s", (_, name, masked) => {
    expect(maskedName(name)).toBe(masked);
  });

  it("stands for each mention within words", () => {
    expect(maskedMentions("thanks @harbour_fan and @joe, all")).toBe("thanks @ha…n and @j…, all");
  });
});
