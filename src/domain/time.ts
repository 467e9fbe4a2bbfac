/** Instants and durations, as the rest of the code counts them. */

/** Milliseconds since 1970-01-01T00:00:00Z, whole. */
export type Instant = number;

/** A length of time in milliseconds. */
export type Duration = number;

export const SECOND: Duration = 1_000;
export const MINUTE: Duration = 60 * SECOND;
export const HOUR: Duration = 60 * MINUTE;
export const DAY: Duration = 24 * HOUR;

/** The instant as ISO 8601 in UTC, without a fraction when it has none: `2026-11-23T22:30:00Z`. */
export function toIso(at: Instant): string {
  return new Date(at).toISOString().replace(".000Z", "Z");
}
