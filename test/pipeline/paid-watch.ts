/** A watch of a source that bills, polled by the real poller into a real store: what it reads, and what that costs. */

import type { Post } from "../../src/domain/post.ts";
import type { Mode } from "../../src/domain/reading.ts";
import { HOUR, type Instant, MINUTE } from "../../src/domain/time.ts";
import type { Budget } from "../../src/pipeline/budget/budget.ts";
import { createPoller, type Polling } from "../../src/pipeline/poller.ts";
import type { Source } from "../../src/sources/source.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import { syncWatches } from "../../src/store/watches.ts";
import { createManualClock, type ManualClock } from "../../src/support/clock.ts";
import { noFaults } from "../../src/support/fault-points.ts";
import { createPaidSource, type PaidListedSource } from "../servers/paid-source.ts";
import { quietEvents } from "../servers/quiet-events.ts";
import { TARIFF } from "./budget/asking.ts";

const never = new AbortController().signal;
const DETECTION = {
  ...{ minAccounts: 4, window: HOUR, slowMinAccounts: 10, slowWindow: 36 * HOUR, capacity: 10_000 },
};

export interface PaidWatch {
  readonly store: Store;
  readonly clock: ManualClock;
  readonly source: PaidListedSource;
}

export async function openPaidWatch(posts: readonly Post[], start: Instant): Promise<PaidWatch> {
  const source = createPaidSource(posts, TARIFF);
  return { store: await openStore("sqlite::memory:"), clock: createManualClock(start), source };
}

export function okafor(reading: Mode = "full") {
  return {
    ...{ id: "a", name: "Okafor", keywords: [], require: [], exclude: [], languages: [], texts: [] },
    ...{ sources: ["x"], reading },
  };
}

export interface PaidReading extends Pick<Partial<Polling>, "money" | "backfill" | "faults"> {
  readonly reading?: Mode;
  readonly budget: Budget;
  /** Read in the place of the made-up source. */
  readonly over?: Source;
}

/** Polls the watch every few minutes of made-up time. */
export async function readerOf(
  { store, clock, source }: PaidWatch,
  { reading = "full", budget, over = source, ...optional }: PaidReading,
) {
  await store.transaction((tx) => syncWatches(tx, "file", [okafor(reading)], clock.now()));
  const gates = { surprise: 6, slowSurprise: 3, minAccounts: DETECTION.minAccounts };
  const { tick } = createPoller({
    ...{ store, clock, budget, events: quietEvents, faults: noFaults, sources: new Map([["x", over]]) },
    telling: {
      ...{ routes: [], watchNames: new Map(), mark: null, gates, events: quietEvents },
      windows: { fast: DETECTION.window, slow: DETECTION.slowWindow },
    },
    detection: (watch) => ({ ...DETECTION, watch }),
    ...optional,
  });
  const poll = () => tick("a", never);
  /** Up to and with `until`. */
  async function pollUntil(until: Instant, every = 5 * MINUTE): Promise<void> {
    for (; clock.now() <= until; clock.set(clock.now() + every)) await poll();
  }
  /** The last poll is before `span` is over. */
  async function pollFor(span: number, every = 5 * MINUTE): Promise<void> {
    await pollUntil(clock.now() + span - 1, every);
  }
  return { poll, pollUntil, pollFor };
}
