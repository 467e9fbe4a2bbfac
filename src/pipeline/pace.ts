/** How soon a watch is polled again: reads cost the same, so this is about how late a burst is seen. */
import type { Duration, Instant } from "../domain/time.ts";
import type { Source } from "../sources/source.ts";

export interface Activity {
  /** createdAt of the watch's newest post; where it has none yet, when it began to be watched. */
  readonly quietSince: Instant;
  /** Whether a fast burst is under way. */
  readonly burst: boolean;
}

/** The wait grows with the quiet: a tenth of it. */
const OF_THE_QUIET = 0.1;

export function nextPollAfter(
  { pollEvery, pace }: Pick<Source, "pollEvery" | "pace">,
  { quietSince, burst }: Activity,
  now: Instant,
): Duration {
  if (pace === null) return pollEvery;
  if (burst) return pace.busy;
  return Math.floor(Math.min(pace.quiet, Math.max(pollEvery, (now - quietSince) * OF_THE_QUIET)));
}
