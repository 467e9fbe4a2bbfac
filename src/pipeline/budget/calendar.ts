/** Months and days as budgets count them: in UTC, whatever the clock of the machine. */
import { DAY, type Instant } from "../../domain/time.ts";

/** `2026-11`. */
export function monthName(at: Instant): string {
  return new Date(at).toISOString().slice(0, 7);
}

/** `2026-11-25`. */
export function dayName(at: Instant): string {
  return new Date(at).toISOString().slice(0, 10);
}

export function nextMonth(at: Instant): Instant {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
}

export function nextDay(at: Instant): Instant {
  return (Math.floor(at / DAY) + 1) * DAY;
}

export function monthStart(at: Instant): Instant {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
}
