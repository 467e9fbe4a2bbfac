import { describe, expect, it } from "vitest";
import { dateAfter, instantOf, wallClock } from "../../src/domain/local-time.ts";

const at = (iso: string) => Date.parse(iso);

describe("wall clocks", () => {
  it.each([
    ["UTC", "2026-11-24T23:05:59Z", "2026-11-24", "23:05", 2],
    ["Europe/Brussels", "2026-11-24T23:05:00Z", "2026-11-25", "00:05", 3],
    ["America/St_Johns", "2026-11-24T02:00:00Z", "2026-11-23", "22:30", 1],
    ["Asia/Kathmandu", "2026-11-22T18:15:00Z", "2026-11-23", "00:00", 1],
    ["Pacific/Kiritimati", "2026-12-31T10:00:00Z", "2027-01-01", "00:00", 5],
  ])("of %s at %s show %s, %s", (zone, instant, date, time, weekday) => {
    expect(wallClock(at(instant), zone)).toEqual({ date, time, weekday });
  });

  it.each([
    ["an ordinary day", "2026-11-24", "07:00", "Europe/Brussels", "2026-11-24T06:00:00Z"],
    ["a summer's day", "2026-07-24", "07:00", "Europe/Brussels", "2026-07-24T05:00:00Z"],
    [
      "a time that clocks jump over: the jump",
      "2026-03-29",
      "02:30",
      "Europe/Brussels",
      "2026-03-29T01:00:00Z",
    ],
    ["a time just after the jump", "2026-03-29", "03:00", "Europe/Brussels", "2026-03-29T01:00:00Z"],
    [
      "a time that is shown twice: the first",
      "2026-10-25",
      "02:30",
      "Europe/Brussels",
      "2026-10-25T00:30:00Z",
    ],
    ["the evening before clocks go back", "2026-10-24", "23:00", "Europe/Brussels", "2026-10-24T21:00:00Z"],
    ["a zone that is behind UTC", "2026-11-01", "01:30", "America/New_York", "2026-11-01T05:30:00Z"],
    ["half an hour of summer time", "2026-10-04", "02:15", "Australia/Lord_Howe", "2026-10-03T15:30:00Z"],
  ])("show a time on %s", (_story, date, time, zone, instant) => {
    expect(new Date(instantOf(date, time, zone)).toISOString()).toBe(new Date(at(instant)).toISOString());
  });

  it("count dates over months and leap days", () => {
    expect(dateAfter("2028-02-28", 1)).toBe("2028-02-29");
    expect(dateAfter("2027-01-01", -1)).toBe("2026-12-31");
  });
});
