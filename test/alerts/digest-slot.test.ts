import { describe, expect, it } from "vitest";
import { latestSlot } from "../../src/alerts/digest-slot.ts";
import { HOUR } from "../../src/domain/time.ts";

const ZONE = "Europe/Brussels";
const DAILY = { every: "daily", at: "08:00" } as const;
const at = (iso: string) => Date.parse(iso);
const slot = (digest: Parameters<typeof latestSlot>[0], now: string) =>
  new Date(latestSlot(digest, ZONE, at(now))).toISOString();

describe("the latest time for which a digest was due", () => {
  it.each([
    ["is today's from its minute on", DAILY, "2026-11-24T07:00:00Z", "2026-11-24T07:00:00.000Z"],
    ["is yesterday's before it", DAILY, "2026-11-24T06:59:59Z", "2026-11-23T07:00:00.000Z"],
    ["follows summer time", DAILY, "2026-07-24T12:00:00Z", "2026-07-24T06:00:00.000Z"],
    [
      "is the week's",
      { every: "weekly", at: "friday 09:30" },
      "2026-11-24T12:00:00Z",
      "2026-11-20T08:30:00.000Z",
    ],
    [
      "is Monday's where no day is named",
      { every: "weekly", at: "09:30" },
      "2026-11-24T12:00:00Z",
      "2026-11-23T08:30:00.000Z",
    ],
    [
      "is last week's on the day itself before its hour",
      { every: "weekly", at: "Tuesday 15:00" },
      "2026-11-24T13:59:00Z",
      "2026-11-17T14:00:00.000Z",
    ],
    [
      "is the jump where clocks jump over it",
      { every: "daily", at: "02:30" },
      "2026-03-29T12:00:00Z",
      "2026-03-29T01:00:00.000Z",
    ],
    [
      "is the first where clocks show it twice",
      { every: "daily", at: "02:30" },
      "2026-10-25T12:00:00Z",
      "2026-10-25T00:30:00.000Z",
    ],
  ] as const)("%s", (_story, digest, now, expected) => {
    expect(slot(digest, now)).toBe(expected);
  });

  it.each(["02:30", "08:00", "00:00"])("at %s comes once a day all through a year", (time) => {
    const slots = new Set<number>();
    for (let now = at("2026-01-01T12:00:00Z"); now < at("2027-01-01T12:00:00Z"); now += HOUR / 4) {
      slots.add(latestSlot({ every: "daily", at: time }, ZONE, now));
    }
    expect(slots.size).toBe(366);
  });
});
