/** A stretch of time as people type it. */
import { DAY, type Duration, HOUR, type Instant, MINUTE } from "../domain/time.ts";
import type { Options } from "./parse.ts";

const UNITS: Readonly<Record<string, Duration>> = { m: MINUTE, h: HOUR, d: DAY };

/** The instant from which on things are asked for; null for all. The parser let only stretches pass. */
export function sinceOf(options: Options, now: Instant): Instant | null {
  const stretch = stretchOf(options["since"] ?? "");
  return stretch === null ? null : now - stretch;
}

/** `24h` → 86,400,000; null for anything but up to four digits and m, h or d. */
export function stretchOf(typed: string): Duration | null {
  const [, digits, unit = ""] = /^(\d{1,4})([mhd])$/i.exec(typed) ?? [];
  const length = UNITS[unit.toLowerCase()];
  return digits === undefined || length === undefined ? null : Number(digits) * length;
}
