/** How soon a watch is polled again: reads cost the same, so this is about how late a burst is seen. */
import type { Duration, Instant } from "../domain/time.ts";
import type { Source } from "../sources/source.ts";

export interface Activity {
  /** createdAt of the watch's newest post; null where it has none yet. */
  readonly newest: Instant | null;
  /** Whether a fast burst is under way. */
  readonly burst: boolean;
}

/** The wait grows with the quiet: a tenth of the time since the newest post. */
const OF_THE_QUIET = 0.1;

export function nextPollAfter(
  { pollEvery, pace }: Pick<Source, "pollEvery" | "pace">,
  { newest, burst }: Activity,
  now: Instant,
): Duration {
  if (pace === null) return pollEvery;
  if (burst) return pace.busy;
  const quiet = newest === null ? 0 : (now - newest) * OF_THE_QUIET;
  return Math.floor(Math.min(pace.quiet, Math.max(pollEvery, quiet)));
}
