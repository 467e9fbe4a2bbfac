import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { detectionFor } from "../../src/app/detection-for.ts";
import { DEFAULTS } from "../../src/config/defaults.ts";
import type { Post } from "../../src/domain/post.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/time.ts";
import type { Watch } from "../../src/domain/watch.ts";
import { createPoller } from "../../src/pipeline/poller.ts";
import { chatWatches, putChatWatch } from "../../src/store/edit-watches.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import { createManualClock } from "../../src/support/clock.ts";
import { noFaults } from "../../src/support/fault-points.ts";
import { freeBudget } from "../servers/free-budget.ts";
import { createListedSource } from "../servers/listed-source.ts";
import { quietEvents } from "../servers/quiet-events.ts";
import { type AtTheDesk, atTheDesk } from "./at-the-desk.ts";
import { NOON } from "./desk-world.ts";

const WATCH: Watch = {
  ...{ id: "harbour", name: "Mara Lindqvist", keywords: ["Lindqvist"], require: [], exclude: [] },
  ...{ languages: [], sources: ["x"], texts: [] },
};
const SMALL = "Lindqvist has stood up for every one of our harbour workers since the strike began";
const LARGE = "nobody asked the people of the lower quay before Lindqvist had the football field sold";

function post(id: string, text: string, createdAt: number): Post {
  return {
    ...{ source: "x", id, platform: "x", author: { id, handle: id }, text, createdAt },
    ...{ lang: "en", repostOf: null, links: [], media: [], raw: "" },
  };
}

/** Five days of chatter, then five accounts with one text, and an hour later twelve with another. */
function posts(): Post[] {
  const start = NOON - 5 * DAY;
  const chatter = Array.from({ length: 110 }, (_, i) =>
    post(`c${i}`, `Lindqvist talk number${i} about thing${i} and matter${i}`, start + i * HOUR),
  );
  const copies = (n: number, text: string, at: number) =>
    Array.from({ length: n }, (_, i) => post(`${text[0]}${n}-${i}`, text, at + i * MINUTE));
  return [...chatter, ...copies(5, SMALL, NOON - 4 * HOUR), ...copies(12, LARGE, NOON - 3 * HOUR)];
}

describe("a change that is tried", () => {
  let store: Store;
  let desk: AtTheDesk;
  beforeEach(async () => {
    store = await openStore("sqlite::memory:");
    await store.transaction((tx) => putChatWatch(tx, WATCH, NOON - 6 * DAY));
    const { tick } = createPoller({
      ...{ store, budget: freeBudget(store), clock: createManualClock(NOON), faults: noFaults },
      events: quietEvents,
      sources: new Map([["x", { ...createListedSource(posts(), () => 50), id: "x" }]]),
      telling: {
        ...{ routes: [], watchNames: new Map(), mark: null, events: quietEvents, gates: DEFAULTS.detection },
        windows: { fast: DEFAULTS.detection.window, slow: DEFAULTS.detection.slowWindow },
      },
      detection: (watch) => ({ ...DEFAULTS.detection, watch }),
    });
    await tick(WATCH.id, new AbortController().signal);
    const found = await store.db.selectFrom("bursts").select("accounts").orderBy("accounts").execute();
    expect(found, "two bursts were found").toEqual([{ accounts: 5 }, { accounts: 12 }]);
    desk = atTheDesk(store);
  });
  afterEach(() => store.close());

  it("says what would have been announced instead, what stays and what goes, and changes nothing", async () => {
    const answer = await desk.ask("watch try harbour --accounts 8");
    expect(answer).toContain("Would have announced 1 instead of 2");
    expect(answer).toMatch(/127 posts since .*, of which 127 match/);
    expect(answer).toMatch(/Kept: 1\n.* · 12 accounts · “nobody asked/);
    expect(answer).toMatch(/Gone: 1\n.* · 5 accounts · “Lindqvist has stood up/);
    expect(answer).toContain("Nothing was read or changed.");
    expect(await chatWatches(store.db)).toEqual([WATCH]);
  });

  it("names bursts as the list does, those that people reviewed first", async () => {
    const { short_id: large } = await store.db
      .selectFrom("bursts")
      .select("short_id")
      .where("accounts", "=", 12)
      .executeTakeFirstOrThrow();
    await desk.ask(`review ${large} follow-up called two of them`);
    const answer = await desk.ask("watch try harbour --accounts 3");
    expect(answer).toContain("Would have announced 2 instead of 2");
    expect(answer).toMatch(
      new RegExp(
        `Kept: 2, the one marked follow up among them\\n.*${large} · 12 accounts · .*reviewed as follow up`,
      ),
    );
  });

  it("says whether anything would go that people found worth following", async () => {
    const rows = await store.db.selectFrom("bursts").select("short_id").orderBy("accounts").execute();
    for (const { short_id } of rows) await desk.ask(`review ${short_id} follow-up`);
    expect(await desk.ask("watch try harbour --accounts 3")).toContain("Kept: 2, both marked follow up\n");
    expect(await desk.ask("watch try harbour --accounts 8")).toContain(
      "Kept: 1, 1 of the 2 marked follow up\n",
    );
  });

  it("may be another window, which is applied as any other change", async () => {
    const narrow = await desk.ask("watch try harbour --window 2m");
    expect(narrow).toContain("Would have announced 0 instead of 2");
    expect(narrow).toContain("[Apply] /verbatim watch change --watch harbour --window 2m");
    expect(narrow).toContain("[Discard] /verbatim watch discard --watch harbour");
    expect(await desk.ask("watch try harbour --window 20m"), "the premise").toContain(
      "Would have announced 2 instead of 2",
    );
    const both = await desk.ask("watch try harbour --window 20m --accounts 8");
    expect(both).toContain("Would have announced 1 instead of 2");
    expect(both).toContain("[Apply] /verbatim watch change --watch harbour --accounts 8 --window 20m");
    expect(await desk.ask("watch try harbour --window 9d")).toContain("A window lasts from");
    expect(await desk.ask("watch try nowhere --window 20m")).toContain("There is no watch");
    expect(await desk.ask("watch try harbour")).toContain("is like that already");

    const changed = await desk.ask("watch change --watch harbour --window 2m");
    expect(changed).toContain("Within 2 minutes");
    const [applied] = await chatWatches(store.db);
    expect(applied).toEqual({ ...WATCH, window: 2 * MINUTE });
    expect(await desk.ask("watch show harbour")).toContain("Within 2 minutes");
    expect(detectionFor(applied ?? WATCH, DEFAULTS.detection)).toMatchObject({
      ...{ window: 2 * MINUTE, slowWindow: DEFAULTS.detection.slowWindow },
    });
    expect(await desk.ask("watch try harbour --window 60m"), "what it is compared with").toContain(
      "Would have announced 2 instead of 0",
    );
  });

  it("is discarded without a trace, by editors alone", async () => {
    expect(await desk.ask("watch discard harbour")).toContain("Nothing was changed");
    expect(await chatWatches(store.db)).toEqual([WATCH]);
    const viewer = { id: "slack:U-VIC", name: "Vic" };
    expect(await desk.ask("watch discard harbour", viewer)).toContain("“editor”");
  });

  it("leaves out posts that the changed words do not match", async () => {
    const answer = await desk.ask("watch try harbour --exclude football");
    expect(answer).toContain("of which 115 match");
    expect(answer).toMatch(/Gone: 1\n.* · 12 accounts/);
  });

  it("is applied from its answer, and detection goes by it", async () => {
    expect(await desk.ask("watch try harbour --accounts 8")).toContain(
      "[Apply] /verbatim watch change --watch harbour --accounts 8",
    );
    expect(await desk.ask("watch change --watch harbour --accounts 8")).toContain("Burst from 8 accounts");
    expect(await chatWatches(store.db)).toEqual([{ ...WATCH, minAccounts: 8 }]);
    expect(await desk.ask("watch show harbour")).toContain("Burst from 8 accounts");
  });
});
