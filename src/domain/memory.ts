/** For how long a watch's words are needed, so that what was lost can be rebuilt as it was. */
import { type Duration, HOUR } from "./time.ts";

/**
 * How long a post can still be found by a copy, in milliseconds of the watch's clock: two slow windows,
 * so that a slow burst's past is known when it qualifies, and an hour for what comes late.
 */
export function memoryOf(windows: { readonly window: Duration; readonly slowWindow: Duration }): Duration {
  return 2 * Math.max(windows.window, windows.slowWindow) + HOUR;
}
