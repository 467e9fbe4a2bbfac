/** A watch that is polled and followed, on a platform that a test changes as it goes. */

import { OPEN_ROUTE } from "../../../src/alerts/route.ts";
import type { Card } from "../../../src/cards/card.ts";
import { plainText } from "../../../src/cards/plain-text.ts";
import type { Post } from "../../../src/domain/post.ts";
import type { Snapshot } from "../../../src/domain/snapshot.ts";
import { DAY, HOUR, type Instant, MINUTE } from "../../../src/domain/time.ts";
import type { Watch } from "../../../src/domain/watch.ts";
import { createFollowUp } from "../../../src/pipeline/follow-up/follow-up.ts";
import { createPoller } from "../../../src/pipeline/poller.ts";
import { openCache } from "../../../src/store/cache.ts";
import type { Store } from "../../../src/store/store.ts";
import { syncWatches } from "../../../src/store/watches.ts";
import { createManualClock } from "../../../src/support/clock.ts";
import { type FaultPoint, noFaults } from "../../../src/support/fault-points.ts";
import { type AskedPlatform, createAskedPlatform } from "../../servers/asked-source.ts";
import { freeBudget } from "../../servers/free-budget.ts";
import type { OpenPurse } from "../../servers/open-purse.ts";
import { quietEvents } from "../../servers/quiet-events.ts";

export const START = Date.UTC(2026, 10, 2);
export const SENTENCE = "nobody asked the people of the lower quay before the cranes were sold";

const DETECTION = {
  minAccounts: 4,
  window: HOUR,
  slowMinAccounts: 10,
  slowWindow: 36 * HOUR,
  capacity: 10_000,
  surprise: 6,
  slowSurprise: 3,
};

const WATCH: Watch = {
  id: "harbour",
  name: "Mara Lindqvist",
  keywords: ["Lindqvist"],
  require: [],
  exclude: [],
  languages: [],
  sources: ["listed"],
  texts: [],
};

const never = new AbortController().signal;

export interface World {
  readonly platform: AskedPlatform;
  /** What a poll returns; grows. */
  readonly posts: Post[];
  /** Polls the watch at `at`. */
  poll(at: Instant): Promise<void>;
  /** Follows at `at` until nothing is due; @returns the steps that were made. */
  follow(at: Instant): Promise<number>;
  /** Why errands were put off, in order. */
  readonly putOff: readonly string[];
  /** The message of the place as it reads now, and the lines below it. */
  read(): Promise<{ readonly card: string; readonly thread: readonly string[] }>;
}

export interface WorldOptions {
  readonly budget: OpenPurse;
  /** What the source is called; "listed" unless it matters. */
  readonly id?: string;
  readonly removed?: "drop" | "keep";
  readonly faults?: FaultPoint;
}

export async function createWorld(store: Store, options: WorldOptions): Promise<World> {
  const posts: Post[] = [];
  const putOff: string[] = [];
  const id = options.id ?? "listed";
  const platform = createAskedPlatform(posts, id);
  const watch = { ...WATCH, sources: [id] };
  const clock = createManualClock(START);
  const sources = new Map([[platform.source.id, platform.source]]);
  const drawing = {
    routes: [{ ...OPEN_ROUTE, to: "chat:desk" }],
    watchNames: new Map([[WATCH.id, WATCH.name]]),
    mark: null,
  };
  await store.transaction((tx) => syncWatches(tx, "file", [watch], START - 4 * DAY));
  const faults = options.faults ?? noFaults;
  return {
    platform,
    posts,
    putOff,
    async poll(at) {
      clock.set(at);
      const poller = createPoller({
        store,
        budget: freeBudget(store),
        clock,
        // How polls are paid for is tried elsewhere.
        sources: new Map([[id, { ...platform.source, tariff: null }]]),
        events: quietEvents,
        telling: {
          ...drawing,
          windows: { fast: DETECTION.window, slow: DETECTION.slowWindow },
          gates: DETECTION,
          events: quietEvents,
        },
        detection: (watch) => ({ ...DETECTION, watch }),
        faults: noFaults,
      });
      await poller.tick(WATCH.id, never);
    },
    // A new follow-up each time: what is done must not rest on what a process remembers.
    async follow(at) {
      clock.set(at);
      const followUp = createFollowUp({
        store,
        sources,
        watches: [watch],
        drawing,
        budget: options.budget,
        cache: openCache<Snapshot>(store, "accounts", clock),
        removed: options.removed ?? "drop",
        clock,
        events: { ...quietEvents, errandPutOff: ({ why }) => void putOff.push(why) },
        faults,
        rest: 1,
      });
      let steps = 0;
      for (let made = -1; made !== 0; steps += made) made = await followUp.round(never);
      return steps;
    },
    async read() {
      const rows = await store.db
        .selectFrom("outbox")
        .select(["lane", "card"])
        .where("place", "=", "chat:desk")
        .orderBy("id")
        .execute();
      const shown = (lane: string) =>
        rows
          .filter((row) => row.lane.startsWith(lane))
          .map(({ card }) => plainText(JSON.parse(card) as Card));
      return { card: shown("card").at(-1) ?? "", thread: shown("thread:") };
    },
  };
}

let made = 0;

export function postAt(at: Instant, account: string, text = SENTENCE, source = "listed"): Post {
  made += 1;
  return {
    source,
    id: `${1_000_000 + made}`,
    platform: "x",
    author: { id: account, handle: null },
    text,
    createdAt: at,
    lang: "en",
    repostOf: null,
    links: [],
    media: [],
    raw: JSON.stringify({ made }),
  };
}

/** `n` accounts post the sentence, a minute apart: "a1", "a2" … */
export function paste(
  { posts, platform }: Pick<World, "posts" | "platform">,
  from: Instant,
  n: number,
  first = 1,
): void {
  for (let i = 0; i < n; i += 1)
    posts.push(postAt(from + i * MINUTE, `a${first + i}`, SENTENCE, platform.source.id));
}
