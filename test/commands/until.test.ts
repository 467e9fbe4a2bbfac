import { describe, expect, it } from "vitest";
import { untilOf } from "../../src/commands/until.ts";

const ZONE = "Europe/Brussels";
const NOW = Date.parse("2026-11-24T11:30:00Z");

describe("an end as people type it", () => {
  it.each([
    ["1h", "2026-11-24T12:30:00Z"],
    ["90m", "2026-11-24T13:00:00Z"],
    ["7d", "2026-12-01T11:30:00Z"],
    ["18:00", "2026-11-24T17:00:00Z"],
    ["12:00", "2026-11-25T11:00:00Z"],
    ["2026-12-01", "2026-11-30T23:00:00Z"],
    ["2026-12-01T18:00", "2026-12-01T17:00:00Z"],
    ["2026-12-01 18:00", "2026-12-01T17:00:00Z"],
  ])("%s is %s", (typed, iso) => {
    expect(untilOf(typed, NOW, ZONE)).toEqual({ is: "until", at: Date.parse(iso) });
  });

  it.each([
    ["", "unclear"],
    ["soon", "unclear"],
    ["24", "unclear"],
    ["25:00", "unclear"],
    ["2026-02-30", "unclear"],
    ["2026-13-01", "unclear"],
    ["0h", "past"],
    ["2026-11-24", "past"],
    ["9999d", "too-long"],
    ["2036-01-01", "too-long"],
  ])("%s is %s", (typed, is) => {
    expect(untilOf(typed, NOW, ZONE)).toEqual({ is });
  });
});
