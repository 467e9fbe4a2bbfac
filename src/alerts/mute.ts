/** Whether somebody asked for silence about a burst: by name, by its watch, its words or its accounts. */
import type { Mute } from "../domain/alert.ts";
import type { Burst } from "../domain/burst.ts";
import type { Instant } from "../domain/time.ts";

/** A burst as far as mutes look at it. */
export interface Mutable extends Pick<Burst, "id" | "watch"> {
  /** Its passage, as hashes of its words. */
  readonly words: ArrayLike<number>;
  /** Its accounts by key; only asked for where a mute names accounts. */
  readonly accounts: readonly string[];
  /** So many accounts make a burst in its watch. */
  readonly minAccounts: number;
}

/** The mute that holds at `now`, the longest one where several do; null when nobody muted it. */
export function muteOf(burst: Mutable, mutes: readonly Mute[], now: Instant): Mute | null {
  let held: Mute | null = null;
  for (const mute of mutes) {
    if (mute.until <= now || (held !== null && mute.until <= held.until)) continue;
    if (isWithin(burst.watch, mute.watches) && isMeant(burst, mute)) held = mute;
  }
  return held;
}

function isWithin(watch: string, watches: readonly string[] | null): boolean {
  return watches === null || watches.includes(watch);
}

function isMeant(burst: Mutable, { target }: Mute): boolean {
  switch (target.kind) {
    case "burst":
      return target.id === burst.id;
    case "watch":
      return target.id === burst.watch;
    case "passage":
      return holds(burst.words, target.words);
    case "accounts": {
      const muted = new Set(target.accounts.map(({ key }) => key));
      // Without the muted ones it would not have been a burst.
      const others = burst.accounts.filter((key) => !muted.has(key)).length;
      return others < burst.minAccounts && others < burst.accounts.length;
    }
  }
}

/** Whether `part` stands in `whole` as one run. */
function holds(whole: ArrayLike<number>, part: ArrayLike<number>): boolean {
  if (part.length === 0) return false;
  for (let from = 0; from + part.length <= whole.length; from += 1) {
    let same = 0;
    while (same < part.length && whole[from + same] === part[same]) same += 1;
    if (same === part.length) return true;
  }
  return false;
}
