/** Numbers and lengths of time in words, singular and plural. */
import { DAY, type Duration, HOUR, MINUTE } from "../domain/time.ts";

/** Below this many minutes a span is said in minutes, from it on in hours. */
const MINUTES_UP_TO = 120;
/** Below this many hours a span is said in hours, from it on in days. */
const HOURS_UP_TO = 72;

/** `12345` → `12,345`. */
export function grouped(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** `1, "post"` → `1 post`; `1200, "post"` → `1,200 posts`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${grouped(n)} ${n === 1 ? one : many}`;
}

/** A length of time that is not longer than said: rounded up, and `less than a minute` below one. */
export function atMost(span: Duration): string {
  return span < MINUTE ? "less than a minute" : inUnits(span, Math.ceil);
}

/** A length of time that is not shorter than said: rounded down. */
export function atLeast(span: Duration): string {
  return span < MINUTE ? "less than a minute" : inUnits(span, Math.floor);
}

function inUnits(span: Duration, round: (n: number) => number): string {
  const minutes = round(span / MINUTE);
  if (minutes <= MINUTES_UP_TO) return count(minutes, "minute");
  const hours = round(span / HOUR);
  if (hours < HOURS_UP_TO) return count(hours, "hour");
  return count(round(span / DAY), "day");
}
