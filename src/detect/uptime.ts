/** How long a watch was really watched: a time without a copy says nothing of the hours nobody read. */
import type { Duration, Instant } from "../domain/time.ts";

export interface Watched {
  readonly since: Instant;
  /** What was not read, or not whole, in any order; where they overlap the one that begins first counts. */
  readonly gaps: readonly PartlyWatched[];
}

export interface PartlyWatched {
  readonly from: Instant;
  readonly to: Instant;
  /** How much of it was read, 0–1; nothing where it is not said. */
  readonly share?: number;
  /** Whether the present is read at that share too while it lasts: a sample, and not a choice of minutes. */
  readonly even?: boolean;
}

/**
 * The time from the watch's start to `at`, as far as it lies within `past` before that, never negative. A gap is left out; a stretch that was read in part
 * counts by its share against the share that is read at `at`: what is compared was read alike, so a sample
 * counts whole beside another as large, and by a tenth once everything is read.
 */
export function uptimeAt(watched: Watched, at: Instant, past: Duration): Duration {
  const { gaps } = watched;
  const since = Math.max(watched.since, at - past);
  const present = gaps.find((gap) => gap.even && gap.from <= at && at <= gap.to)?.share ?? 1;
  let unread = 0;
  let reached = since;
  for (const gap of gaps.toSorted((a, b) => a.from - b.from)) {
    const from = Math.max(gap.from, reached);
    const to = Math.min(gap.to, at);
    if (to <= from) continue;
    const counted = present === 0 ? 0 : Math.min(1, (gap.share ?? 0) / present);
    unread += (to - from) * (1 - counted);
    reached = to;
  }
  return Math.max(0, Math.round(at - since - unread));
}
