/** Reads a labelled week through the real poller at a price, and says what that cost and found. */
import { DEFAULTS } from "../../src/config/defaults.ts";
import { costOf, DOLLAR, type Micros } from "../../src/domain/money.ts";
import type { Post } from "../../src/domain/post.ts";
import type { Mode, Reads, Tariff } from "../../src/domain/reading.ts";
import { DAY, MINUTE } from "../../src/domain/time.ts";
import { createBudget } from "../../src/pipeline/budget/budget.ts";
import type { PipelineEvents } from "../../src/pipeline/events.ts";
import { createPoller } from "../../src/pipeline/poller.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import { syncWatches } from "../../src/store/watches.ts";
import { createManualClock } from "../../src/support/clock.ts";
import { noFaults } from "../../src/support/fault-points.ts";
import { createPaidSource } from "../../test/servers/paid-source.ts";
import { quietEvents } from "../../test/servers/quiet-events.ts";
import { SPAN, START } from "../week/planned.ts";

/** X's prices today, in millionths of a dollar. */
export const TARIFF: Tariff = { post: 5_000, user: 10_000, count: 5_000 };
/** A week is polled so often here: nothing is read later for it than between two counts. */
const POLL_EVERY = 5 * MINUTE;

export interface Reading {
  readonly mode: Mode;
  readonly month: Micros;
}

export interface WeekRead {
  readonly reads: Reads;
  readonly cost: Micros;
  readonly bursts: readonly FoundBurst[];
}

export interface FoundBurst {
  readonly announced: boolean;
  readonly posts: readonly string[];
  readonly accounts: readonly string[];
}

export async function readWeek(posts: readonly Post[], { mode, month }: Reading): Promise<WeekRead> {
  const store = await openStore("sqlite::memory:");
  const clock = createManualClock(START);
  const source = createPaidSource(posts, TARIFF);
  const watch = {
    ...{ id: "week", name: "week", keywords: [], require: [], exclude: [], languages: [], texts: [] },
    ...{ sources: ["x"], reading: mode },
  };
  await store.transaction((tx) => syncWatches(tx, "file", [watch], START));
  const { detection, x } = DEFAULTS;
  const limits = { month, monthPosts: null, day: null, lookups: x.lookups };
  const sparing = { sampleEvery: x.sampleEvery, samplePosts: null, countEvery: x.countEvery };
  const paid = { tariff: TARIFF, limits, sparing, firstReads: null, confirmFrom: month };
  const events: PipelineEvents = quietEvents;
  const { tick } = createPoller({
    ...{ store, clock, events, faults: noFaults, sources: new Map([["x", source]]) },
    budget: createBudget({ store, paid: new Map([["x", paid]]), isAgreed: async () => true }),
    telling: {
      ...{ routes: [], watchNames: new Map(), mark: null, gates: detection, events, declarations: [] },
      windows: { fast: detection.window, slow: detection.slowWindow },
    },
    detection: (id) => ({ ...detection, watch: id }),
  });
  const never = new AbortController().signal;
  for (; clock.now() <= START + SPAN + DAY / 12; clock.set(clock.now() + POLL_EVERY))
    await tick("week", never);
  const bursts = await burstsOf(store);
  await store.close();
  return { reads: { ...source.bill }, cost: costOf(source.bill, TARIFF), bursts };
}

async function burstsOf(store: Store): Promise<readonly FoundBurst[]> {
  const rows = await store.db
    .selectFrom("bursts")
    .select(["id", "wave", "announced"])
    .where("absorbed_by", "is", null)
    .execute();
  const found: FoundBurst[] = [];
  for (const { id, wave, announced } of rows) {
    const members = await store.db
      .selectFrom("burst_posts")
      .select(["post_id", "account_key"])
      .where("burst_id", "=", id)
      .where("wave", "=", wave)
      .execute();
    found.push({
      announced: announced === 1,
      posts: members.map(({ post_id }) => post_id),
      accounts: [...new Set(members.map(({ account_key }) => account_key))],
    });
  }
  return found;
}

export const dollars = (micros: Micros): string => `$${(micros / DOLLAR).toFixed(2)}`;
