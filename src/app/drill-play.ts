/** Playing a made-up campaign through the real pipeline, in a database of its own: whoever asks for it, and wherever. */
import { rm } from "node:fs/promises";
import type { Chat } from "../chat/chat.ts";
import type { Access } from "../commands/access.ts";
import type { DetectionSettings } from "../config/config.ts";
import type { Place, Route } from "../domain/alert.ts";
import { type Duration, HOUR, type Instant, SECOND } from "../domain/time.ts";
import type { DrillSource } from "../sources/drill/drill-source.ts";
import { DRILL_WATCH } from "../sources/drill/options.ts";
import { undelivered } from "../store/outbox.ts";
import type { Store } from "../store/store.ts";
import { dueTimes, syncWatches } from "../store/watches.ts";
import { type Clock, createManualClock, type ManualClock } from "../support/clock.ts";
import type { FaultPoint } from "../support/fault-points.ts";
import type { Logger } from "../support/logger.ts";
import { type Bot, compose } from "./compose.ts";
import type { ExportSettings } from "./exporting.ts";

/** After the last post, bursts still have to end. */
export const AFTERMATH: Duration = 2 * HOUR;

export interface DrillProgress {
  /** Where the made-up time stands, 0–1. */
  readonly share: number;
  readonly at: Instant;
  readonly posts: number;
  readonly announced: number;
}

export interface DrillStaging {
  /** Of this drill alone: nothing of it touches what was really read. */
  readonly store: Store;
  readonly chats: readonly Chat[];
  readonly routes: readonly Route[];
  readonly access: Access;
  readonly approvalsAt: Place | null;
  readonly detection: DetectionSettings;
  readonly exports?: ExportSettings;
  /** The time of the chats; what is played has its own. */
  readonly deliveryClock: Clock;
  /** Where it is remembered who is turned away, if not in the drill's own database. */
  readonly people?: Pick<Store, "db" | "transaction">;
  readonly logger: Logger;
  readonly faults: FaultPoint;
}

export interface ComposedDrill {
  readonly store: Store;
  readonly source: DrillSource;
  readonly bot: Bot;
  /** Made up: it stands still between two polls. */
  readonly clock: ManualClock;
}

/** A bot that marks all it says as a drill; one that was played in part goes on where it was. */
export async function composeDrill(source: DrillSource, staging: DrillStaging): Promise<ComposedDrill> {
  const { store } = staging;
  const [due] = await dueTimes(store.db);
  const clock = createManualClock(due === undefined ? source.start : due.dueAt - source.pollEvery);
  const bot = compose({
    ...staging,
    sources: [source],
    watches: [DRILL_WATCH],
    spending: new Map(),
    backfill: new Map(),
    awayFrom: null,
    following: { removed: "drop", declarations: [] },
    agreeToAll: false,
    moneyPlace: null,
    mark: "DRILL",
    clock,
  });
  await store.transaction((tx) =>
    syncWatches(tx, "built-in", [DRILL_WATCH], source.start + source.pollEvery),
  );
  await bot.learn();
  return { store, source, bot, clock };
}

/** Polls until everything was told or the signal aborts; `told` is waited for after each poll. */
export async function playThrough(
  { store, source, bot, clock }: ComposedDrill,
  told: (progress: DrillProgress) => Promise<void>,
  signal: AbortSignal,
): Promise<DrillProgress> {
  const end = source.end + AFTERMATH;
  function progressAt(at: Instant): DrillProgress {
    const share = Math.min(1, (at - source.start) / (end - source.start));
    const { posts, announced } = bot.events.totals;
    return { share, at, posts, announced };
  }
  let [next] = await dueTimes(store.db);
  while (next !== undefined && next.dueAt <= end && !signal.aborted) {
    clock.set(next.dueAt);
    await bot.tick(next.id, signal);
    await bot.timeKeeper.look();
    await told(progressAt(next.dueAt));
    // After it was told: no message waits for its picture.
    await bot.painter.look(signal);
    [next] = await dueTimes(store.db);
  }
  return progressAt(clock.now());
}

/** Delivers until nothing waits, at most for so long. */
export async function deliverAll(
  { store, bot }: Pick<ComposedDrill, "store" | "bot">,
  { within, clock }: { readonly within: Duration; readonly clock: Clock },
  signal: AbortSignal,
): Promise<void> {
  const until = clock.now() + within;
  while (!signal.aborted && clock.now() < until) {
    if ((await undelivered(store.db, 1)).length === 0) return;
    if ((await bot.courier.round(signal)) === 0) await clock.sleep(SECOND / 20, signal);
  }
}

/** The way in which a place is told, for the made-up candidate. */
export function drillRoute(route: Route): Route {
  return { ...route, watch: DRILL_WATCH.id };
}

/** The database with all that stands beside it. */
export async function removeDatabase(path: string): Promise<void> {
  for (const suffix of ["", "-wal", "-shm", ".terminal.log"]) await rm(`${path}${suffix}`, { force: true });
}
