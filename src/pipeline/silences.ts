/**
 * Silences in files of posts: where many posts a day suddenly stop for longer than anything is remembered, the
 * file does not tell of that time. Its watch begins anew behind it.
 */
import type { Kysely } from "kysely";
import { retentionOf } from "../detect/retention.ts";
import { ENOUGH_HISTORY } from "../domain/burst.ts";
import type { Duration, Instant } from "../domain/time.ts";
import { clocksAround } from "../store/clocks.ts";
import type { Tables } from "../store/tables.ts";
import type { Windows } from "./weigh.ts";

/** So many posts before it, within as long a time, make a silence one of the file's and not of the people's. */
const BUSY = 100;

export interface Silences {
  /** Takes the watch's clock as it stands with the next post. */
  see(clock: Instant): void;
  /** The silences so far: few, for each is longer than the past that is looked at. */
  readonly gaps: readonly Silence[];
}

export interface Silence {
  readonly from: Instant;
  readonly to: Instant;
}

/** How far back a watch's past is looked at: what is older says nothing of today, and is not remembered. */
export function pastOf({ fast, slow }: Windows): Duration {
  return Math.max(retentionOf({ window: fast, slowWindow: slow }), ENOUGH_HISTORY);
}

/** @param past see pastOf. */
export function createSilences(past: Duration): Silences {
  /** The clocks of the last BUSY posts, over and over from the beginning. */
  const last: Instant[] = [];
  let next = 0;
  let newest: Instant | null = null;
  const gaps: Silence[] = [];
  return {
    see(clock) {
      if (newest !== null && clock - newest > past) {
        const first = last.length < BUSY ? Number.NEGATIVE_INFINITY : (last[next] ?? 0);
        if (first >= newest - past) gaps.push({ from: newest, to: clock });
      }
      newest = clock;
      last[next] = clock;
      next = (next + 1) % BUSY;
    },
    gaps,
  };
}

/** The silences of a watch whose clock stands at `clock`, as far as its uptime depends on them. */
export async function rebuildSilences(
  db: Kysely<Tables>,
  watch: string,
  past: Duration,
  clock: Instant | null,
): Promise<Silences> {
  const silences = createSilences(past);
  if (clock === null) return silences;
  for (const each of await clocksAround(db, watch, { since: clock - past, posts: BUSY })) silences.see(each);
  return silences;
}
