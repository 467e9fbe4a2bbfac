import { describe, expect, it } from "vitest";
import { uptimeAt } from "../../src/detect/uptime.ts";

describe("the time a watch was watched", () => {
  it.each([
    ["is the time since its start", [], 100, 90],
    ["is none before its start", [], 5, 0],
    ["leaves out what was not read", [{ from: 20, to: 50 }], 100, 60],
    [
      "counts overlapping gaps once",
      [
        { from: 40, to: 60 },
        { from: 20, to: 50 },
        { from: 30, to: 35 },
      ],
      100,
      50,
    ],
    ["leaves out only what lies behind", [{ from: 90, to: 300 }], 100, 80],
    ["minds no gap before its start", [{ from: 0, to: 20 }], 100, 80],
    ["counts what was read in part by its share", [{ from: 20, to: 60, share: 0.25 }], 100, 60],
    [
      "counts a sample whole while as much is sampled now",
      [
        { from: 20, to: 60, share: 0.1, even: true },
        { from: 60, to: 100, share: 0.1, even: true },
      ],
      100,
      90,
    ],
    [
      "counts a smaller sample of the past by what it is of the present one",
      [
        { from: 20, to: 60, share: 0.1, even: true },
        { from: 60, to: 100, share: 0.2, even: true },
      ],
      100,
      70,
    ],
    [
      "counts a past that was read whole once, however little is read now",
      [{ from: 60, to: 100, share: 0.1, even: true }],
      100,
      90,
    ],
    [
      "counts a sample by its share once everything is read",
      [{ from: 20, to: 60, share: 0.1, even: true }],
      100,
      54,
    ],
  ])("%s", (_story, gaps, at, uptime) => {
    expect(uptimeAt({ since: 10, gaps }, at, Number.POSITIVE_INFINITY)).toBe(uptime);
  });

  it("counts nothing from before the past that is remembered", () => {
    expect(uptimeAt({ since: 10, gaps: [] }, 1_000, 73)).toBe(73);
    expect(uptimeAt({ since: 10, gaps: [{ from: 20, to: 950 }] }, 1_000, 73)).toBe(50);
  });
});
