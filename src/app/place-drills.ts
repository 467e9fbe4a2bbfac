/**
 * A drill in a place: a made-up campaign in the way in which the place is told of real ones, in a database of
 * its own that is deleted when it is over. A bot that was stopped in between goes on with it.
 */
import { existsSync } from "node:fs";
import type { OnInvocation } from "../chat/chat.ts";
import type { Drills } from "../commands/drilling.ts";
import type { Place, Route } from "../domain/alert.ts";
import { type Duration, MINUTE, SECOND } from "../domain/time.ts";
import { createDrillSource } from "../sources/drill/drill-source.ts";
import { openStore } from "../store/open.ts";
import type { Store } from "../store/store.ts";
import { storiesSince } from "../store/stories.ts";
import { answeringDrill, chatOfDrill } from "./drill-chats.ts";
import { type DrillNotes, drillNotes } from "./drill-notes.ts";
import { type SayOfDrill, sayOfDrill, takeBack } from "./drill-notices.ts";
import {
  type ComposedDrill,
  composeDrill,
  type DrillStaging,
  deliverAll,
  drillRoute,
  playThrough,
  removeDatabase,
} from "./drill-play.ts";
import { drillResult } from "./drill-summary.ts";

/** How long a chat that does not take the last edits is waited for; what it has not taken then stays as it is. */
const LAST_DELIVERIES: Duration = 60 * MINUTE;

/** How a drill passes, in real time. */
export interface DrillPace {
  /** After each poll that brought news, so that people can follow it and chats are not hurried. */
  readonly beat: Duration;
  /** How long its messages can be asked about when all was played. */
  readonly openFor: Duration;
}

export const USUAL_PACE: DrillPace = { beat: 2 * SECOND, openFor: 10 * MINUTE };

export interface DrillHouse extends Omit<DrillStaging, "store" | "routes"> {
  /** A file beside the bot's own database. */
  readonly database: string;
  /** Those that hold now. */
  readonly routes: () => readonly Route[];
  readonly pace: DrillPace;
  /** The bot stops: the drill is left as it is, to be gone on with at the next start. */
  readonly signal: AbortSignal;
}

export interface PlaceDrills extends Drills {
  /** Goes on with a drill that was under way when the bot stopped. */
  resume(): Promise<void>;
  /** Lets the drill that is under way be asked, apart from what is real. */
  around(answer: OnInvocation): OnInvocation;
  /** Resolves when no drill is under way any more. */
  idle(): Promise<void>;
}

interface UnderWay {
  readonly place: Place;
  readonly by: string;
  readonly stopping: AbortController;
  /** Null until it can be asked. */
  drill: ComposedDrill | null;
  done: Promise<void>;
}

interface Playing {
  readonly notes: DrillNotes;
  readonly language: string | undefined;
}

export function createPlaceDrills(house: DrillHouse): PlaceDrills {
  let underWay: UnderWay | null = null;
  const { signal, deliveryClock: clock } = house;

  function taken({ place, by }: Pick<UnderWay, "place" | "by">): UnderWay {
    const stopping = new AbortController();
    underWay = { place, by, stopping, drill: null, done: Promise.resolve() };
    return underWay;
  }

  /** Resolves when the drill can be asked; it is played on its own. */
  async function begin(underway: UnderWay, openNotes: (store: Store) => Promise<DrillNotes>): Promise<void> {
    const store = await openStore(`sqlite:${house.database}`);
    try {
      const notes = await openNotes(store);
      const route = house.routes().find(({ to }) => to === notes.place);
      const { database: _, pace: __, routes: ___, signal: ____, ...staging } = house;
      const drill = await composeDrill(createDrillSource(notes), {
        ...staging,
        store,
        chats: house.chats.map((chat) => chatOfDrill(chat, notes.salt)),
        routes: route === undefined ? [] : [routeOfDrill(route)],
      });
      if (await drillNotes(store).isStopped()) underway.stopping.abort();
      underway.drill = drill;
      underway.done = played(underway, drill, { notes, language: route?.language });
    } catch (error) {
      await store.close();
      throw error;
    }
  }

  /** What could not begin keeps nobody else from beginning. */
  async function orFree(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      underWay = null;
      throw error;
    }
  }

  /** Never rejects. */
  async function played(underway: UnderWay, drill: ComposedDrill, of: Playing): Promise<void> {
    try {
      await play(underway, drill, of).finally(() => drill.store.close());
      if (!signal.aborted) await removeDatabase(house.database);
    } catch (error) {
      if (!signal.aborted) house.logger.error({ error }, "drill failed; it goes on at the next start");
    } finally {
      underWay = null;
    }
  }

  async function play(underway: UnderWay, drill: ComposedDrill, { notes, language }: Playing): Promise<void> {
    const { store, bot } = drill;
    const ended = AbortSignal.any([signal, underway.stopping.signal]);
    const say = sayOfDrill({ store, clock }, notes, language);
    await playThrough(
      drill,
      async ({ share }) => {
        await say({ is: "playing", percent: Math.floor(share * 10) * 10 }, null);
        const told = await bot.courier.round(signal);
        if (told > 0) await clock.sleep(house.pace.beat, ended);
      },
      ended,
    ).catch((error: unknown) => {
      // Somebody ended it in the middle of a poll.
      if (!underway.stopping.signal.aborted) throw error;
    });
    if (!ended.aborted) await standOpen(drill, { notes, say }, ended);
    if (signal.aborted) return;
    await deliverAll(drill, { within: LAST_DELIVERIES, clock }, signal);
    await takeBack({ store, clock }, language);
    await say({ is: "over" }, await resultOf(drill, notes));
    await deliverAll(drill, { within: LAST_DELIVERIES, clock }, signal);
  }

  /** Everything was played: people ask about it, and try what they would do. */
  async function standOpen(
    drill: ComposedDrill,
    { notes, say }: { readonly notes: DrillNotes; readonly say: SayOfDrill },
    ended: AbortSignal,
  ): Promise<void> {
    const until = await drillNotes(drill.store).openUntil(clock.now() + house.pace.openFor);
    if (clock.now() < until) await say({ is: "played", until }, await resultOf(drill, notes));
    while (!ended.aborted && clock.now() < until) {
      await drill.bot.timeKeeper.look();
      if ((await drill.bot.courier.round(signal)) > 0) continue;
      await clock.sleep(Math.min(SECOND / 4, until - clock.now()), ended);
    }
  }

  return {
    async start({ place, name }, scenario) {
      if (underWay !== null) return { is: "busy", place: underWay.place, by: underWay.by };
      if (!house.routes().some(({ to }) => to === place)) return { is: "no-route" };
      // Taken before anything is waited for: of two who ask at once one gets it.
      const underway = taken({ place, by: name });
      await orFree(async () => {
        await removeDatabase(house.database);
        await begin(underway, (store) =>
          drillNotes(store).begin({ place, by: name, scenario, now: clock.now() }),
        );
      });
      return { is: "started" };
    },
    async stop(place) {
      if (underWay?.place !== place) return "none";
      const { drill, stopping } = underWay;
      if (drill !== null) await drillNotes(drill.store).stop(clock.now());
      stopping.abort();
      return "stopped";
    },
    async resume() {
      if (!existsSync(house.database)) return;
      const notes = await notesIn(house.database);
      if (notes === null) return removeDatabase(house.database);
      await orFree(() => begin(taken(notes), async () => notes));
    },
    around: (answer) => answeringDrill(answer, () => underWay?.drill ?? null),
    idle: async () => {
      await underWay?.done;
    },
  };
}

async function notesIn(database: string): Promise<DrillNotes | null> {
  const store = await openStore(`sqlite:${database}`);
  return drillNotes(store)
    .read()
    .finally(() => store.close());
}

/** What was found, and how much of it the place's own conditions let through. */
async function resultOf(drill: ComposedDrill, { place }: DrillNotes) {
  return { ...(await drillResult(drill)), told: await storiesSince(drill.store.db, place, 0) };
}

/** As the place is told, but at once: made-up hours are nobody's night, and nothing of it stands in a digest. */
function routeOfDrill(route: Route): Route {
  return { ...drillRoute(route), quietHours: null, digest: null };
}
