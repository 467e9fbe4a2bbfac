import { describe, expect, it } from "vitest";
import { crossedMilestone, nextMilestone } from "../../src/domain/milestones.ts";

describe("milestones", () => {
  it.each([
    [4, 9, null],
    [4, 10, 10],
    [9, 10, 10],
    [10, 19, null],
    [10, 20, 20],
    [12, 60, 50],
    [4, 1_000, 1_000],
    [999, 1_999, 1_000],
    [2_000, 5_000, 5_000],
    [50, 50, null],
  ])("from %i to %i accounts crosses %s", (before, after, milestone) => {
    expect(crossedMilestone(before, after)).toBe(milestone);
  });

  it.each([
    [0, 10],
    [9, 10],
    [10, 20],
    [20, 50],
    [50, 100],
    [100, 200],
    [499, 500],
    [1_000, 2_000],
  ])("after %i accounts the next is %i", (accounts, next) => {
    expect(nextMilestone(accounts)).toBe(next);
  });
});
