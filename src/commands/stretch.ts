/** A stretch of time as people type it. */
import { DAY, type Duration, HOUR, MINUTE } from "../domain/time.ts";

const UNITS: Readonly<Record<string, Duration>> = { m: MINUTE, h: HOUR, d: DAY };

/** `24h` → 86,400,000; null for anything but up to four digits and m, h or d. */
export function stretchOf(typed: string): Duration | null {
  const [, digits, unit = ""] = /^(\d{1,4})([mhd])$/i.exec(typed) ?? [];
  const length = UNITS[unit.toLowerCase()];
  return digits === undefined || length === undefined ? null : Number(digits) * length;
}
