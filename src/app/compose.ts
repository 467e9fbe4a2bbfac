/** The one place that introduces the parts to each other; whoever calls it brings parts of their own. */
import { routesOf } from "../alerts/route.ts";
import type { Card } from "../cards/card.ts";
import { type Health, healthOf } from "../cards/status-card.ts";
import type { Chat, OnCompletion, OnInvocation } from "../chat/chat.ts";
import type { Access } from "../commands/access.ts";
import { allCommands } from "../commands/all.ts";
import { createCompletion } from "../commands/completion.ts";
import { readOutbox } from "../commands/desk/read-status.ts";
import { readChains } from "../commands/desk/read-upkeep.ts";
import type { Scope } from "../commands/desk.ts";
import type { Drills } from "../commands/drilling.ts";
import { createGate } from "../commands/gate.ts";
import { createDesk, type DeskFacts } from "../commands/scoped-desk.ts";
import { createWorkbench } from "../commands/scoped-workbench.ts";
import type { RaiseBudget } from "../commands/workbench.ts";
import type { DetectionSettings } from "../config/config.ts";
import type { Place, Route } from "../domain/alert.ts";
import type { Snapshot } from "../domain/snapshot.ts";
import { type Duration, SECOND } from "../domain/time.ts";
import { WATCH_WINDOW, type Watch } from "../domain/watch.ts";
import type { BackfillSettings } from "../pipeline/back-fill.ts";
import { createBudget, type PaidSource } from "../pipeline/budget/budget.ts";
import type { Ask } from "../pipeline/budget/counters.ts";
import { readingOf } from "../pipeline/budget/reading-of.ts";
import { reportSpending } from "../pipeline/budget/report.ts";
import { type Courier, createCourier } from "../pipeline/courier.ts";
import { createFollowUp, type FollowUp } from "../pipeline/follow-up/follow-up.ts";
import { createAccountLookUp } from "../pipeline/follow-up/look-up-account.ts";
import { forgetting, type Retention } from "../pipeline/housekeeping/forget.ts";
import { verifyingChains } from "../pipeline/housekeeping/verify-chains.ts";
import { createTimeKeeper, type TimeKeeper } from "../pipeline/keep-time.ts";
import { createMessages } from "../pipeline/messages.ts";
import { createMoneyNotices } from "../pipeline/money-notices.ts";
import { createPainter, type Painter } from "../pipeline/painter.ts";
import { createPoller } from "../pipeline/poller.ts";
import type { Tick } from "../pipeline/scheduler.ts";
import { createTrials } from "../pipeline/try-rules.ts";
import type { Source } from "../sources/source.ts";
import { appendAudit } from "../store/audit.ts";
import { isBlocked } from "../store/blocks.ts";
import { openCache } from "../store/cache.ts";
import { consentOf } from "../store/consents.ts";
import { languageOf, setLanguage } from "../store/people.ts";
import { retried } from "../store/retried.ts";
import type { Store } from "../store/store.ts";
import type { Clock } from "../support/clock.ts";
import type { FaultPoint } from "../support/fault-points.ts";
import type { Logger } from "../support/logger.ts";
import { VERSION } from "../support/version.ts";
import { detectionFor } from "./detection-for.ts";
import { drawingWeek } from "./drawing-week.ts";
import { createEvents, type Events } from "./events.ts";
import { isEvidenceCalled } from "./evidence-webhook.ts";
import { canTakeFiles, type ExportSettings, exportsFor, keptDossiers } from "./exporting.ts";
import { markedReplies } from "./marked-replies.ts";
import { looksCostOf, paidSources } from "./paid-sources.ts";
import { quietHoursOf } from "./place-quiet-hours.ts";
import { unheardIn } from "./unheard.ts";
import { createWatching } from "./watching.ts";
import { whoIsTold } from "./who-is-told.ts";

export interface Parts {
  readonly store: Store;
  readonly sources: readonly Source[];
  readonly chats: readonly Chat[];
  readonly watches: readonly Watch[];
  readonly routes: readonly Route[];
  readonly access: Access;
  /** Where it is remembered who is turned away, and how people are answered, if not in the bot's own database. */
  readonly people?: Pick<Store, "db" | "transaction">;
  /** Drills in a chat, where some can be played. */
  readonly drills?: Drills;
  /** Where a person is asked before a place is told that wants so. */
  readonly approvalsAt?: Place | null;
  /** Where the head of each day's evidence is posted. */
  readonly headTo?: Place | null;
  /** What is said of dossiers, and where they are written; absent where none can be made. */
  readonly exports?: ExportSettings;
  readonly detection: DetectionSettings;
  /** What may be spent and how sparingly it is read, by the source's id; of each that has a tariff. */
  readonly spending: ReadonlyMap<string, Omit<PaidSource, "tariff">>;
  /** How much of its past a new watch reads, by the source's id. */
  readonly backfill: ReadonlyMap<string, BackfillSettings>;
  /** From how long without a poll on places are told that we were away; null where time is made up. */
  readonly awayFrom: Duration | null;
  readonly following: {
    /** What becomes of a text that its platform removed. */
    readonly removed: "drop" | "keep";
    /** Phrases with which accounts declare a relation, beside the usual ones. */
    readonly declarations: readonly string[];
  };
  /** For how long texts are kept, and what proves them; null or absent where nothing is forgotten. */
  readonly kept?: Retention | null;
  /** Whether the operator agreed beforehand to what every watch costs. */
  readonly agreeToAll: boolean;
  /** Where money is spoken of; null for nowhere in chat, because amounts are not for everybody. */
  readonly moneyPlace: Place | null;
  /** How full the disk with the database is, 0–1; absent or null where that is not known. */
  readonly diskUsed?: () => Promise<number | null>;
  /** What every message is marked as, when it is not the real thing. */
  readonly mark: Card["mark"];
  /** The time of the posts: the drill's stands still between two polls. */
  readonly clock: Clock;
  /** The time of the chats, which is always real. */
  readonly deliveryClock: Clock;
  readonly logger: Logger;
  readonly faults: FaultPoint;
}

export interface Bot {
  readonly tick: Tick;
  readonly courier: Courier;
  readonly timeKeeper: TimeKeeper;
  /** Looks after what was announced; nothing to do where no source can be asked. */
  readonly followUp: FollowUp;
  /** Draws pictures of what was told; nothing to do where no chat shows any. */
  readonly painter: Painter;
  readonly onInvocation: OnInvocation;
  readonly onCompletion: OnCompletion;
  /** Whether it does its work, as `status` says it. */
  health(): Promise<Health>;
  /** Those of the file and those that people follow; what it holds changes with what is followed. */
  readonly routes: readonly Route[];
  readonly events: Events;
  /** Reads what was made in chat before: watches, and places that follow one. */
  learn(): Promise<void>;
}

const ALL = { all: true } as const;

export function compose(parts: Parts): Bot {
  const { store, clock, faults } = parts;
  const watching = createWatching(store, parts);
  const { routes } = watching;
  const events = createEvents(parts.logger);
  const sources = new Map(parts.sources.map((source) => [source.id, source]));
  const paid = paidSources(parts);
  const budget = createBudget({ store, paid, isAgreed });
  const told = whoIsTold(parts.moneyPlace, watching);
  const notices = createMoneyNotices({ store, budget, ...told, watches: watching.watches });
  const { leastOf, windowsOf } = watching;
  const telling = {
    routes,
    watchNames: watching.names,
    mark: parts.mark,
    declarations: parts.following.declarations,
    looksCost: looksCostOf({ watches: watching.watches, sources: parts.sources }),
    approvalsAt: parts.approvalsAt ?? null,
    moneyAt: parts.moneyPlace,
    callsEvidence: isEvidenceCalled(parts),
    picturesIn: (place: Place) => canTakeFiles(parts.chats, place),
    windows: { fast: parts.detection.window, slow: parts.detection.slowWindow },
    windowsOf,
    gates: parts.detection,
    leastOf,
    events,
  };
  const messages = createMessages(telling);
  const kept = parts.kept ?? null;
  const { chores, ...dossiers } = keptDossiers(parts);
  // A watch may come to have a longer window of its own.
  const longest = { ...telling.windows, slow: Math.max(telling.windows.slow, WATCH_WINDOW.max) };
  const timeKeeper = createTimeKeeper({
    ...{ store, clock, telling, headTo: parts.headTo ?? null, events },
    chores: kept === null ? chores : [...chores, ...forgetting(kept, longest), verifyingChains(telling)],
  });
  const { tick } = createPoller({
    store,
    budget,
    money: { ...notices, agreeToAll: parts.agreeToAll },
    clock,
    events,
    faults,
    sources,
    telling,
    detection: watching.detectionOf,
    backfill: parts.backfill,
    ...(parts.awayFrom === null ? {} : { awayFrom: parts.awayFrom }),
  });
  const courier = createCourier({
    store,
    chats: new Map(parts.chats.map((chat) => [chat.platform, chat])),
    clock: parts.deliveryClock,
    events,
    faults,
    rest: SECOND / 4,
  });
  const painter = createPainter({ store, drawing: telling, clock, events });
  const followUp = createFollowUp({
    store,
    sources,
    watches: watching.watches,
    drawing: telling,
    budget,
    cache: openCache<Snapshot>(store, "accounts", clock),
    removed: parts.following.removed,
    clock,
    events,
    faults,
    rest: SECOND,
  });
  const lookUps = createAccountLookUp({
    store,
    sources,
    budget,
    times: new Map([...parts.spending].map(([id, { limits }]) => [id, limits.lookups.person])),
    cache: openCache(store, "look-ups", clock),
    removed: parts.following.removed,
    clock,
    events,
  });
  const unheard = () => unheardIn(parts.chats);
  const facts: DeskFacts = {
    version: VERSION,
    startedAt: clock.now(),
    placesOf: (watch) => routesOf(watch, routes).map(({ to }) => to),
    declarations: parts.following.declarations,
    detection: parts.detection,
    leastOf,
    windowOf: (watch) => windowsOf(watch).fast,
    memoryBytes: () => process.memoryUsage().rss,
    diskUsed: () => parts.diskUsed?.() ?? Promise.resolve(null),
    quietHours: () => quietHoursOf(routes),
    unheard,
    kept,
    readingOf: (watch, now) => readingOf(budget, paid, watch, now),
    isMoneyTold: parts.moneyPlace !== null,
    spending: () =>
      Promise.all([...paid.keys()].map((source) => reportSpending(store.db, budget, source, clock.now()))),
  };
  const inChat = {
    sources: parts.sources.map(({ id }) => id),
    fileRoutes: parts.routes,
    tryRules: createTrials({
      store,
      detection: (watch) => detectionFor(watch, parts.detection),
    }),
    searches: (watch: Watch) =>
      parts.sources
        .filter(({ id, tariff }) => tariff !== null && watch.sources.includes(id))
        .map((source) => ({
          ...{ source: source.id, queries: source.queries(watch).length },
          notes: source.cannotSay?.(watch) ?? [],
        })),
    changed: watching.learn,
  };
  const raise: RaiseBudget = async (source, month, now) =>
    paid.has(source) ? budget.raise(source, month, now) : null;
  const bench = { messages, watching: inChat, drills: parts.drills, ...dossiers };
  const people = parts.people ?? store;
  const asking = {
    registry: allCommands,
    deskFor: (scope: Scope) => createDesk(store, scope, facts),
    access: parts.access,
    isBlocked: (actor: string) => isBlocked(people.db, actor),
    routes,
  };
  const onInvocation = createGate({
    ...asking,
    workbenchFor: (scope, author) => createWorkbench(store, { scope, author, ...bench }, raise),
    ...exportsFor({ ...parts, detectionOf: watching.detectionOf }),
    drawWeek: drawingWeek(parts),
    lookUpFor: ({ by }) => ({
      account: (sought) => lookUps.account(sought, by),
      price: lookUps.price,
    }),
    ownFor: (actor) => ({
      language: () => languageOf(people.db, actor),
      setLanguage: (chosen) => retried(people)((tx) => setLanguage(tx, actor, chosen, clock.now())),
    }),
    audit: (action) => retried(store)((tx) => appendAudit(tx, action)),
    clock,
    onError: (error, about) => parts.logger.error({ error, ...about }, "command failed"),
  });
  const onCompletion = createCompletion({
    ...asking,
    onError: (error) => parts.logger.error({ error }, "nothing could be offered to somebody who types"),
  });
  const desk = createDesk(store, ALL, facts);
  return {
    ...{ tick, courier, timeKeeper, followUp, painter, routes, events, learn: watching.learn },
    ...{ onInvocation: markedReplies(onInvocation, parts.mark), onCompletion },
    health: async () =>
      healthOf({
        watches: await desk.watches(clock.now()),
        outbox: await readOutbox(store.db, ALL),
        upkeep: { chains: await readChains(store.db, ALL) },
        unheard: unheard(),
      }).health,
  };
}

async function isAgreed(tx: Store["db"], { source, watch }: Pick<Ask, "source" | "watch">): Promise<boolean> {
  if (watch === null) return true;
  const consent = await consentOf(tx, watch, source);
  return consent !== null && consent.agreed_at !== null;
}
