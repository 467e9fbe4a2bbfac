/** When a place gets its digest, by its own clocks. */
import type { Digest } from "../domain/alert.ts";
import { dateAfter, instantOf, wallClock, weekdayOf } from "../domain/local-time.ts";
import type { Instant } from "../domain/time.ts";

const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** The latest time at or before `now` for which a digest was due; each day or week has one, whatever clocks do. */
export function latestSlot({ every, at }: Digest, zone: string, now: Instant): Instant {
  const [, day = "monday", time = "00:00"] = /^(?:([a-z]+) )?(\d\d:\d\d)$/i.exec(at) ?? [];
  const weekday = DAYS.indexOf(day.toLowerCase()) + 1;
  let date = wallClock(now, zone).date;
  for (;;) {
    const slot = instantOf(date, time, zone);
    if (slot <= now && (every === "daily" || weekdayOf(date) === weekday)) return slot;
    date = dateAfter(date, -1);
  }
}
