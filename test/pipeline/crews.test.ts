/** Accounts that keep posting the same: remembered over restarts, as in a replay, and shown to who may see. */
import { expect, it } from "vitest";
import { createDesk } from "../../src/commands/scoped-desk.ts";
import { DEFAULTS } from "../../src/config/defaults.ts";
import type { Post } from "../../src/domain/post.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/time.ts";
import type { Watch } from "../../src/domain/watch.ts";
import { createPoller } from "../../src/pipeline/poller.ts";
import { createReplay } from "../../src/pipeline/replay.ts";
import { wavesOfWatch } from "../../src/store/bursts.ts";
import { syncWatches } from "../../src/store/watches.ts";
import { createManualClock } from "../../src/support/clock.ts";
import { noFaults } from "../../src/support/fault-points.ts";
import { FREE } from "../commands/free-facts.ts";
import { describeStores } from "../contracts/store-places.ts";
import { freeBudget } from "../servers/free-budget.ts";
import { createListedSource } from "../servers/listed-source.ts";
import { quietEvents } from "../servers/quiet-events.ts";

const START = Date.UTC(2026, 10, 2);
const never = new AbortController().signal;
const WATCH: Watch = {
  ...{ id: "harbour", name: "The harbour", keywords: [], require: [], exclude: [], languages: [] },
  ...{ sources: ["listed"], texts: [] },
};
const TEAM = ["a", "b", "c", "d", "e"];
const TEXTS = [
  "nobody asked the people of the lower quay before the cranes were sold",
  "who still remembers which council it was that closed the night ferry for good",
  "every honest docker in this town knows exactly whom to thank on Sunday",
];

/** Three texts within the first day by the same five accounts, among many others with a post each. */
function posts(): Post[] {
  const made: Omit<Post, "id">[] = [];
  const post = (createdAt: number, account: string, text: string) =>
    made.push({
      ...{ source: "listed", platform: "x", author: { id: account, handle: `${account}_example` }, text },
      ...{ createdAt, lang: "en", repostOf: null, links: [], media: [], raw: "{}" },
    });
  for (let i = 0; i < 1_200; i++) post(START + i * MINUTE, `other${i}`, `word${i} and word${i * 7} again`);
  for (const [n, text] of TEXTS.entries()) {
    for (const [i, account] of TEAM.entries()) post(START + (5 + n * 6) * HOUR + i * MINUTE, account, text);
  }
  return made.sort((a, b) => a.createdAt - b.createdAt).map((each, i) => ({ ...each, id: `${1e6 + i}` }));
}

describeStores("accounts that keep posting the same", (place) => {
  it("are known at their third text, live over restarts as in a replay, and listed", async () => {
    const made = posts();
    const store = await place.open();
    await store.transaction((tx) => syncWatches(tx, "file", [WATCH], START));
    const clock = createManualClock(START);
    for (let at = START; at <= START + DAY; at += 3 * HOUR) {
      clock.set(at);
      const source = createListedSource(made, () => 200);
      const { detection } = DEFAULTS;
      const poller = createPoller({
        ...{ store, budget: freeBudget(store), clock, events: quietEvents, faults: noFaults },
        sources: new Map([[source.id, source]]),
        telling: {
          ...{ routes: [], watchNames: new Map(), mark: null, events: quietEvents, gates: detection },
          windows: { fast: detection.window, slow: detection.slowWindow },
        },
        detection: (watch) => ({ ...detection, watch }),
      });
      await poller.tick(WATCH.id, never);
    }
    const live = await wavesOfWatch(store.db, WATCH.id);
    expect(live.map(({ announced, reason }) => [announced, reason])).toEqual([
      [false, "not-enough-history"],
      [false, "not-enough-history"],
      [true, "first"],
    ]);
    expect(live.map(({ burst }) => burst.crew)).toEqual([
      null,
      null,
      // Found with the fourth copy, when four of the five had posted it.
      { accounts: 4, of: 4, passages: 2, days: 1, apart: MINUTE },
    ]);

    const replay = createReplay({ ...DEFAULTS.detection, watch: WATCH.id });
    made.forEach((post, i) => {
      replay.take(post, i);
    });
    expect(replay.finish().map(({ burst }) => burst)).toEqual(live.map(({ burst }) => burst));

    const facts = {
      version: "0",
      startedAt: 0,
      placesOf: () => [],
      memoryBytes: () => 0,
      detection: DEFAULTS.detection,

      ...FREE,
    };
    const desk = createDesk(store, { all: true }, facts);
    const [crew, ...others] = await desk.crews();
    expect(others).toEqual([]);
    expect(crew).toMatchObject({
      watchName: "The harbour",
      crew: { did: { accounts: 5, passages: 3, days: 1, apart: MINUTE } },
    });
    const found = await desk.crew(crew?.shortId.toLowerCase() ?? "");
    expect(found).toMatchObject({ is: "found", detail: { shortId: crew?.shortId } });
    const detail = found.is === "found" ? found.detail : null;
    expect(detail?.accounts.map(({ handle, passages }) => [handle, passages])).toEqual(
      TEAM.map((account) => [`${account}_example`, 3]),
    );
    expect(detail?.bursts.map(({ burst }) => burst.passage)).toEqual(TEXTS);
    const outside = createDesk(store, { all: false, watches: ["ferry"] }, facts);
    expect(await outside.crews()).toEqual([]);
    expect(await outside.crew(crew?.shortId ?? "")).toEqual({ is: "none" });
  });
});
