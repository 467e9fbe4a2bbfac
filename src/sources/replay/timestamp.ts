/** Points in time as files write them. */
import { DAY, HOUR, type Instant, MINUTE, SECOND } from "../../domain/time.ts";

/**
 * Numbers below this are seconds, from here on milliseconds: as seconds it is the year 5138, as
 * milliseconds March 1973.
 */
const MILLISECONDS_FROM = 1e11;

/** The last instant of the year 9999: what ISO 8601 writes with four digits. */
const LATEST: Instant = 253_402_300_799_999;

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?\s*(?:(Z)|([+-])(\d\d):?(\d\d))?$/i;

/**
 * ISO 8601 (a space may stand for the T; without a zone it is UTC; a date alone is its midnight), or unix
 * time in seconds or milliseconds, as a number or as digits. Fractions below a millisecond are cut.
 * Null for anything else, and for dates that the calendar does not have.
 */
export function parseTimestamp(value: unknown): Instant | null {
  if (typeof value === "number") return fromUnix(value);
  if (typeof value !== "string") return null;
  return (
    shortIso(value) ??
    longIso(value.trim()) ??
    (/^\d+(\.\d+)?$/.test(value.trim()) ? fromUnix(Number(value)) : null)
  );
}

/** Unix time in seconds or milliseconds; null for a number that is none of a year with four digits. */
export function fromUnix(value: number): Instant | null {
  const instant = Math.floor(value < MILLISECONDS_FROM ? value * SECOND : value);
  return instant >= 0 && instant <= LATEST ? instant : null;
}

const NOT_ASCII = 0xff;
const written = new Uint8Array(24);

function shortIso(text: string): Instant | null {
  const { length } = text;
  if (length > written.length) return null;
  for (let i = 0; i < length; i++) written[i] = Math.min(text.charCodeAt(i), NOT_ASCII);
  return instantOfBytes(written, 0, length);
}

/**
 * The instant of `2016-07-20T00:04:00Z` or `2016-07-20T00:04:00.000Z`, which nearly all files write, without
 * the price of a regular expression; null for anything else.
 */
export function instantOfBytes(bytes: Uint8Array, from: number, to: number): Instant | null {
  const length = to - from;
  if ((length !== 20 && length !== 24) || bytes[to - 1] !== 0x5a) return null;
  if (bytes[from + 4] !== 0x2d || bytes[from + 7] !== 0x2d || bytes[from + 10] !== 0x54) return null;
  if (bytes[from + 13] !== 0x3a || bytes[from + 16] !== 0x3a) return null;
  if (length === 24 && bytes[from + 19] !== 0x2e) return null;
  const century = digits(bytes, from);
  const year = digits(bytes, from + 2);
  const month = digits(bytes, from + 5);
  const day = digits(bytes, from + 8);
  const hour = digits(bytes, from + 11);
  const minute = digits(bytes, from + 14);
  const second = digits(bytes, from + 17);
  const millis = length === 24 ? digits(bytes, from + 20) * 10 + (digits(bytes, from + 21) % 10) : 0;
  // Any pair that is no number is NaN, and so is then the sum.
  return instantOf(century * 100 + year, month, day, hour, minute, second, millis);
}

/** Two digits as a number, else NaN. */
function digits(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - 0x30;
  const ones = bytes[at + 1]! - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

function longIso(text: string): Instant | null {
  const found = ISO.exec(text);
  if (found === null) return null;
  const part = (index: number) => Number(found[index] ?? 0);
  const millis = Math.floor(Number(`0.${found[7] ?? 0}`) * 1000 + 1e-6);
  const local = instantOf(part(1), part(2), part(3), part(4), part(5), part(6), millis);
  if (local === null || part(10) > 23 || part(11) > 59) return null;
  const offset = part(10) * HOUR + part(11) * MINUTE;
  const instant = found[9] === "-" ? local + offset : local - offset;
  return instant >= 0 && instant <= LATEST ? instant : null;
}

function instantOf(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  millis: number,
): Instant | null {
  // A leap second (60) is taken as the second after it, as unix time does.
  const clock = hour <= 23 && minute <= 59 && second <= 60 && millis >= 0;
  if (
    !clock ||
    !(year >= 1970) ||
    !(month >= 1 && month <= 12) ||
    !(day >= 1 && day <= daysIn(year, month))
  ) {
    return null;
  }
  return daysBefore(year, month, day) * DAY + hour * HOUR + minute * MINUTE + second * SECOND + millis;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days since 1970-01-01 (Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil). */
function daysBefore(year: number, month: number, day: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
