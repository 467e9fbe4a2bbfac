import { describe, expect, it } from "vitest";
import { ENGLISH, wordsIn } from "../../src/cards/words/catalogue.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/time.ts";

const { atLeast, atMost, counted, grouped, ordinal } = ENGLISH.amounts;

describe("amounts in words", () => {
  it("groups thousands", () => {
    expect([0, 999, 1_000, 1_234_567].map(grouped)).toEqual(["0", "999", "1,000", "1,234,567"]);
  });

  it("knows one from many", () => {
    const watches = { one: "watch", other: "watches" };
    expect([0, 1, 2].map((n) => counted(n, watches))).toEqual(["0 watches", "1 watch", "2 watches"]);
  });

  it("rounds so that what it says is true", () => {
    expect(atMost(90 * MINUTE + 1)).toBe("91 minutes");
    expect(atLeast(90 * MINUTE + 59_000)).toBe("90 minutes");
    expect(atMost(3 * HOUR + 1)).toBe("4 hours");
    expect(atLeast(30 * HOUR + 59 * MINUTE)).toBe("30 hours");
    expect(atMost(5 * DAY)).toBe("5 days");
  });

  it("counts places", () => {
    expect([1, 2, 3, 4, 11, 12, 13, 21, 102, 111].map(ordinal)).toEqual([
      "1st",
      "2nd",
      "3rd",
      "4th",
      "11th",
      "12th",
      "13th",
      "21st",
      "102nd",
      "111th",
    ]);
  });

  it("are written in Dutch as in Belgium", () => {
    const dutch = wordsIn("nl").amounts;
    expect([0, 999, 1_234_567].map(dutch.grouped)).toEqual(["0", "999", "1.234.567"]);
    expect([HOUR, 3 * HOUR, 5 * DAY].map(dutch.atMost)).toEqual(["60 minuten", "3 uur", "5 dagen"]);
    expect(dutch.ago(5 * MINUTE)).toBe("5 minuten geleden");
    expect([1, 2, 11].map(dutch.ordinal)).toEqual(["1e", "2e", "11e"]);
  });
});
