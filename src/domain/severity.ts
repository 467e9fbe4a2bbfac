/** What a severity is made of, and what it is called. */

/** What each of its parts is worth when it is full; together 100. */
export const SEVERITY_POINTS = { surprise: 40, tempo: 15, length: 10, crew: 35 } as const;

/** The points of which it is the sum; `link` is what one link that explains the words takes away, or 0. */
export type SeverityParts = Readonly<Record<keyof typeof SEVERITY_POINTS | "link", number>>;

/** From which number on each class begins. */
export const SEVERITY_CLASSES = { low: 0, notable: 25, high: 50 } as const;

export type SeverityClass = keyof typeof SEVERITY_CLASSES;

/** @param severity 0–100. */
export function severityClass(severity: number): SeverityClass {
  if (severity >= SEVERITY_CLASSES.high) return "high";
  return severity >= SEVERITY_CLASSES.notable ? "notable" : "low";
}
