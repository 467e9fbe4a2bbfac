/** When a place is not to be interrupted, by the clocks of its own zone. */
import type { QuietHours } from "../domain/alert.ts";
import { dateAfter, instantOf, wallClock } from "../domain/local-time.ts";
import type { Instant } from "../domain/time.ts";

/**
 * The end of the quiet hours that `now` lies in; null when it lies in none. Each night has one beginning
 * and one end, also where clocks are put forward over either of them or show it twice.
 */
export function quietUntil(hours: QuietHours | null, zone: string, now: Instant): Instant | null {
  if (hours === null) return null;
  const { date } = wallClock(now, zone);
  for (const day of [dateAfter(date, -1), date]) {
    const from = instantOf(day, hours.from, zone);
    const to = instantOf(hours.to > hours.from ? day : dateAfter(day, 1), hours.to, zone);
    if (now >= from && now < to) return to;
  }
  return null;
}

/** Whether a burst of this severity has to wait for the end of quiet hours. */
export function mustWait(
  severity: number,
  route: { readonly quietHours: QuietHours | null; readonly timezone: string },
  now: Instant,
): boolean {
  const { quietHours, timezone } = route;
  if (quietHours === null) return false;
  if (quietHours.breakAbove !== null && severity >= quietHours.breakAbove) return false;
  return quietUntil(quietHours, timezone, now) !== null;
}
