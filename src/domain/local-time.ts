/** Wall clocks of time zones: what an instant is called there, and when a clock there shows a time. */
import { DAY, HOUR, type Instant, MINUTE } from "./time.ts";

/** A wall clock as it stands: the date as "2026-11-24", the time as "23:05", Monday is 1. */
export interface WallClock {
  readonly date: string;
  readonly time: string;
  readonly weekday: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clocks of a zone (an IANA name) show at an instant. */
export function wallClock(at: Instant, zone: string): WallClock {
  const local = new Date(at + offsetAt(at, zone)).toISOString();
  return { date: local.slice(0, 10), time: local.slice(11, 16), weekday: weekdayOf(local.slice(0, 10)) };
}

/**
 * When a zone's clocks first show `time` ("23:00") on a date. Where they jump over it, the instant of the
 * jump; where they show it twice, the first time.
 */
export function instantOf(date: string, time: string, zone: string): Instant {
  const wall = Date.parse(`${date}T${time}:00Z`);
  // Offsets change by hours and at most once within two days.
  const before = offsetAt(wall - DAY, zone);
  const after = offsetAt(wall + DAY, zone);
  for (const offset of [before, after]) {
    if (offsetAt(wall - offset, zone) === offset) return wall - offset;
  }
  return changeBetween(wall - DAY, wall + DAY, zone);
}

/** The date so many days later; `days` may be negative. */
export function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Monday is 1, Sunday 7. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

/** How far a zone's clocks are ahead of UTC, in milliseconds, to the minute. */
function offsetAt(at: Instant, zone: string): number {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
    formats.set(zone, format);
  }
  const name = format.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign, hours = "0", minutes = "0"] = /([+\-−])(\d{2}):(\d{2})/.exec(name) ?? [];
  const ahead = Number(hours) * HOUR + Number(minutes) * MINUTE;
  return sign === undefined || sign === "+" ? ahead : -ahead;
}

/** The first instant of the later offset, between two instants of different ones. */
function changeBetween(from: Instant, to: Instant, zone: string): Instant {
  const old = offsetAt(from, zone);
  let before = from;
  let after = to;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(middle, zone) === old) before = middle;
    else after = middle;
  }
  return after;
}
