/** What a drill in a place knows of itself, in its own database, so that a bot that was stopped can go on with it. */
import { randomUUID } from "node:crypto";
import type { DrillScenario } from "../commands/drilling.ts";
import type { Place } from "../domain/alert.ts";
import { type Instant, MINUTE } from "../domain/time.ts";
import { SHORT, WEEK } from "../sources/drill/scenario.ts";
import { openCache } from "../store/cache.ts";
import type { Store } from "../store/store.ts";
import { systemClock } from "../support/clock.ts";
import { AFTERMATH } from "./drill-play.ts";

export interface DrillNotes {
  readonly place: Place;
  /** Who asked for it, as people know them. */
  readonly by: string;
  readonly scenario: DrillScenario;
  readonly seed: number;
  /** Where its made-up time begins: so long ago that it ends now. */
  readonly start: Instant;
  /** What tells its messages from those of every other drill. */
  readonly salt: string;
}

type Begun = Pick<DrillNotes, "place" | "by" | "scenario"> & { readonly now: Instant };

/** Made-up time begins at a whole step of so long. */
const STEP = 10 * MINUTE;
const SEED = 2020;

export function drillNotes(store: Store) {
  const notes = openCache<DrillNotes>(store, "drill", systemClock);
  const times = openCache<Instant>(store, "drill-times", systemClock);
  return {
    async begin({ now, ...asked }: Begun): Promise<DrillNotes> {
      const { length } = asked.scenario === "week" ? WEEK : SHORT;
      const start = Math.floor((now - length - AFTERMATH) / STEP) * STEP;
      const begun = { ...asked, seed: SEED, start, salt: randomUUID() };
      await notes.set("drill", begun);
      return begun;
    },
    /** Null where none was begun. */
    read: async (): Promise<DrillNotes | null> => (await notes.get("drill")) ?? null,
    /** @returns until when it can be asked about: as was said first. */
    async openUntil(otherwise: Instant): Promise<Instant> {
      const said = await times.get("open");
      if (said === undefined) await times.set("open", otherwise);
      return said ?? otherwise;
    },
    /** Somebody ended it before its time. */
    stop: async (now: Instant): Promise<void> => void (await times.set("stopped", now)),
    isStopped: async (): Promise<boolean> => (await times.get("stopped")) !== undefined,
  };
}
