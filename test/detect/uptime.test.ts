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
  ])("%s", (_story, gaps, at, uptime) => {
    expect(uptimeAt({ since: 10, gaps }, at)).toBe(uptime);
  });
});
