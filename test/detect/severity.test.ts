import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  SATURATION,
  type SeverityGrounds,
  severityOf,
  severityParts,
  withLink,
} from "../../src/detect/severity.ts";
import { SEVERITY_POINTS, severityClass } from "../../src/domain/severity.ts";
import { MINUTE } from "../../src/domain/time.ts";

const NOTHING: SeverityGrounds = { surprise: 0, fastest: 1, words: 0, crew: null };
const FULL = { ...SEVERITY_POINTS, link: 0 };
const CREW = { accounts: 10, of: 20, passages: 5, days: 3, apart: MINUTE };

describe("the severity of a burst", () => {
  it.each([
    ["of nothing in particular", NOTHING, { surprise: 0, tempo: 0, length: 0, crew: 0, link: 0 }],
    [
      "of four accounts on an unseen passage of ten words",
      { ...NOTHING, surprise: 8, fastest: 4, words: 10 },
      { surprise: 11, tempo: 5, length: 3, crew: 0, link: 0 },
    ],
    [
      "at every saturation point",
      {
        surprise: SATURATION.surprise,
        fastest: SATURATION.tempo + 1,
        words: SATURATION.length,
        crew: CREW,
      },
      FULL,
    ],
    ["beyond them", { surprise: 900, fastest: 500, words: 800, crew: CREW }, FULL],
    [
      "of a quarter of accounts that are known by five passages",
      { ...NOTHING, crew: { ...CREW, accounts: 5 } },
      { surprise: 0, tempo: 0, length: 0, crew: 18, link: 0 },
    ],
    [
      "of accounts that are known by two passages",
      { ...NOTHING, crew: { ...CREW, passages: 2 } },
      { surprise: 0, tempo: 0, length: 0, crew: 14, link: 0 },
    ],
  ])("is told by its parts %s", (_of, grounds, parts) => {
    expect(severityParts(grounds)).toEqual(parts);
  });

  it("is 100 at most, because its parts are", () => {
    expect(severityOf(FULL)).toBe(100);
  });

  it("is half as much, rounded up, where one link explains the words, and says so in a part of its own", () => {
    const parts = { surprise: 11, tempo: 5, length: 3, crew: 0, link: 0 };
    expect(withLink(parts)).toEqual({ ...parts, link: -9 });
    expect(severityOf(withLink(parts))).toBe(10);
    expect(withLink(withLink(parts)), "only once").toEqual(withLink(parts));
  });

  it("never falls when a part's ground grows", () => {
    const grounds = fc.record({
      surprise: fc.double({ min: 0, max: 60, noNaN: true }),
      fastest: fc.integer({ min: 1, max: 30 }),
      words: fc.nat({ max: 90 }),
      crew: fc.constantFrom(null, CREW),
    });
    const more = fc.record({
      surprise: fc.double({ min: 0, max: 9, noNaN: true }),
      fastest: fc.nat({ max: 9 }),
    });
    fc.assert(
      fc.property(grounds, more, (before, by) => {
        const after = {
          ...before,
          surprise: before.surprise + by.surprise,
          fastest: before.fastest + by.fastest,
        };
        const [less, parts] = [severityParts(before), severityParts(after)];
        expect(severityOf(parts)).toBeGreaterThanOrEqual(severityOf(less));
        expect(severityOf(withLink(parts))).toBeGreaterThanOrEqual(severityOf(withLink(less)));
      }),
      { seed: 2020 },
    );
  });

  it.each([
    [0, "low"],
    [24, "low"],
    [25, "notable"],
    [49, "notable"],
    [50, "high"],
    [100, "high"],
  ])("of %i is called %s", (severity, word) => {
    expect(severityClass(severity)).toBe(word);
  });
});
