/** Whether somebody asked for silence about a burst or its watch. */
import type { Mute } from "../domain/alert.ts";
import type { Burst } from "../domain/burst.ts";
import type { Instant } from "../domain/time.ts";

/** The mute that holds at `now`, the longest one where several do; null when nobody muted it. */
export function muteOf(
  burst: Pick<Burst, "id" | "watch">,
  mutes: readonly Mute[],
  now: Instant,
): Mute | null {
  let held: Mute | null = null;
  for (const mute of mutes) {
    const meant = mute.target.kind === "burst" ? burst.id : burst.watch;
    if (mute.target.id === meant && mute.until > now && (held === null || mute.until > held.until)) {
      held = mute;
    }
  }
  return held;
}
