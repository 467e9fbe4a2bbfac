/** The one place that introduces the parts to each other; whoever calls it brings parts of their own. */
import { routesOf } from "../alerts/route.ts";
import type { Card } from "../cards/card.ts";
import type { Chat, OnInvocation } from "../chat/chat.ts";
import type { Access } from "../commands/access.ts";
import { allCommands } from "../commands/all.ts";
import { createGate } from "../commands/gate.ts";
import { createDesk, type DeskFacts } from "../commands/scoped-desk.ts";
import { createWorkbench } from "../commands/scoped-workbench.ts";
import type { DetectionSettings } from "../config/config.ts";
import type { Route } from "../domain/alert.ts";
import { type Duration, SECOND } from "../domain/time.ts";
import type { Watch } from "../domain/watch.ts";
import type { BackfillSettings } from "../pipeline/back-fill.ts";
import { createBudget, type PaidSource } from "../pipeline/budget/budget.ts";
import { type Courier, createCourier } from "../pipeline/courier.ts";
import { createTimeKeeper, type TimeKeeper } from "../pipeline/keep-time.ts";
import { createPoller } from "../pipeline/poller.ts";
import type { Tick } from "../pipeline/scheduler.ts";
import type { Source } from "../sources/source.ts";
import { appendAudit } from "../store/audit.ts";
import type { Store } from "../store/store.ts";
import type { Clock } from "../support/clock.ts";
import type { FaultPoint } from "../support/fault-points.ts";
import type { Logger } from "../support/logger.ts";
import { VERSION } from "../support/version.ts";
import { createEvents, type Events } from "./events.ts";
import { markedReplies } from "./marked-replies.ts";

export interface Parts {
  readonly store: Store;
  readonly sources: readonly Source[];
  readonly chats: readonly Chat[];
  readonly watches: readonly Watch[];
  readonly routes: readonly Route[];
  readonly access: Access;
  readonly detection: DetectionSettings;
  /** What may be spent and how sparingly it is read, by the source's id; of each that has a tariff. */
  readonly spending: ReadonlyMap<string, Omit<PaidSource, "tariff">>;
  /** How much of its past a new watch reads, by the source's id. */
  readonly backfill: ReadonlyMap<string, BackfillSettings>;
  /** From how long without a poll on places are told that we were away; null where time is made up. */
  readonly awayFrom: Duration | null;
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
  readonly onInvocation: OnInvocation;
  readonly events: Events;
}

export function compose(parts: Parts): Bot {
  const { store, clock, routes, faults } = parts;
  const events = createEvents(parts.logger);
  const budget = createBudget({ store, paid: paidSources(parts), isAgreed: async () => true });
  const telling = {
    routes,
    watchNames: new Map(parts.watches.map(({ id, name }) => [id, name])),
    mark: parts.mark,
    windows: { fast: parts.detection.window, slow: parts.detection.slowWindow },
    gates: parts.detection,
    events,
  };
  const timeKeeper = createTimeKeeper({ store, clock, telling, events });
  const { tick } = createPoller({
    store,
    budget,
    clock,
    events,
    faults,
    sources: new Map(parts.sources.map((source) => [source.id, source])),
    telling,
    detection: (watch) => ({ ...parts.detection, watch }),
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
  const facts: DeskFacts = {
    version: VERSION,
    startedAt: clock.now(),
    placesOf: (watch) => routesOf(watch, routes).map(({ to }) => to),
    memoryBytes: () => process.memoryUsage().rss,
  };
  const onInvocation = createGate({
    registry: allCommands,
    deskFor: (scope) => createDesk(store, scope, facts),
    workbenchFor: (scope, author) => createWorkbench(store, scope, author),
    audit: (action) => store.transaction((tx) => appendAudit(tx, action)),
    access: parts.access,
    routes,
    clock,
    onError: (error, about) => parts.logger.error({ error, ...about }, "command failed"),
  });
  return { tick, courier, timeKeeper, onInvocation: markedReplies(onInvocation, parts.mark), events };
}

/** Each source that bills, with what may be spent on it. */
function paidSources({ sources, spending }: Parts): ReadonlyMap<string, PaidSource> {
  return new Map(
    sources.flatMap(({ id, tariff }): [string, PaidSource][] => {
      if (tariff === null) return [];
      const setUp = spending.get(id);
      if (setUp === undefined) throw new Error(`The source "${id}" bills, and nothing may be spent on it.`);
      return [[id, { tariff, ...setUp }]];
    }),
  );
}
