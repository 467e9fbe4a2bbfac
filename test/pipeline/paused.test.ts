import { expect, it } from "vitest";
import { DEFAULTS } from "../../src/config/defaults.ts";
import type { Post } from "../../src/domain/post.ts";
import { HOUR, MINUTE } from "../../src/domain/time.ts";
import type { Watch } from "../../src/domain/watch.ts";
import { createPoller } from "../../src/pipeline/poller.ts";
import type { Source } from "../../src/sources/source.ts";
import { chatWatches, pauseWatch, putChatWatch, resumeWatch } from "../../src/store/edit-watches.ts";
import type { Store } from "../../src/store/store.ts";
import { dueTimes } from "../../src/store/watches.ts";
import { createManualClock } from "../../src/support/clock.ts";
import { noFaults } from "../../src/support/fault-points.ts";
import { describeStores } from "../contracts/store-places.ts";
import { freeBudget } from "../servers/free-budget.ts";
import { createListedSource } from "../servers/listed-source.ts";
import { quietEvents } from "../servers/quiet-events.ts";

const START = Date.UTC(2026, 10, 2);
const WATCH: Watch = {
  ...{ id: "harbour", name: "Harbour", keywords: ["harbour"], require: [], exclude: [] },
  ...{ languages: [], sources: ["listed"], texts: [] },
};

function post(id: string, hour: number): Post {
  return {
    ...{ source: "listed", id, platform: "x", author: { id, handle: id } },
    ...{ text: `harbour news ${id}`, createdAt: START + hour * HOUR, lang: "en", repostOf: null },
    ...{ links: [], media: [], raw: "" },
  };
}

/** Like a platform's search: who comes without a cursor gets the last minute. */
function searched(posts: readonly Post[]): Source {
  const listed = createListedSource(posts, () => 10);
  return {
    ...listed,
    pull: (request, signal) =>
      listed.pull({ ...request, cursor: request.cursor ?? String(request.now - MINUTE) }, signal),
  };
}

function botOn(store: Store, posts: readonly Post[]) {
  const clock = createManualClock(START);
  const { tick } = createPoller({
    ...{ store, budget: freeBudget(store), clock, faults: noFaults, events: quietEvents },
    sources: new Map([["listed", searched(posts)]]),
    telling: {
      ...{ routes: [], watchNames: new Map(), mark: null, events: quietEvents, gates: DEFAULTS.detection },
      windows: { fast: DEFAULTS.detection.window, slow: DEFAULTS.detection.slowWindow },
    },
    detection: (watch) => ({ ...DEFAULTS.detection, watch }),
  });
  return {
    async tickAt(hour: number): Promise<string[]> {
      clock.set(START + hour * HOUR);
      await tick(WATCH.id, new AbortController().signal);
      const rows = await store.db.selectFrom("watch_posts").select("post_id").orderBy("created_at").execute();
      return rows.map(({ post_id: id }) => id);
    },
    due: async () => ((await dueTimes(store.db))[0]?.dueAt ?? 0) - START,
  };
}

describeStores("a paused watch", (place) => {
  async function opened(): Promise<Store> {
    const store = await place.open();
    await store.transaction((tx) => putChatWatch(tx, WATCH, START));
    expect(await chatWatches(store.db)).toEqual([WATCH]);
    return store;
  }
  const pause = (store: Store, at: number, until: number) =>
    store.transaction((tx) =>
      pauseWatch(tx, WATCH.id, { at: START + at * HOUR, until: START + until * HOUR, byName: "Anna" }),
    );

  it("is not read before its end, and what was posted meanwhile is a gap that stays one", async () => {
    const store = await opened();
    const bot = botOn(store, [post("before", 1), post("within", 3), post("after", 5.01)]);
    expect(await bot.tickAt(1)).toEqual(["before"]);
    await pause(store, 2, 5);
    expect(await bot.due()).toBe(5 * HOUR);
    expect(await bot.tickAt(4), "also when it is ticked all the same").toEqual(["before"]);
    expect(await bot.due()).toBe(5 * HOUR);

    expect(await bot.tickAt(5)).toEqual(["before"]);
    expect(await bot.tickAt(5.02)).toEqual(["before", "after"]);
    const gaps = await store.db.selectFrom("gaps").select(["from_at", "to_at", "why"]).execute();
    expect(gaps).toEqual([
      { from_at: START + 2 * HOUR, to_at: START + 5 * HOUR, why: "the watch was paused" },
    ]);
  });

  it("is read again at once when somebody resumes it, and one made longer began when it began", async () => {
    const store = await opened();
    const bot = botOn(store, [post("within", 2.5), post("after", 3.01)]);
    expect(await bot.tickAt(1)).toEqual([]);
    await pause(store, 2, 4);
    await pause(store, 2.2, 9);
    const resume = () => store.transaction((tx) => resumeWatch(tx, WATCH.id, START + 3 * HOUR));
    expect(await resume()).toBe(true);
    expect(await bot.due()).toBe(3 * HOUR);
    expect(await resume(), "it is over").toBe(false);
    await bot.tickAt(3);
    expect(await bot.tickAt(3.02)).toEqual(["after"]);
    const gaps = await store.db.selectFrom("gaps").select(["from_at", "to_at"]).execute();
    expect(gaps).toEqual([{ from_at: START + 2 * HOUR, to_at: START + 3 * HOUR }]);
  });
});
