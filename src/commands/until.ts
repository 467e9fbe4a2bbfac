/** Until when something lasts, as people type it: a stretch, a time of day, a date. */
import { dateAfter, instantOf, wallClock } from "../domain/local-time.ts";
import { DAY, type Duration, type Instant } from "../domain/time.ts";
import { stretchOf } from "./stretch.ts";

/** What is meant for longer belongs into the configuration. */
const LONGEST: Duration = 366 * DAY;

export type Until =
  | { readonly is: "until"; readonly at: Instant }
  | { readonly is: "unclear" }
  | { readonly is: "past" }
  | { readonly is: "too-long" };

/** `24h`, `18:00` (the next one), `2026-12-01` (its beginning) or `2026-12-01T18:00`, by a zone's clocks. */
export function untilOf(typed: string, now: Instant, zone: string): Until {
  const stretch = stretchOf(typed);
  const at = stretch === null ? namedInstant(typed, now, zone) : now + stretch;
  if (at === null) return { is: "unclear" };
  if (at <= now) return { is: "past" };
  return at - now > LONGEST ? { is: "too-long" } : { is: "until", at };
}

function namedInstant(typed: string, now: Instant, zone: string): Instant | null {
  const [, date, time] = /^(\d{4}-\d{2}-\d{2})?[T ]?((?:[01]\d|2[0-3]):[0-5]\d)?$/.exec(typed.trim()) ?? [];
  if (date !== undefined && !isDate(date)) return null;
  if (date !== undefined) return instantOf(date, time ?? "00:00", zone);
  if (time === undefined) return null;
  const today = wallClock(now, zone).date;
  const next = instantOf(today, time, zone);
  return next > now ? next : instantOf(dateAfter(today, 1), time, zone);
}

/** Whether there is such a day. */
function isDate(date: string): boolean {
  const at = Date.parse(`${date}T00:00:00Z`);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(date);
}
