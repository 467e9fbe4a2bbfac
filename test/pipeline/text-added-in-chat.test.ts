import { expect, it } from "vitest";
import { DEFAULTS } from "../../src/config/defaults.ts";
import type { Post } from "../../src/domain/post.ts";
import { HOUR } from "../../src/domain/time.ts";
import type { Watch } from "../../src/domain/watch.ts";
import { createPoller } from "../../src/pipeline/poller.ts";
import { wavesOfWatch } from "../../src/store/bursts.ts";
import type { Store } from "../../src/store/store.ts";
import { addedTexts, addText, removeText } from "../../src/store/watch-texts.ts";
import { syncWatches } from "../../src/store/watches.ts";
import { createManualClock } from "../../src/support/clock.ts";
import { noFaults } from "../../src/support/fault-points.ts";
import { describeStores } from "../contracts/store-places.ts";
import { freeBudget } from "../servers/free-budget.ts";
import { createListedSource } from "../servers/listed-source.ts";
import { quietEvents } from "../servers/quiet-events.ts";

const HAND_OUT = "Only one candidate has stood up for our harbour workers this year";
const START = Date.UTC(2026, 10, 2);
const WATCH: Watch = {
  ...{ id: "harbour", name: "Harbour", keywords: [], require: [], exclude: [] },
  ...{ languages: [], sources: ["listed"], texts: [] },
};

function post(author: string, hour: number): Post {
  return {
    ...{ source: "listed", id: author, platform: "x", author: { id: author, handle: author } },
    ...{ text: `Friends! ${HAND_OUT}`, createdAt: START + hour * HOUR, lang: "en", repostOf: null },
    ...{ links: [], media: [], raw: "" },
  };
}

/** @returns one process after another on one database: polls at an hour, and says what is listed. */
function botOn(store: Store, posts: readonly Post[]) {
  const clock = createManualClock(START);
  let rebuilds = 0;
  let least: number = DEFAULTS.detection.minAccounts;
  const start = () =>
    createPoller({
      ...{ store, budget: freeBudget(store), clock, faults: noFaults },
      events: {
        ...quietEvents,
        detectorRebuilt: () => {
          rebuilds += 1;
        },
      },
      sources: new Map([["listed", createListedSource(posts, () => 10)]]),
      telling: {
        ...{ routes: [], watchNames: new Map(), mark: null, events: quietEvents, gates: DEFAULTS.detection },
        windows: { fast: DEFAULTS.detection.window, slow: DEFAULTS.detection.slowWindow },
      },
      detection: (watch) => ({ ...DEFAULTS.detection, watch, minAccounts: least }),
    });
  let poller = start();
  return {
    restart() {
      poller = start();
    },
    rebuilds: () => rebuilds,
    ask(minAccounts: number) {
      least = minAccounts;
    },
    async pollAt(hour: number) {
      clock.set(START + hour * HOUR);
      await poller.tick(WATCH.id, new AbortController().signal);
      const waves = await wavesOfWatch(store.db, WATCH.id);
      return waves.map(({ burst, announced }) => [burst.accounts, burst.knownText, announced]);
    },
  };
}

describeStores("a text added in chat", (place) => {
  it("counts from the next poll on: one account's copy is listed, two are announced, also after a restart", async () => {
    const store = await place.open();
    await store.transaction((tx) => syncWatches(tx, "file", [WATCH], START));
    const bot = botOn(store, [post("a", 1), post("b", 3), post("c", 30)]);
    expect(await bot.pollAt(2), "one account's words are nobody's hand-out").toEqual([]);

    const added = { text: HAND_OUT, by: "slack:U1", at: START + 2 * HOUR };
    await store.transaction((tx) => addText(tx, WATCH.id, added));
    const before = bot.rebuilds();
    expect(await bot.pollAt(4)).toEqual([[2, true, true]]);
    expect(bot.rebuilds()).toBe(before + 1);

    bot.restart();
    expect(await bot.pollAt(31)).toEqual([[3, true, true]]);
    await bot.pollAt(32);
    expect(bot.rebuilds(), "once for the restart, and not for every poll").toBe(before + 2);
  });

  it("lists a single account's copy before anybody else posts it", async () => {
    const store = await place.open();
    await store.transaction((tx) => syncWatches(tx, "file", [WATCH], START));
    const bot = botOn(store, [post("a", 1), post("b", 3)]);
    expect(await bot.pollAt(0.5)).toEqual([]);
    await store.transaction((tx) => addText(tx, WATCH.id, { text: HAND_OUT, by: "slack:U1", at: START }));
    expect(await bot.pollAt(2)).toEqual([[1, true, false]]);
    expect(await bot.pollAt(4)).toEqual([[2, true, true]]);
  });

  it("is forgotten at the next poll after it was removed", async () => {
    const store = await place.open();
    await store.transaction((tx) => syncWatches(tx, "file", [WATCH], START));
    const bot = botOn(store, [post("a", 1)]);
    await store.transaction((tx) => addText(tx, WATCH.id, { text: HAND_OUT, by: "slack:U1", at: START }));
    await bot.pollAt(0.5);
    const [added] = await addedTexts(store.db, WATCH.id);
    await store.transaction((tx) => removeText(tx, added!.id));
    expect(await bot.pollAt(2)).toEqual([]);
  });
});

describeStores("a minimum of accounts that is changed while the bot runs", (place) => {
  it("counts from the next poll on, with one rebuild", async () => {
    const store = await place.open();
    await store.transaction((tx) => syncWatches(tx, "file", [WATCH], START));
    const bot = botOn(
      store,
      ["a", "b", "c"].map((author, i) => post(author, 1 + i / 10)),
    );
    expect(await bot.pollAt(1.15), "two of three are too few").toEqual([]);
    const before = bot.rebuilds();
    bot.ask(3);
    expect(await bot.pollAt(1.5)).toEqual([[3, false, false]]);
    await bot.pollAt(2);
    expect(bot.rebuilds()).toBe(before + 1);
  });
});
