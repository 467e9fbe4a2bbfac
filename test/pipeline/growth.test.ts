import { describe, expect, it } from "vitest";
import { MINUTE } from "../../src/domain/time.ts";
import { growthOf } from "../../src/pipeline/growth.ts";

const PASSAGE = "this Sunday we can thank her together";
const AT = Date.UTC(2026, 10, 23, 1, 47);
const copy = (minute: number, text: string | null = PASSAGE) => ({ createdAt: AT + minute * MINUTE, text });

describe("how a wave grew", () => {
  it("has a fastest minute, of equal ones the first", () => {
    const members = [copy(0), copy(3.1), copy(3.9), copy(5.2), copy(5.3)];
    expect(growthOf(PASSAGE, members)?.fastest).toEqual({ posts: 2, at: AT + 3 * MINUTE });
    expect(growthOf(PASSAGE, [])).toBeNull();
  });

  it("has as many wordings as differ within the passage, and what is put for which words most often", () => {
    const members = [
      copy(0),
      copy(1, `Well said! ${PASSAGE.toUpperCase()} #vote`),
      copy(2, PASSAGE.replace("thank", "choose")),
      copy(3, PASSAGE.replace("thank", "Choose")),
      copy(4, PASSAGE.replace("Sunday", "weekend")),
    ];
    expect(growthOf(PASSAGE, members)?.wordings).toEqual({ count: 3, most: { from: "thank", to: "choose" } });
  });

  it("says of wordings nothing where no text is left, or where they are too many to compare", () => {
    expect(growthOf(PASSAGE, [copy(0, null), copy(1, null)])?.wordings).toBeNull();
    const many = Array.from({ length: 2_001 }, (_, i) => copy(i));
    expect(growthOf(PASSAGE, many)?.wordings).toBeNull();
    expect(growthOf(PASSAGE, many.slice(1))?.wordings, "the premise").toEqual({ count: 1, most: null });
  });

  it("compares many long texts, but no more than would keep the others waiting", () => {
    const passage = Array.from({ length: 400 }, (_, i) => `word${i}`).join(" ");
    expect(passage.length, "the premise").toBeGreaterThan(2_500);
    const many = Array.from({ length: 100 }, (_, i) =>
      copy(i, passage.replaceAll(/\b(word\d*)7\b/g, `$1x${i}`)),
    );
    expect(growthOf(passage, many)?.wordings).toBeNull();
    expect(growthOf(passage, many.slice(0, 10))?.wordings?.count).toBe(10);
  });
});
