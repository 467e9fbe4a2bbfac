import { describe, expect, it } from "vitest";
import { ordinal } from "../../src/cards/account-card.ts";
import { atLeast, atMost, count, grouped } from "../../src/cards/amounts.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/time.ts";

describe("amounts in words", () => {
  it("groups thousands", () => {
    expect([0, 999, 1_000, 1_234_567].map(grouped)).toEqual(["0", "999", "1,000", "1,234,567"]);
  });

  it("knows one from many", () => {
    expect(count(1, "post")).toBe("1 post");
    expect(count(0, "watch", "watches")).toBe("0 watches");
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
});
