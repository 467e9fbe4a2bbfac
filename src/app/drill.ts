/** The drill: a made-up week, played in fast time through the real pipeline into a real chat. */
import { rm } from "node:fs/promises";
import { OPEN_ROUTE } from "../alerts/route.ts";
import type { Chat } from "../chat/chat.ts";
import type { DetectionSettings } from "../config/config.ts";
import type { Place, Route } from "../domain/alert.ts";
import { HOUR, type Instant, SECOND } from "../domain/time.ts";
import { createDrillSource, type DrillSource } from "../sources/drill/drill-source.ts";
import { DRILL_WATCH } from "../sources/drill/options.ts";
import { openCache } from "../store/cache.ts";
import { openStore } from "../store/open.ts";
import { undelivered } from "../store/outbox.ts";
import { claimInstance } from "../store/single-instance.ts";
import type { Store } from "../store/store.ts";
import { dueTimes, syncWatches } from "../store/watches.ts";
import { createManualClock, systemClock } from "../support/clock.ts";
import type { FaultPoint } from "../support/fault-points.ts";
import type { Logger } from "../support/logger.ts";
import { type Bot, compose } from "./compose.ts";

/** Any Monday would do; the same one each time makes the same drill. */
const FIRST_DAY: Instant = Date.UTC(2026, 10, 2);
const DRILL_SEED = 2020;
/** After the last post, bursts still have to end. */
const AFTERMATH = 2 * HOUR;
/** How long the end waits for a chat that does not take its messages. */
const LAST_DELIVERIES = 10 * SECOND;

export interface DrillRequest {
  /** A file of its own, which is made afresh unless `resume`. */
  readonly database: string;
  readonly resume: boolean;
  /** Null for the usual one, or that of the drill to resume. */
  readonly seed: number | null;
  readonly scenario: "week" | "short";
  /** Opened when the old database is out of the way; closed by the drill. */
  readonly openChats: () => Promise<readonly Chat[]>;
  /** Where the drill speaks. */
  readonly places: readonly Place[];
  readonly detection: DetectionSettings;
  readonly logger: Logger;
  readonly faults: FaultPoint;
  readonly onProgress: (progress: DrillProgress) => void;
  readonly signal: AbortSignal;
}

export interface DrillProgress {
  /** Where the made-up week stands, 0–1. */
  readonly share: number;
  readonly at: Instant;
  readonly posts: number;
  readonly announced: number;
}

/** What was played, and the bot that played it, to be asked until it is closed. */
export interface PlayedDrill {
  readonly source: DrillSource;
  readonly store: Store;
  readonly bot: Bot;
  readonly progress: DrillProgress;
  close(): Promise<void>;
}

/** Plays the drill to its end, or until the signal aborts. @throws StoreError, DrillError */
export async function playDrill(request: DrillRequest): Promise<PlayedDrill> {
  const url = `sqlite:${request.database}`;
  await using parts = new AsyncDisposableStack();
  const instance = await claimInstance(url);
  parts.defer(() => instance.release());
  if (!request.resume) await removeDatabase(request.database);
  const store = await openStore(url);
  parts.defer(() => store.close());
  const seed = await seedOf(request, store);
  const chats = await request.openChats();
  for (const chat of chats) parts.defer(() => chat.close());
  const source = createDrillSource({ seed, start: FIRST_DAY, scenario: request.scenario });
  const clock = createManualClock(source.start);
  const bot = compose({
    store,
    sources: [source],
    chats,
    watches: [DRILL_WATCH],
    routes: request.places.map(drillRoute),
    access: { viewers: [], editors: [], admins: [] },
    detection: request.detection,
    spending: new Map(),
    backfill: new Map(),
    awayFrom: null,
    following: { removed: "drop", declarations: [] },
    agreeToAll: false,
    moneyPlace: null,
    mark: "DRILL",
    clock,
    deliveryClock: systemClock,
    logger: request.logger,
    faults: request.faults,
  });

  await store.transaction((tx) =>
    syncWatches(tx, "built-in", [DRILL_WATCH], source.start + source.pollEvery),
  );
  await bot.learn();
  const progress = await play(request, { store, source, clock, bot });
  await deliverTheRest(request, store, bot);
  const played = parts.move();
  return { source, store, bot, progress, close: () => played.disposeAsync() };
}

/**
 * The seed of this drill, remembered before anything is played of it: another week cannot go on where one
 * stopped.
 * @throws DrillError when another one than that of the drill to resume is asked for
 */
async function seedOf({ seed }: DrillRequest, store: Store): Promise<number> {
  const notes = openCache<number>(store, "drill", systemClock);
  const played = await notes.get("seed");
  if (played !== undefined && seed !== null && seed !== played) throw new DrillError(played, seed);
  const chosen = played ?? seed ?? DRILL_SEED;
  await notes.set("seed", chosen);
  return chosen;
}

/** A drill that cannot go on as it was asked to. */
class DrillError extends Error {
  override name = "DrillError" as const;
  readonly code = "another-seed" as const;
  readonly mend: string;

  constructor(played: number, asked: number) {
    super(`the last drill plays the week ${played}, and --resume cannot go on with the week ${asked}`);
    this.mend = `leave --seed out to go on with ${played}, or leave --resume out to begin ${asked} afresh`;
  }
}

async function play(
  request: DrillRequest,
  parts: { store: Store; source: DrillSource; clock: ReturnType<typeof createManualClock>; bot: Bot },
): Promise<DrillProgress> {
  const { store, source, clock, bot } = parts;
  const length = source.end + AFTERMATH - source.start;
  function progressAt(at: Instant): DrillProgress {
    return {
      share: Math.min(1, (at - source.start) / length),
      at,
      posts: bot.events.totals.posts,
      announced: bot.events.totals.announced,
    };
  }
  let [next] = await dueTimes(store.db);
  while (next !== undefined && next.dueAt <= source.end + AFTERMATH && !request.signal.aborted) {
    clock.set(next.dueAt);
    await bot.tick(next.id, request.signal);
    await bot.timeKeeper.look();
    await bot.courier.round(request.signal);
    request.onProgress(progressAt(next.dueAt));
    [next] = await dueTimes(store.db);
  }
  return progressAt(clock.now());
}

async function deliverTheRest(request: DrillRequest, store: Store, bot: Bot): Promise<void> {
  const until = systemClock.now() + LAST_DELIVERIES;
  while (!request.signal.aborted && systemClock.now() < until) {
    if ((await undelivered(store.db, 1)).length === 0) return;
    if ((await bot.courier.round(request.signal)) === 0) await systemClock.sleep(SECOND / 20, request.signal);
  }
}

function drillRoute(place: Place): Route {
  return { ...OPEN_ROUTE, watch: DRILL_WATCH.id, to: place };
}

/** The database with all that stands beside it. */
async function removeDatabase(path: string): Promise<void> {
  for (const suffix of ["", "-wal", "-shm", ".terminal.log"]) await rm(`${path}${suffix}`, { force: true });
}
