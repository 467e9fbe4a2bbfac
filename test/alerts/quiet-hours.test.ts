import { describe, expect, it } from "vitest";
import { quietUntil } from "../../src/alerts/quiet-hours.ts";
import { HOUR, MINUTE } from "../../src/domain/time.ts";

const ZONE = "Europe/Brussels";
const NIGHT = { from: "23:00", to: "07:00", breakAbove: null };
const at = (iso: string) => Date.parse(iso);

function shown(until: number | null): string | null {
  return until === null ? null : new Date(until).toISOString();
}

describe("quiet hours", () => {
  it.each([
    ["begin on the minute", NIGHT, "2026-11-24T22:00:00Z", "2026-11-25T06:00:00.000Z"],
    ["have not begun a moment before", NIGHT, "2026-11-24T21:59:59Z", null],
    ["last over midnight", NIGHT, "2026-11-25T05:59:59Z", "2026-11-25T06:00:00.000Z"],
    ["end on the minute", NIGHT, "2026-11-25T06:00:00Z", null],
    [
      "may lie within a day",
      { ...NIGHT, from: "12:00", to: "14:00" },
      "2026-11-25T11:30:00Z",
      "2026-11-25T13:00:00.000Z",
    ],
    ["last eight hours of an ordinary night", NIGHT, "2026-11-24T22:00:00Z", "2026-11-25T06:00:00.000Z"],
    ["are an hour shorter when clocks go forward", NIGHT, "2026-03-28T22:00:00Z", "2026-03-29T05:00:00.000Z"],
    ["are an hour longer when clocks go back", NIGHT, "2026-10-24T21:00:00Z", "2026-10-25T06:00:00.000Z"],
  ])("%s", (_story, hours, now, until) => {
    expect(shown(quietUntil(hours, ZONE, at(now)))).toBe(until);
  });

  it("end at the jump where clocks jump over their end", () => {
    const hours = { ...NIGHT, to: "02:30" };
    expect(shown(quietUntil(hours, ZONE, at("2026-03-29T00:59:59Z")))).toBe("2026-03-29T01:00:00.000Z");
    expect(quietUntil(hours, ZONE, at("2026-03-29T01:00:00Z"))).toBeNull();
  });

  it("begin at the jump where clocks jump over their beginning", () => {
    const hours = { ...NIGHT, from: "02:30" };
    expect(quietUntil(hours, ZONE, at("2026-03-29T00:59:59Z"))).toBeNull();
    expect(shown(quietUntil(hours, ZONE, at("2026-03-29T01:00:00Z")))).toBe("2026-03-29T05:00:00.000Z");
  });

  it("end once where clocks show their end twice", () => {
    const hours = { ...NIGHT, to: "02:30" };
    const ends = new Set<string>();
    for (let now = at("2026-10-24T20:00:00Z"); now < at("2026-10-25T06:00:00Z"); now += 5 * MINUTE) {
      const until = quietUntil(hours, ZONE, now);
      if (until !== null) ends.add(new Date(until).toISOString());
    }
    expect([...ends]).toEqual(["2026-10-25T00:30:00.000Z"]);
  });

  it("have one beginning and one end every night of a year", () => {
    let wasQuiet = false;
    let ends = 0;
    for (let now = at("2026-01-01T12:00:00Z"); now < at("2027-01-01T12:00:00Z"); now += HOUR / 2) {
      const isQuiet = quietUntil(NIGHT, ZONE, now) !== null;
      if (wasQuiet && !isQuiet) ends += 1;
      wasQuiet = isQuiet;
    }
    expect(ends).toBe(365);
  });
});
