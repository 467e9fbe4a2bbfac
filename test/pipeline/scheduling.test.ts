import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Post } from "../../src/domain/post.ts";
import { HOUR, MINUTE } from "../../src/domain/time.ts";
import type { Watch } from "../../src/domain/watch.ts";
import { createLocalScheduler } from "../../src/pipeline/local-scheduler.ts";
import { createPoller } from "../../src/pipeline/poller.ts";
import { type Source, SourceError } from "../../src/sources/source.ts";
import { feedOf } from "../../src/store/feeds.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import { claimWatch, dueTimes, syncWatches } from "../../src/store/watches.ts";
import { type Clock, createManualClock, type ManualClock } from "../../src/support/clock.ts";
import { noFaults } from "../../src/support/fault-points.ts";
import { freeBudget } from "../servers/free-budget.ts";
import { createListedSource } from "../servers/listed-source.ts";
import { quietEvents } from "../servers/quiet-events.ts";

const START = Date.UTC(2026, 10, 2);
const never = new AbortController().signal;

function watch(id: string): Watch {
  return {
    id,
    name: id,
    keywords: [],
    require: [],
    exclude: [],
    languages: [],
    sources: ["listed"],
    texts: [],
  };
}

function post(id: string, createdAt: number): Post {
  return {
    source: "listed",
    id,
    platform: "x",
    author: { id, handle: null },
    text: "a post like any other",
    createdAt,
    lang: null,
    repostOf: null,
    raw: "{}",
    links: [],
    media: [],
  };
}

let store: Store;
let clock: ManualClock;
let failures: string[];

beforeEach(async () => {
  store = await openStore("sqlite::memory:");
  clock = createManualClock(START);
  failures = [];
  await store.transaction((tx) => syncWatches(tx, "file", [watch("a")], START));
});
afterEach(() => store.close());

function poller(...sources: Source[]) {
  const detection = {
    minAccounts: 4,
    window: HOUR,
    slowMinAccounts: 10,
    slowWindow: 36 * HOUR,
    capacity: 1_000,
  };
  return createPoller({
    store,
    budget: freeBudget(store),
    clock,
    sources: new Map(sources.map((source) => [source.id, source])),
    events: { ...quietEvents, pollFailed: ({ code, message }) => failures.push(`${code}: ${message}`) },
    telling: {
      routes: [],
      watchNames: new Map(),
      mark: null,
      gates: { surprise: 6, slowSurprise: 3, minAccounts: 4 },
      windows: { fast: detection.window, slow: detection.slowWindow },
      events: quietEvents,
    },
    detection: (id) => ({ ...detection, watch: id }),
    faults: noFaults,
  });
}

/** Works like the listed source, but for the pages that it is told to spoil. */
function failing(posts: readonly Post[], errors: (Error | null)[]): Source {
  const source = createListedSource(posts, () => 1);
  return {
    ...source,
    pull(request, signal) {
      const error = errors.shift() ?? null;
      return error === null ? source.pull(request, signal) : Promise.reject(error);
    },
  };
}

describe("a poll that fails", () => {
  it("keeps what it has read, says what to do, is due again later, and goes on where it stood", async () => {
    const busy = new SourceError("unavailable", "The search does not answer.", {
      mend: "Nothing to do: wait.",
    });
    const posts = [post("1", START - 3), post("2", START - 2), post("3", START - 1)];
    const { tick } = poller(failing(posts, [null, busy]));

    expect(await tick("a", never)).toBe(START + 1_000);
    expect(failures).toEqual(["unavailable: The search does not answer. Nothing to do: wait."]);
    const row = await store.db
      .selectFrom("watches")
      .select(["last_error", "due_at"])
      .executeTakeFirstOrThrow();
    expect(row).toEqual({
      last_error: "The search does not answer. Nothing to do: wait.",
      due_at: START + 1_000,
    });

    clock.set(START + 1_000);
    await tick("a", never);
    const judged = await store.db
      .selectFrom("watch_posts")
      .select(["post_id", "seq"])
      .orderBy("seq")
      .execute();
    expect(
      judged.map(({ post_id }) => post_id),
      "in time order, though read over two polls",
    ).toEqual(["1", "2", "3"]);
    expect(await store.db.selectFrom("watches").select("last_error").execute()).toEqual([
      { last_error: null },
    ]);
  });

  it("is given up after an hour, and only of the source that stopped in the middle something is unread", async () => {
    const three = { ...watch("a"), sources: ["listed", "whole", "silent"] };
    await store.transaction((tx) => syncWatches(tx, "file", [three], START));
    const down = () => Array.from({ length: 50 }, () => new SourceError("unavailable", "down"));
    const posts = [post("1", START - 3), post("2", START - 2)];
    const whole = {
      ...createListedSource([{ ...post("3", START - 1), source: "whole" }], () => 10),
      id: "whole",
    };
    const silent = { ...failing([{ ...post("4", START), source: "silent" }], down()), id: "silent" };
    const broken = failing(posts, [null, ...down()]);
    const lasting = poller(broken, whole, silent);
    // What stands behind the broken source waits for it until the poll is given up.
    for (let at = START; at < START + 2 * HOUR; at = (await lasting.tick("a", never)) ?? at) clock.set(at);
    const gaps = await store.db.selectFrom("gaps").select("source").distinct().execute();
    expect(gaps).toEqual([{ source: "listed" }]);
    const read = await store.db.selectFrom("watch_posts").select("post_id").where("seq", ">", 0).execute();
    expect(read.map(({ post_id }) => post_id)).toContain("2");
    const { cursor } = await feedOf(store.db, "a", "silent", "all");
    expect(cursor, "the next poll reads all of it").toBeNull();
  });

  it("waits longer each time, as long as the source asks for, and never beyond a quarter of an hour", async () => {
    const error = () => new SourceError("unavailable", "down");
    const patient = new SourceError("rate-limited", "slow down", { retryAt: START + 5 * MINUTE });
    const absurd = new SourceError("rate-limited", "slow down", { retryAt: START + 365 * 24 * HOUR });
    const errors = [error(), error(), error(), patient, absurd, ...Array.from({ length: 20 }, error)];
    const { tick } = poller(failing([], errors));
    const waits: number[] = [];
    for (let i = 0; i < 20; i += 1) waits.push(((await tick("a", never)) ?? 0) - START);
    expect(waits.slice(0, 5)).toEqual([1_000, 2_000, 4_000, 5 * MINUTE, 15 * MINUTE]);
    expect(Math.max(...waits)).toBe(15 * MINUTE);
  });

  it("does not believe a post from the future, which would make all others late", async () => {
    const posts = [post("1", START - 1), post("2", START + 9 * MINUTE), post("3", START + 365 * 24 * HOUR)];
    const source = createListedSource(posts, () => 10);
    const all: Source = {
      ...source,
      pull: (request, signal) => source.pull({ ...request, now: Number.MAX_VALUE }, signal),
    };
    await poller(all).tick("a", never);
    const { clock: at } = await store.db.selectFrom("watches").select("clock").executeTakeFirstOrThrow();
    expect(at).toBe(START + 9 * MINUTE);
    expect(await store.db.selectFrom("malformed").select("why").execute()).toEqual([
      { why: "it says that it was created in the future" },
    ]);
  });
});

describe("a watch that somebody else claimed", () => {
  it("is let go without a word written, and asked for again half a minute later", async () => {
    const { tick } = poller(createListedSource([post("1", START)], () => 10));
    await tick("a", never);
    const before = await store.db.selectFrom("watches").selectAll().executeTakeFirstOrThrow();
    const theirs = await claimWatch(store.db, "a");
    clock.set(START + MINUTE);
    expect(await tick("a", never)).toBe(START + MINUTE + 30_000);
    expect(await store.db.selectFrom("watches").selectAll().executeTakeFirstOrThrow()).toEqual({
      ...before,
      epoch: theirs.epoch,
    });
  });
});

describe("the local scheduler", () => {
  /** Time passes when it is slept for; `until` is when the test has seen enough. */
  function steppingClock(until: number, done: () => void): Clock {
    return {
      now: clock.now,
      async sleep(ms) {
        clock.set(clock.now() + ms);
        if (clock.now() >= until) done();
        // Lets what is under way go on, as real time would.
        await new Promise((resolve) => setImmediate(resolve));
      },
    };
  }

  it("ticks each watch when it is due, lets it rest when it asks for that, and outlives a lost database", async () => {
    await store.transaction((tx) => syncWatches(tx, "file", [watch("a"), watch("b")], START));
    const ticks: string[] = [];
    const errors: string[] = [];
    const { promise: enough, resolve } = Promise.withResolvers<void>();
    let broken = 2;
    const flaky: Store = {
      ...store,
      get db() {
        if (broken > 0) {
          broken -= 1;
          throw new Error("connection lost");
        }
        return store.db;
      },
    };
    const scheduler = createLocalScheduler({
      store: flaky,
      clock: steppingClock(START + 40_000, resolve),
      events: { ...quietEvents, loopFailed: ({ error }) => errors.push(String(error)) },
    });
    scheduler.start(async (id) => {
      const now = clock.now();
      ticks.push(`${id} ${(now - START) / 1_000}`);
      if (id === "b") return now + 30_000;
      await store.db
        .updateTable("watches")
        .set({ due_at: now + 20_000 })
        .where("id", "=", id)
        .execute();
      return now + 20_000;
    });
    await enough;
    await scheduler.stop();

    expect(errors).toEqual(["Error: connection lost", "Error: connection lost"]);
    expect(
      ticks.filter((tick) => tick.startsWith("a")),
      "every 20 s",
    ).toEqual(["a 2", "a 22"]);
    expect(
      ticks.filter((tick) => tick.startsWith("b")),
      "its row says due, its tick said rest",
    ).toEqual(["b 2", "b 32"]);
    expect((await dueTimes(store.db)).map(({ id }) => id)).toEqual(["b", "a"]);
  });

  it("tells once of a tick that does not come to its end, and of a time in which it could not look", async () => {
    const told: string[] = [];
    const { promise: enough, resolve } = Promise.withResolvers<void>();
    const { promise: stuck, resolve: free } = Promise.withResolvers<number>();
    let slept = 0;
    const stepping = steppingClock(START + 400_000, resolve);
    const scheduler = createLocalScheduler({
      store,
      clock: {
        now: stepping.now,
        // Once it comes back half a minute late.
        sleep: (ms, signal) => stepping.sleep(++slept === 20 ? ms + 30_000 : ms, signal),
      },
      events: {
        ...quietEvents,
        pollTakesLong: ({ watch, running }) => told.push(`${watch} runs for ${running / 1_000} s`),
        stoodStill: ({ span }) => told.push(`still for ${span / 1_000} s`),
      },
    });
    scheduler.start(() => stuck);
    await enough;
    free(clock.now());
    await scheduler.stop();
    expect(told).toEqual(["still for 30 s", "a runs for 300 s"]);
  });
});
