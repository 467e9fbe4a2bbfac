/** A pipeline to play with: posts at made-up times, polls, waiting, and what a place would read by then. */
import { OPEN_ROUTE } from "../../src/alerts/route.ts";
import type { Card } from "../../src/cards/card.ts";
import { plainText } from "../../src/cards/plain-text.ts";
import { createWorkbench } from "../../src/commands/scoped-workbench.ts";
import type { Workbench } from "../../src/commands/workbench.ts";
import type { Route } from "../../src/domain/alert.ts";
import type { Post } from "../../src/domain/post.ts";
import { DAY, type Duration, HOUR, type Instant, MINUTE } from "../../src/domain/time.ts";
import type { Watch } from "../../src/domain/watch.ts";
import { forgetting, type Retention } from "../../src/pipeline/housekeeping/forget.ts";
import { verifyingChains } from "../../src/pipeline/housekeeping/verify-chains.ts";
import { createTimeKeeper } from "../../src/pipeline/keep-time.ts";
import { createMessages } from "../../src/pipeline/messages.ts";
import { createPoller } from "../../src/pipeline/poller.ts";
import type { Store } from "../../src/store/store.ts";
import { syncWatches } from "../../src/store/watches.ts";
import { createManualClock } from "../../src/support/clock.ts";
import { noFaults } from "../../src/support/fault-points.ts";
import { freeBudget } from "../servers/free-budget.ts";
import { createListedSource } from "../servers/listed-source.ts";
import { quietEvents } from "../servers/quiet-events.ts";

export const START = Date.UTC(2026, 10, 2);
const DETECTION = {
  minAccounts: 4,
  window: HOUR,
  slowMinAccounts: 10,
  slowWindow: 36 * HOUR,
  capacity: 10_000,
  surprise: 6,
  slowSurprise: 3,
};
/** Long enough for every surprise to have its whole past. */
const WATCHED = 4 * DAY;
const never = new AbortController().signal;
export const SENTENCE = "nobody asked the people of the lower quay before the cranes were sold";

/** What a channel would read by now: each message as its newest revision, with the lines below it. */
export interface Message {
  readonly card: string;
  readonly thread: readonly string[];
  /** What was said in the place itself, after the message. */
  readonly besides: readonly string[];
}

export interface Play {
  post(at: Instant, account: string, text?: string): void;
  /** Polls every watch at `at`. */
  poll(at: Instant): Promise<void>;
  /** Lets the time pass until `at`, without a poll. */
  wait(at: Instant): Promise<void>;
  /** What a person changes at a time, as commands would. */
  change(at: Instant, work: (bench: Workbench) => Promise<unknown>): Promise<void>;
  /** The burst whose words are exactly these. */
  burstOf(words: string): Promise<{ readonly id: string; readonly shortId: string }>;
  read(place: string): Promise<readonly Message[]>;
}

export async function play(
  store: Store,
  given: {
    watches?: readonly string[];
    routes: readonly Partial<Route>[];
    approvalsAt?: string;
    moneyAt?: string;
    /** A fast window that each watch has for itself. */
    window?: Duration;
    /** For how long texts and what proves them are kept; absent where nothing is forgotten. */
    kept?: Retention;
  },
): Promise<Play> {
  const { window = DETECTION.window } = given;
  const ids = given.watches ?? ["harbour"];
  const watches = ids.map(watchNamed);
  const routes = given.routes.map((route) => ({ ...OPEN_ROUTE, to: "chat:desk", ...route }));
  const posts: Post[] = [];
  const clock = createManualClock(START);
  await store.transaction((tx) => syncWatches(tx, "file", watches, START - WATCHED));
  const telling = {
    routes,
    watchNames: new Map(watches.map(({ id, name }) => [id, name])),
    mark: null,
    approvalsAt: given.approvalsAt ?? null,
    moneyAt: given.moneyAt ?? null,
    windows: { fast: DETECTION.window, slow: DETECTION.slowWindow },
    windowsOf: () => ({ fast: window, slow: DETECTION.slowWindow }),
    gates: DETECTION,
    events: quietEvents,
  };
  const chores =
    given.kept === undefined ? [] : [...forgetting(given.kept, telling.windows), verifyingChains(telling)];
  function poller() {
    const source = createListedSource(posts, () => 50);
    return createPoller({
      store,
      budget: freeBudget(store),
      clock,
      sources: new Map([[source.id, source]]),
      events: quietEvents,
      telling,
      detection: (watch) => ({ ...DETECTION, watch, window }),
      faults: noFaults,
    });
  }

  return {
    post(at, account, text = SENTENCE) {
      posts.push({
        source: "listed",
        id: `${posts.length + 1}`,
        platform: "x",
        author: { id: account, handle: account },
        text,
        createdAt: at,
        lang: "en",
        repostOf: null,
        links: [],
        media: [],
        raw: "{}",
      });
    },
    // A new poller each time: what is told must not rest on what a process remembers.
    async poll(at) {
      clock.set(at);
      for (const { id } of watches) await poller().tick(id, never);
    },
    async wait(at) {
      clock.set(at);
      // Twice: what is due is said once, however often one looks.
      for (let i = 0; i < 2; i += 1) {
        await createTimeKeeper({ store, clock, telling, chores, events: quietEvents }).look();
      }
    },
    async change(at, work) {
      clock.set(at);
      const author = { by: "chat:anna", name: "Anna", place: "chat:desk", at };
      await work(createWorkbench(store, { scope: { all: true }, author, messages: createMessages(telling) }));
    },
    async burstOf(words) {
      const row = await store.db
        .selectFrom("bursts")
        .select(["id", "short_id"])
        .where("passage", "=", words)
        .executeTakeFirstOrThrow();
      return { id: row.id, shortId: row.short_id };
    },
    async read(place) {
      const rows = await store.db
        .selectFrom("outbox")
        .select(["subject", "lane", "card"])
        .where("place", "=", place)
        .orderBy("id")
        .execute();
      const subjects = [...new Set(rows.map((row) => row.subject))];
      return subjects.map((subject) => {
        const own = rows.filter((row) => row.subject === subject);
        const cards = own.filter((row) => row.lane === "card").map((row) => shown(row.card));
        return {
          card: cards.at(-1) ?? "",
          thread: own.filter((row) => row.lane.startsWith("thread:")).map((row) => shown(row.card)),
          besides: own.filter((row) => row.lane.startsWith("place:")).map((row) => shown(row.card)),
        };
      });
    },
  };
}

function watchNamed(id: string): Watch {
  return {
    id,
    name: id === "harbour" ? "The harbour" : "The ferry",
    keywords: [],
    require: [],
    exclude: [],
    languages: [],
    sources: ["listed"],
    texts: [],
  };
}

function shown(card: string): string {
  return plainText(JSON.parse(card) as Card);
}

/** `n` accounts post the sentence, a minute apart. */
export function paste(scene: Play, from: Instant, n: number, firstAccount = 1, text = SENTENCE): void {
  for (let i = 0; i < n; i += 1) scene.post(from + i * MINUTE, `a${firstAccount + i}`, text);
}
