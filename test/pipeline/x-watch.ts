/** A watch on the local X, polled by the real poller into a real store: what a channel would read of it. */
import { OPEN_ROUTE } from "../../src/alerts/route.ts";
import type { Card } from "../../src/cards/card.ts";
import { plainText } from "../../src/cards/plain-text.ts";
import type { Post } from "../../src/domain/post.ts";
import { DAY, type Duration, HOUR, type Instant, MINUTE } from "../../src/domain/time.ts";
import type { Watch } from "../../src/domain/watch.ts";
import type { BackfillSettings } from "../../src/pipeline/back-fill.ts";
import type { Budget } from "../../src/pipeline/budget/budget.ts";
import { createPoller } from "../../src/pipeline/poller.ts";
import type { Source } from "../../src/sources/source.ts";
import { createXSource } from "../../src/sources/x/x-source.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import { dueTimes, syncWatches } from "../../src/store/watches.ts";
import { createManualClock, type ManualClock } from "../../src/support/clock.ts";
import { type FaultPoint, noFaults } from "../../src/support/fault-points.ts";
import { quietEvents } from "../servers/quiet-events.ts";
import { richBudget } from "../servers/rich-budget.ts";
import { startXServer, type XServer } from "../servers/x/x-server.ts";
import { NOW, TOKEN, WATCH, xOptions } from "../sources/x/open-x.ts";

const DETECTION = {
  minAccounts: 4,
  window: HOUR,
  slowMinAccounts: 10,
  slowWindow: 36 * HOUR,
  capacity: 10_000,
  surprise: 6,
  slowSurprise: 3,
};

export interface XWatch {
  readonly x: XServer;
  readonly source: Source;
  readonly store: Store;
  readonly clock: ManualClock;
  readonly failures: readonly string[];
  /** A poll of every watch at `at` by a poller that remembers nothing; answers when it is due again. */
  poll(at: Instant): Promise<Instant | null>;
  /** The next poll that falls due by `until`, by a poller that lasts; answers how many that were. */
  pollOnce(until: Instant): Promise<number>;
  /** All of them. */
  pollUntil(until: Instant): Promise<number>;
  /** What was put out there, each message as it reads now. */
  read(place?: string): Promise<readonly string[]>;
  [Symbol.asyncDispose](): Promise<void>;
}

export interface XWatchOptions {
  readonly watches?: readonly Watch[];
  readonly backfill?: BackfillSettings;
  readonly awayFrom?: Duration;
  readonly budget?: (store: Store) => Budget;
  readonly faults?: FaultPoint;
  readonly surprise?: number;
  /** Where X is asked; the local X where none is given. */
  readonly apiUrl?: string;
  /** How long an answer of X may take, in milliseconds of real time. */
  readonly deadline?: number;
  /** Closed by whoever opened it; SQLite in memory where none is given. */
  readonly store?: Store;
  /** What the source itself leaves out of what it was billed. */
  readonly leavesOut?: (post: Post) => boolean;
}

export async function openXWatch(options: XWatchOptions = {}): Promise<XWatch> {
  const { watches = [WATCH], backfill, awayFrom, budget = richBudget, faults = noFaults } = options;
  const clock = createManualClock(NOW);
  const now = () => clock.now();
  const x = await startXServer({ token: TOKEN, now });
  const limits = { deadline: options.deadline ?? 20_000, bytes: 2_000_000 };
  const source = thinned(
    createXSource(xOptions(options.apiUrl ?? x.url, { now, limits })),
    options.leavesOut ?? (() => false),
  );
  const store = options.store ?? (await openStore("sqlite::memory:"));
  const failures: string[] = [];
  // Set up long ago, so that what is usual is known and a burst is announced for what it is.
  await store.transaction((tx) => syncWatches(tx, "file", watches, NOW - 4 * DAY));

  function poller() {
    const routes = [{ ...OPEN_ROUTE, to: "chat:desk" }];
    const gates = { surprise: options.surprise ?? DETECTION.surprise, slowSurprise: DETECTION.slowSurprise };
    return createPoller({
      ...{ store, clock, faults, budget: budget(store) },
      sources: new Map([[source.id, source]]),
      events: { ...quietEvents, pollFailed: ({ code, message }) => failures.push(`${code}: ${message}`) },
      telling: {
        routes,
        watchNames: new Map(watches.map(({ id, name }) => [id, name])),
        mark: null,
        windows: { fast: DETECTION.window, slow: DETECTION.slowWindow },
        gates: { ...gates, minAccounts: DETECTION.minAccounts },
        events: quietEvents,
      },
      detection: (watch) => ({ ...DETECTION, watch }),
      ...(backfill === undefined ? {} : { backfill: new Map([["x", backfill]]) }),
      ...(awayFrom === undefined ? {} : { awayFrom }),
    });
  }
  const lasting = poller();
  const never = new AbortController().signal;

  async function pollOnce(until: Instant): Promise<number> {
    const [next] = await dueTimes(store.db);
    if (next === undefined || next.dueAt > until) return 0;
    clock.set(Math.max(clock.now(), next.dueAt));
    await lasting.tick(next.id, never);
    return 1;
  }

  return {
    ...{ x, source, store, clock, failures },
    async poll(at) {
      clock.set(at);
      const due: (Instant | null)[] = [];
      for (const { id } of watches) due.push(await poller().tick(id, never));
      return due[0] ?? null;
    },
    pollOnce,
    async pollUntil(until) {
      let polls = 0;
      while ((await pollOnce(until)) === 1) polls += 1;
      return polls;
    },
    async read(place = "chat:desk") {
      const rows = await store.db
        .selectFrom("outbox")
        .select(["subject", "lane", "n", "card"])
        .where("place", "=", place)
        .orderBy("id")
        .execute();
      const newest = new Map(
        rows.map((row) => [row.lane === "card" ? row.subject : `${row.subject} ${row.lane} ${row.n}`, row]),
      );
      return [...newest.values()].map(({ card }) => plainText(JSON.parse(card) as Card));
    },
    async [Symbol.asyncDispose]() {
      await source.close();
      if (options.store === undefined) await store.close();
      await x.close();
    },
  };
}

function thinned(source: Source, leavesOut: (post: Post) => boolean): Source {
  return {
    ...source,
    async pull(request, signal) {
      const page = await source.pull(request, signal);
      return { ...page, posts: page.posts.filter((post) => !leavesOut(post)) };
    },
  };
}

export const SENTENCES = [
  "nobody asked the people of the lower quay before Lindqvist had the cranes sold",
  "ask at the town hall what Lindqvist got for the night ferry and who signed it",
  "every family on the island knows that Lindqvist will keep the small school open",
];

/** A sentence by different accounts, one each twenty seconds. */
export function paste(x: XServer, sentence: string, from: Instant, accounts = 12): readonly string[] {
  return Array.from({ length: accounts }, (_, n) =>
    x.world.post({ text: sentence, authorId: String(1_000 + n), createdAt: from + n * 20_000 }),
  ).map(({ id }) => id);
}

/** Chatter about the candidate that has no wording in common. */
export function chatter(x: XServer, from: Instant, to: Instant, every: Duration = MINUTE): number {
  let made = 0;
  for (let at = from; at < to; at += every) {
    made += 1;
    const words = [made, made + 1, made + 2, made + 3].map((n) => `w${(n * 7_919) % 10_007}x${n}`).join(" ");
    x.world.post({ text: `Lindqvist ${words}`, authorId: String(5_000 + made), createdAt: at });
  }
  return made;
}
