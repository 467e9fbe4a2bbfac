import { expect, it } from "vitest";
import { OPEN_ROUTE } from "../../src/alerts/route.ts";
import type { Card } from "../../src/cards/card.ts";
import { plainText } from "../../src/cards/plain-text.ts";
import type { Mute, Route } from "../../src/domain/alert.ts";
import type { Post } from "../../src/domain/post.ts";
import { DAY, HOUR, type Instant, MINUTE } from "../../src/domain/time.ts";
import type { Watch } from "../../src/domain/watch.ts";
import { createPoller } from "../../src/pipeline/poller.ts";
import { putMute } from "../../src/store/mutes.ts";
import type { Store } from "../../src/store/store.ts";
import { syncWatches } from "../../src/store/watches.ts";
import { createManualClock } from "../../src/support/clock.ts";
import { noFaults } from "../../src/support/fault-points.ts";
import { describeStores } from "../contracts/store-places.ts";
import { freeBudget } from "../servers/free-budget.ts";
import { createListedSource } from "../servers/listed-source.ts";
import { quietEvents } from "../servers/quiet-events.ts";

const START = Date.UTC(2026, 10, 2);
const DETECTION = {
  minAccounts: 4,
  window: HOUR,
  slowMinAccounts: 10,
  slowWindow: 36 * HOUR,
  capacity: 10_000,
  surprise: 6,
  slowSurprise: 3,
};
/** Long enough for every surprise to have its whole past. */
const WATCHED = 4 * DAY;
const never = new AbortController().signal;
const SENTENCE = "nobody asked the people of the lower quay before the cranes were sold";

/** What a channel would read by now: each message as its newest revision, with the lines below it. */
interface Message {
  readonly card: string;
  readonly thread: readonly string[];
  /** What was said in the place itself, after the message. */
  readonly besides: readonly string[];
}

interface Play {
  post(at: Instant, account: string, text?: string): void;
  /** Polls every watch at `at`. */
  poll(at: Instant): Promise<void>;
  read(place: string): Promise<readonly Message[]>;
}

async function play(
  store: Store,
  given: { watches?: readonly string[]; routes: readonly Partial<Route>[] },
): Promise<Play> {
  const ids = given.watches ?? ["harbour"];
  const watches = ids.map(watchNamed);
  const routes = given.routes.map((route) => ({ ...OPEN_ROUTE, to: "chat:desk", ...route }));
  const posts: Post[] = [];
  const clock = createManualClock(START);
  await store.transaction((tx) => syncWatches(tx, "file", watches, START - WATCHED));
  function poller() {
    const source = createListedSource(posts, () => 50);
    return createPoller({
      store,
      budget: freeBudget(store),
      clock,
      sources: new Map([[source.id, source]]),
      events: quietEvents,
      telling: {
        routes,
        watchNames: new Map(watches.map(({ id, name }) => [id, name])),
        mark: null,
        windows: { fast: DETECTION.window, slow: DETECTION.slowWindow },
        gates: DETECTION,
        events: quietEvents,
      },
      detection: (watch) => ({ ...DETECTION, watch }),
      faults: noFaults,
    });
  }

  return {
    post(at, account, text = SENTENCE) {
      posts.push({
        source: "listed",
        id: `${posts.length + 1}`,
        platform: "x",
        author: { id: account, handle: account },
        text,
        createdAt: at,
        lang: "en",
        repostOf: null,
        links: [],
        media: [],
        raw: "{}",
      });
    },
    // A new poller each time: what is told must not rest on what a process remembers.
    async poll(at) {
      clock.set(at);
      for (const { id } of watches) await poller().tick(id, never);
    },
    async read(place) {
      const rows = await store.db
        .selectFrom("outbox")
        .select(["subject", "lane", "card"])
        .where("place", "=", place)
        .orderBy("id")
        .execute();
      const subjects = [...new Set(rows.map((row) => row.subject))];
      return subjects.map((subject) => {
        const own = rows.filter((row) => row.subject === subject);
        const cards = own.filter((row) => row.lane === "card").map((row) => shown(row.card));
        return {
          card: cards.at(-1) ?? "",
          thread: own.filter((row) => row.lane.startsWith("thread:")).map((row) => shown(row.card)),
          besides: own.filter((row) => row.lane.startsWith("place:")).map((row) => shown(row.card)),
        };
      });
    },
  };
}

function watchNamed(id: string): Watch {
  return {
    id,
    name: id === "harbour" ? "The harbour" : "The ferry",
    keywords: [],
    require: [],
    exclude: [],
    languages: [],
    sources: ["listed"],
    texts: [],
  };
}

function shown(card: string): string {
  return plainText(JSON.parse(card) as Card);
}

/** `n` accounts post the sentence, a minute apart. */
function paste(scene: Play, from: Instant, n: number, firstAccount = 1): void {
  for (let i = 0; i < n; i += 1) scene.post(from + i * MINUTE, `a${firstAccount + i}`);
}

describeStores("telling a place", (place) => {
  it("sends one message, keeps it up, and says milestones and the end below it, each once", async () => {
    const scene = await play(await place.open(), { routes: [{}] });
    paste(scene, START, 4);
    await scene.poll(START + 5 * MINUTE);
    expect(await scene.read("chat:desk")).toMatchObject([
      { card: expect.stringContaining("4 accounts posted the same 13 words within 3 minutes"), thread: [] },
    ]);

    paste(scene, START + 6 * MINUTE, 8, 5);
    await scene.poll(START + 20 * MINUTE);
    await scene.poll(START + 25 * MINUTE);
    const [grown, ...others] = await scene.read("chat:desk");
    expect(others).toEqual([]);
    expect(grown?.card).toContain("12 accounts posted the same 13 words within 13 minutes");
    expect(grown?.thread).toEqual([expect.stringContaining("12 accounts now (4 at the first alert)")]);
    expect(grown?.besides, "in a higher class").toEqual([
      expect.stringMatching(/ has 12 accounts and is now in class notable \(severity \d+ of 100\)/),
    ]);

    await scene.poll(START + 2 * HOUR);
    await scene.poll(START + 3 * HOUR);
    const [ended] = await scene.read("chat:desk");
    expect(ended?.card).toContain("ended");
    expect(ended?.thread).toEqual([
      expect.stringContaining("12 accounts now"),
      expect.stringContaining("Ended. No new copy for 60 minutes. In all 12 accounts, 12 posts"),
    ]);
  });

  it("puts a text that two watches find on one message, with a line for the second watch", async () => {
    const scene = await play(await place.open(), {
      watches: ["harbour", "ferry"],
      routes: [{ watch: "*" }, { watch: "ferry", to: "chat:ferry" }],
    });
    paste(scene, START, 5);
    await scene.poll(START + 5 * MINUTE);
    const desk = await scene.read("chat:desk");
    expect(desk).toHaveLength(1);
    expect(desk[0]?.card).toContain("Also found by watch The ferry");
    const ferry = await scene.read("chat:ferry");
    expect(ferry).toHaveLength(1);
    expect(ferry[0]?.card, "a place hears of its own watches only").not.toContain("The harbour");
  });

  it("answers a later wave in the first one's thread, and after thirty days with a message", async () => {
    const scene = await play(await place.open(), { routes: [{}] });
    paste(scene, START, 5);
    await scene.poll(START + 5 * MINUTE);
    await scene.poll(START + 3 * HOUR);
    paste(scene, START + 50 * HOUR, 6, 20);
    await scene.poll(START + 50 * HOUR + 6 * MINUTE);
    const [message, ...others] = await scene.read("chat:desk");
    expect(others).toEqual([]);
    expect(message?.card).toContain("6 accounts posted the same 13 words within 5 minutes");
    expect(message?.card).toContain("wave 2");
    expect(message?.thread.at(-1)).toContain("Wave 2: the same words again.");
    expect(message?.thread.at(-1)).toContain("The wave before it ended 2 Nov 2026, 00:04 UTC.");

    await scene.poll(START + 54 * HOUR);
    paste(scene, START + 32 * DAY, 4, 40);
    await scene.poll(START + 32 * DAY + 6 * MINUTE);
    const messages = await scene.read("chat:desk");
    expect(messages).toHaveLength(2);
    expect(messages[1]?.card).toContain("wave 3");
  });

  it("keeps quiet about what is muted, slow, or over the ceiling, and says it when that has passed", async () => {
    const store = await place.open();
    const scene = await play(store, { routes: [{ ceiling: 1 }] });
    const mute: Mute = {
      target: { kind: "watch", id: "harbour" },
      until: START + 30 * MINUTE,
      by: "chat:anna",
      why: "known",
    };
    await store.transaction((tx) => putMute(tx, mute, START));
    paste(scene, START, 5);
    await scene.poll(START + 5 * MINUTE);
    expect(await scene.read("chat:desk")).toEqual([]);

    scene.post(START + 31 * MINUTE, "a9");
    await scene.poll(START + 32 * MINUTE);
    expect(await scene.read("chat:desk"), "the mute has ended").toHaveLength(1);

    for (let i = 1; i <= 4; i += 1) {
      scene.post(
        START + 40 * MINUTE + i,
        `b${i}`,
        "quite another sentence that four people put up at once today",
      );
    }
    await scene.poll(START + 41 * MINUTE);
    expect(await scene.read("chat:desk"), "one an hour").toHaveLength(1);

    for (let i = 1; i <= 10; i += 1) {
      scene.post(
        START + (10 + 2 * i) * HOUR,
        `c${i}`,
        "a third sentence that goes round slowly from door to door in this town",
      );
    }
    await scene.poll(START + 31 * HOUR);
    expect(await scene.read("chat:desk"), "ten in twenty hours is found and not announced").toHaveLength(1);
    const slow = await store.db
      .selectFrom("bursts")
      .select(["horizon", "reason"])
      .where("horizon", "=", "slow")
      .execute();
    expect(slow).toEqual([{ horizon: "slow", reason: "quiet" }]);
  });

  it("masks names, and leaves out links, where a route asks for it", async () => {
    const scene = await play(await place.open(), { routes: [{ handles: "masked" }, { to: "chat:open" }] });
    for (const name of ["harbour_fan", "quay_walker", "ferry_rider", "night_porter"]) scene.post(START, name);
    await scene.poll(START + MINUTE);
    const [masked] = await scene.read("chat:desk");
    const [open] = await scene.read("chat:open");
    expect(open?.card).toContain("@harbour_fan");
    expect(open?.card).toContain("https://x.com/i/web/status/1");
    expect(masked?.card).not.toContain("harbour_fan");
    expect(masked?.card).not.toContain("https://");
  });
});
