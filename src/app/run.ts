/** Running the bot: starts the parts in order, waits, and stops them in reverse order within a deadline. */
import type { Chat, ChatMemory } from "../chat/chat.ts";
import type { Config } from "../config/config.ts";
import { ConfigError } from "../config/problem.ts";
import { type Duration, HOUR, MINUTE, SECOND } from "../domain/time.ts";
import { addressOf, startHttpServer } from "../http/server.ts";
import type { BackfillSettings } from "../pipeline/back-fill.ts";
import { createLocalScheduler } from "../pipeline/local-scheduler.ts";
import { openStore } from "../store/open.ts";
import { claimInstance } from "../store/single-instance.ts";
import type { Store } from "../store/store.ts";
import { syncWatches } from "../store/watches.ts";
import { type Clock, systemClock } from "../support/clock.ts";
import { type FaultPoint, noFaults } from "../support/fault-points.ts";
import type { Logger } from "../support/logger.ts";
import { createChatMemory } from "./chat-memory.ts";
import { type Bot, compose } from "./compose.ts";
import { diskUsed, roomLeft } from "./disk-use.ts";
import { dossierRoute } from "./dossier-route.ts";
import { createEvidenceWebhook } from "./evidence-webhook.ts";
import { exportSettings } from "./exporting.ts";
import { openSources } from "./open-sources.ts";
import { createPlaceDrills, USUAL_PACE } from "./place-drills.ts";
import { recorded } from "./recorded-run.ts";
import { spendingOf } from "./spending.ts";

/** A restart is no absence; what is longer is told in each place. */
const AWAY_FROM: Duration = 10 * MINUTE;
/** What is under way at the stop may take this long; then the process ends without it, losing nothing. */
const STOP_WITHIN: Duration = 10 * SECOND;

export interface RunRequest {
  readonly config: Config;
  /** Where a drill in a chat is kept until it is over: a file of its own. */
  readonly drillDatabase: string;
  /** Opened by whoever knows the surroundings; closed here. */
  readonly openChats: (memory: ChatMemory) => Promise<readonly Chat[]>;
  readonly logger: Logger;
  readonly faults: FaultPoint;
  readonly clock?: Clock;
  /** Whether the operator agrees beforehand to what every watch costs. */
  readonly agreeToAll?: boolean;
  /** Takes secrets out of what is kept of an error; absent where there are none. */
  readonly redact?: (text: string) => string;
  /** Aborts when the bot is to stop; with another error than an AbortError when something broke. */
  readonly signal: AbortSignal;
}

/**
 * Runs until the signal aborts; resolves when everything has stopped.
 * @throws ConfigError when the configuration asks for what this version must not do without
 * @throws StoreError when the database is in use or unusable, or was lost to another instance
 * @throws ChatError when a chat will not have us, at the start or later
 * @throws ListenError when the address of http.listen cannot be listened on
 */
export async function runUntilStopped(request: RunRequest): Promise<void> {
  const { config, logger } = request;
  if (config.obstacles.length > 0) throw new ConfigError("invalid", config.obstacles);
  const clock = request.clock ?? systemClock;
  const url = config.store.url.reveal();
  const instance = await claimInstance(url);
  await using parts = new AsyncDisposableStack();
  parts.defer(() => instance.release());
  const store = await openStore(url, {
    onConnectionLost: (error) => logger.warn({ error }, "connection to the database lost"),
    onSlow: (took) =>
      logger.warn({ took: Math.round(took) }, "the database is slow; everything waits for it"),
  });
  parts.defer(() => store.close());
  const redact = request.redact ?? ((text) => text);
  const about = { store, clock, logger, redact, room: () => roomLeft(url), signal: request.signal };
  await recorded(about, () => serve(request, { store, clock, taken: instance.lost }));
}

interface Serving {
  readonly store: Store;
  readonly clock: Clock;
  /** Aborts when another bot took the database. */
  readonly taken: AbortSignal;
}

/** Opens sources and chats, runs the loops until they are to stop, and closes what it opened. */
async function serve(request: RunRequest, { store, clock, taken }: Serving): Promise<void> {
  const { config, logger } = request;
  const url = config.store.url.reveal();
  await using parts = new AsyncDisposableStack();
  await store.transaction((tx) => syncWatches(tx, "file", config.watches, clock.now()));
  const sources = await openSources(config, clock);
  for (const source of sources) parts.defer(() => source.close());
  const chats = [
    ...(await request.openChats(createChatMemory(store, clock))),
    ...evidenceWebhook(config, clock),
  ];
  for (const chat of chats) parts.defer(() => chat.close());
  const lost = [taken, ...chats.flatMap((chat) => chat.lost ?? [])];
  const stopping = AbortSignal.any([request.signal, ...lost]);
  const drills = createPlaceDrills({
    database: request.drillDatabase,
    chats,
    routes: () => bot.routes,
    access: config.access,
    approvalsAt: config.access.place,
    detection: config.detection,
    people: store,
    deliveryClock: clock,
    logger,
    faults: noFaults,
    pace: USUAL_PACE,
    signal: stopping,
  });
  const bot: Bot = compose({
    store,
    sources,
    chats,
    watches: config.watches,
    routes: config.routes,
    access: config.access,
    drills,
    approvalsAt: config.access.place,
    headTo: config.evidence.headTo,
    exports: exportSettings(config),
    detection: config.detection,
    spending: spendingOf(config),
    backfill: backfillOf(config),
    awayFrom: AWAY_FROM,
    following: { removed: config.retention.removed, declarations: config.evidence.declarations },
    kept: config.retention,
    agreeToAll: request.agreeToAll ?? false,
    moneyPlace: config.access.place,
    diskUsed: () => diskUsed(url),
    mark: null,
    clock,
    deliveryClock: clock,
    logger,
    faults: request.faults,
  });
  await bot.learn();
  const answer = drills.around(bot.onInvocation);
  for (const chat of chats) await chat.listen(answer, stopping, bot.onCompletion);
  await drills.resume().catch((error: unknown) => logger.error({ error }, "a drill cannot be gone on with"));
  if (config.http.listen !== null) {
    const server = await startHttpServer({
      ...addressOf(config.http.listen),
      routes: [...chats.flatMap(({ routes = [] }) => routes), dossierRoute(store, clock)],
      health: async () => {
        const word = await bot.health();
        return { ok: word !== "stopped", word };
      },
      onError: (error, path) => logger.error({ error, path }, "request failed"),
    });
    parts.defer(() => server.close());
  }

  const scheduler = createLocalScheduler({ store, clock, events: bot.events });
  scheduler.start(bot.tick);
  const delivering = bot.courier.run(stopping);
  const following = bot.followUp.run(stopping);
  const painting = bot.painter.run(stopping);
  const keepingTime = bot.timeKeeper.run(stopping);
  logger.info({ watches: config.watches.length, chats: chats.map(({ platform }) => platform) }, "started");
  await aborted(stopping);
  logger.info({}, "stopping");
  await within(
    STOP_WITHIN,
    Promise.allSettled([scheduler.stop(), delivering, keepingTime, following, painting, drills.idle()]),
    logger,
  );
  for (const signal of lost) if (signal.aborted) throw signal.reason;
}

/** Checked with the configuration: where there is an address there is a secret. */
function evidenceWebhook({ evidence, secrets }: Config, clock: Clock): readonly Chat[] {
  const secret = secrets.EVIDENCE_WEBHOOK_SECRET;
  if (evidence.webhook === null || secret === null) return [];
  return [createEvidenceWebhook({ url: evidence.webhook, secret, clock })];
}

/** What new watches read of their past, by source. */
function backfillOf({ sources: { x } }: Config): ReadonlyMap<string, BackfillSettings> {
  if (x === null || x.backfill === null) return new Map();
  const { hours, maxReads } = x.backfill;
  return new Map([["x", { span: hours * HOUR, maxReads }]]);
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}

async function within(limit: Duration, work: Promise<unknown>, logger: Logger): Promise<void> {
  const deadline = new AbortController();
  const late = systemClock.sleep(limit, deadline.signal).then(() => "late" as const);
  if ((await Promise.race([work, late])) === "late") {
    logger.warn({ seconds: limit / SECOND }, "stopped without waiting longer");
  }
  deadline.abort();
}
