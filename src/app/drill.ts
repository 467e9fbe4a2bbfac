/** The drill: a made-up week, played in fast time through the real pipeline into a real chat. */
import { dirname, join } from "node:path";
import { OPEN_ROUTE } from "../alerts/route.ts";
import type { Chat } from "../chat/chat.ts";
import type { DetectionSettings } from "../config/config.ts";
import type { Place } from "../domain/alert.ts";
import { type Instant, SECOND } from "../domain/time.ts";
import { createDrillSource, type DrillSource } from "../sources/drill/drill-source.ts";
import { openCache } from "../store/cache.ts";
import { openStore } from "../store/open.ts";
import { claimInstance } from "../store/single-instance.ts";
import type { Store } from "../store/store.ts";
import { systemClock } from "../support/clock.ts";
import type { FaultPoint } from "../support/fault-points.ts";
import type { Logger } from "../support/logger.ts";
import type { Bot } from "./compose.ts";
import {
  composeDrill,
  type DrillProgress,
  deliverAll,
  drillRoute,
  playThrough,
  removeDatabase,
} from "./drill-play.ts";

/** Any Monday would do; the same one each time makes the same drill. */
const FIRST_DAY: Instant = Date.UTC(2026, 10, 2);
const DRILL_SEED = 2020;
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
  const drill = await composeDrill(source, {
    store,
    chats,
    routes: request.places.map((place) => drillRoute({ ...OPEN_ROUTE, to: place })),
    access: { viewers: [], editors: [], admins: [] },
    approvalsAt: null,
    detection: request.detection,
    exports: {
      folder: join(dirname(request.database), "exports"),
      configuration: null,
      publicUrl: null,
      removed: { texts: "drop", reason: null },
    },
    deliveryClock: systemClock,
    logger: request.logger,
    faults: request.faults,
  });
  const { bot } = drill;
  const progress = await playThrough(
    drill,
    async (at) => {
      await bot.courier.round(request.signal);
      request.onProgress(at);
    },
    request.signal,
  );
  await deliverAll(drill, { within: LAST_DELIVERIES, clock: systemClock }, request.signal);
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
