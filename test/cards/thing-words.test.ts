import { describe, expect, it } from "vitest";
import { thingWords } from "../../src/cards/thing-words.ts";
import { ENGLISH } from "../../src/cards/words/catalogue.ts";

const LINK = { kind: "link", shown: "social.example/mara/status/1", copies: 31, of: 32 } as const;

describe("what copies carry besides their words", () => {
  it("is told with its numbers", () => {
    expect(thingWords(LINK, "full", ENGLISH)).toBe("31 of 32 the same link: social.example/mara/status/1");
    expect(thingWords({ kind: "media", shown: "", copies: 3, of: 4 }, "full", ENGLISH)).toBe(
      "3 of 4 the same picture",
    );
  });

  it("names nobody where names are masked", () => {
    expect(thingWords(LINK, "masked", ENGLISH)).toBe("31 of 32 the same link: social.example");
    const picture = { kind: "media", shown: "a note by @mara", copies: 3, of: 3 } as const;
    expect(thingWords(picture, "masked", ENGLISH)).not.toContain("mara");
  });
});
