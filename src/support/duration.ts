/** Durations as people write them: `15s`, `60m`, `36h`, `90d`. */

const UNITS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

type Unit = keyof typeof UNITS;

/** Milliseconds, or null when the text is no duration. A bare number is none: its unit would be a guess. */
export function parseDuration(text: string): number | null {
  const match = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h|d|w)$/.exec(text.trim());
  if (match === null) return null;
  const milliseconds = Number(match[1]) * UNITS[match[2] as Unit];
  return Number.isSafeInteger(milliseconds) ? milliseconds : null;
}

/** The shortest way to write `milliseconds` that `parseDuration` reads back, in whole units below a week. */
export function formatDuration(milliseconds: number): string {
  for (const unit of ["d", "h", "m", "s"] as const) {
    if (milliseconds >= UNITS[unit] && milliseconds % UNITS[unit] === 0)
      return `${milliseconds / UNITS[unit]}${unit}`;
  }
  return `${milliseconds}ms`;
}
