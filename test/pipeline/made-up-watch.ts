/** A watch with windows so short that much happens within a test, polled from a list of made-up posts. */
import type { Gates } from "../../src/alerts/remarkable.ts";
import type { DetectionOptions } from "../../src/detect/finding.ts";
import type { Burst } from "../../src/domain/burst.ts";
import { HOUR, MINUTE } from "../../src/domain/time.ts";
import type { Watch } from "../../src/domain/watch.ts";
import { type BurstLine, burstLine } from "../../src/evidence/burst-line.ts";
import { explanationLines } from "../../src/pipeline/explanation-lines.ts";
import { createPoller } from "../../src/pipeline/poller.ts";
import type { Source } from "../../src/sources/source.ts";
import { wavesOfWatch } from "../../src/store/bursts.ts";
import { membersOf, type StoredMember } from "../../src/store/members.ts";
import type { Store } from "../../src/store/store.ts";
import type { Clock } from "../../src/support/clock.ts";
import type { FaultPoint } from "../../src/support/fault-points.ts";
import { freeBudget } from "../servers/free-budget.ts";
import { quietEvents } from "../servers/quiet-events.ts";

export const MADE_UP_WATCH: Watch = {
  id: "made-up",
  name: "Made up",
  keywords: [],
  require: [],
  exclude: [],
  languages: [],
  sources: ["listed"],
  texts: [],
};

/** Waves end, begin anew and posts outlive the retention (9 h) within a test. */
export const SHORT_DETECTION: DetectionOptions & Gates = {
  watch: MADE_UP_WATCH.id,
  minAccounts: 3,
  window: 20 * MINUTE,
  slowMinAccounts: 5,
  slowWindow: 4 * HOUR,
  thingMinAccounts: 3,
  capacity: 100_000,
  surprise: 2,
  slowSurprise: 1,
};

export function madeUpPoller(on: {
  readonly store: Store;
  readonly clock: Clock;
  readonly source: Source;
  readonly faults: FaultPoint;
}) {
  const { store, clock, source, faults } = on;
  return createPoller({
    ...{ store, clock, faults, budget: freeBudget(store), events: quietEvents },
    sources: new Map([[source.id, source]]),
    telling: {
      routes: [],
      watchNames: new Map(),
      mark: null,
      windows: { fast: SHORT_DETECTION.window, slow: SHORT_DETECTION.slowWindow },
      gates: SHORT_DETECTION,
      events: quietEvents,
    },
    detection: () => SHORT_DETECTION,
  });
}

export interface StoredWaveLine {
  readonly burst: Burst;
  readonly shortId: string;
  readonly members: readonly StoredMember[];
  readonly line: BurstLine;
}

/** Every wave that the store has of the watch, with the line that `replay` would print. */
export async function storedLines(store: Store): Promise<readonly StoredWaveLine[]> {
  const waves: StoredWaveLine[] = [];
  for (const { burst, shortId, announced, reason } of await wavesOfWatch(store.db, MADE_UP_WATCH.id)) {
    const members = await membersOf(store.db, { burst: burst.id, wave: burst.wave });
    const explanations = explanationLines(burst);
    const line = burstLine(burst, members, { score: burst.severity, announced, reason, explanations });
    waves.push({ burst, shortId, members, line });
  }
  return waves;
}
