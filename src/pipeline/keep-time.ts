/** What time alone brings, without a new post: quiet hours that end, lines that were held back, digests, chores. */
import type { Place } from "../domain/alert.ts";
import { type Duration, type Instant, SECOND } from "../domain/time.ts";
import { findWave } from "../store/bursts.ts";
import { activeMutes } from "../store/mutes.ts";
import type { Store } from "../store/store.ts";
import { unfinishedWaves } from "../store/stories.ts";
import type { Clock } from "../support/clock.ts";
import { reportAmendments } from "./amendments.ts";
import { postDayHead } from "./day-head.ts";
import { sendDigests } from "./digest.ts";
import type { PipelineEvents } from "./events.ts";
import type { Chore } from "./housekeeping/chore.ts";
import { keepHouse } from "./housekeeping/keep-house.ts";
import { releaseHeld } from "./lists.ts";
import { type Telling, tellOn } from "./tell.ts";
import { tellUnwatched } from "./unwatched.ts";

/** Nobody notices a line that comes this much later. */
const LOOK_EVERY: Duration = 15 * SECOND;

export interface TimeKeeping {
  readonly store: Store;
  readonly clock: Clock;
  readonly telling: Omit<Telling, "mutes" | "live" | "late">;
  /** Where the head of each day is posted; null or absent for nowhere. */
  readonly headTo?: Place | null;
  /** What the bot does for its own house. */
  readonly chores?: readonly Chore[];
  readonly events: Pick<PipelineEvents, "loopFailed">;
}

export interface TimeKeeper {
  /** Says what is due now; doing it again changes nothing. */
  look(): Promise<void>;
  /** Looks until the signal aborts. */
  run(signal: AbortSignal): Promise<void>;
}

export function createTimeKeeper(on: TimeKeeping): TimeKeeper {
  async function look(): Promise<void> {
    const now = on.clock.now();
    const telling = await tellingAt(now);
    await on.store.transaction((tx) => releaseHeld(tx, telling, now));
    await on.store.transaction((tx) => tellUnwatched(tx, telling, now));
    await reportAmendments(on.store, telling, now);
    await sendDigests(on.store, telling, now);
    await postDayHead(on.store, { ...telling, headTo: on.headTo ?? null }, now);
    for (const id of await unfinishedWaves(on.store.db)) {
      await on.store.transaction(async (tx) => {
        const wave = await findWave(tx, id);
        if (wave !== null) await tellOn(tx, telling, wave, now);
      });
    }
    // Nobody waits for these.
    await keepHouse({ store: on.store, clock: on.clock, chores: on.chores ?? [] });
  }

  async function tellingAt(now: Instant): Promise<Telling> {
    return { ...on.telling, live: true, late: false, mutes: await activeMutes(on.store.db, now) };
  }

  async function run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await look().catch((error: unknown) => {
        if (!signal.aborted) on.events.loopFailed({ loop: "time", error });
      });
      await on.clock.sleep(LOOK_EVERY, signal);
    }
  }

  return { look, run };
}
