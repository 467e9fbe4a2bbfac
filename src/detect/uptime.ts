/** How long a watch was really watched: a time without a copy says nothing of the hours nobody read. */
import type { Duration, Instant } from "../domain/time.ts";

export interface Watched {
  readonly since: Instant;
  /** What was not read, in any order; they may overlap. */
  readonly gaps: readonly { readonly from: Instant; readonly to: Instant }[];
}

/** The time from the watch's start to `at`, without the gaps; never negative. */
export function uptimeAt({ since, gaps }: Watched, at: Instant): Duration {
  let unread = 0;
  let reached = since;
  for (const gap of gaps.toSorted((a, b) => a.from - b.from)) {
    const from = Math.max(gap.from, reached);
    const to = Math.min(gap.to, at);
    if (to <= from) continue;
    unread += to - from;
    reached = to;
  }
  return Math.max(0, at - since - unread);
}
