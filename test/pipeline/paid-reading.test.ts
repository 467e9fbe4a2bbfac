import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { costOf, DOLLAR } from "../../src/domain/money.ts";
import type { Mode } from "../../src/domain/reading.ts";
import { DAY, HOUR, type Instant, MINUTE } from "../../src/domain/time.ts";
import { UNREAD } from "../../src/domain/unread.ts";
import type { AllowanceSettings } from "../../src/pipeline/budget/allowance.ts";
import { type Source, SourceError } from "../../src/sources/source.ts";
import { coverageOf } from "../../src/store/partly-read.ts";
import type { Store } from "../../src/store/store.ts";
import type { ManualClock } from "../../src/support/clock.ts";
import { madePosts } from "../servers/made-posts.ts";
import type { PaidListedSource } from "../servers/paid-source.ts";
import { budgetOver, TARIFF } from "./budget/asking.ts";
import { openPaidWatch, type PaidWatch, readerOf } from "./paid-watch.ts";

/** The eighth of a month; posts begin a week before. */
const START = Date.UTC(2026, 10, 8);
const POSTS = madePosts({
  ...{ seed: 5, posts: 9_000, accounts: 3_000, texts: 40 },
  ...{ start: START - 7 * DAY, apart: 2 * MINUTE },
}).map((post) => ({ ...post, source: "x" }));

let watch: PaidWatch;
let store: Store;
let clock: ManualClock;
let source: PaidListedSource;

beforeEach(async () => {
  watch = await openPaidWatch(POSTS, START);
  ({ store, clock, source } = watch);
});
afterEach(() => store.close());

interface Setting extends Partial<AllowanceSettings> {
  readonly mode: Mode;
  readonly isAgreed?: () => Promise<boolean>;
  readonly over?: Source;
}

function reader({ mode, isAgreed = async () => true, over = source, ...settings }: Setting) {
  return readerOf(watch, { reading: mode, over, budget: budgetOver(store, settings, isAgreed) });
}

async function spent(): Promise<number> {
  const rows = await store.db.selectFrom("ledger").select("cost").execute();
  return rows.reduce((sum, { cost }) => sum + cost, 0);
}

const gaps = () => store.db.selectFrom("gaps").selectAll().orderBy("from_at").execute();
const readPosts = () => store.db.selectFrom("watch_posts").select("post_id").execute();
const matching = (from: Instant, to: Instant) =>
  POSTS.filter(({ createdAt }) => createdAt >= from && createdAt < to).length;

describe("a watch that is read in full", () => {
  it("leaves nothing out, and the ledger says what the platform's own bill says", async () => {
    const poller = await reader({ mode: "full", month: 500 * DOLLAR });
    await poller.pollUntil(START + 3 * HOUR);
    expect(await gaps()).toEqual([]);
    expect((await readPosts()).length).toBe(source.bill.posts);
    expect(source.bill.posts).toBe(matching(START - MINUTE, START + 3 * HOUR + 1));
    expect(source.bill.posts).toBeGreaterThan(100);
    expect(await spent()).toBe(costOf(source.bill, TARIFF));
  });

  it("is sampled when most of the day's money is gone, and never costs more than the day", async () => {
    const poller = await reader({ mode: "full", month: 500 * DOLLAR, day: DOLLAR });
    await poller.pollUntil(START + 16 * HOUR);
    expect(await spent()).toBeLessThanOrEqual(DOLLAR);
    expect(await spent()).toBe(costOf(source.bill, TARIFF));
    expect(new Set((await gaps()).map(({ why }) => why))).toEqual(new Set([UNREAD.sampled]));
  });

  it("stops when the money is gone, says so in one gap, and goes on after midnight without the backlog", async () => {
    const poller = await reader({ mode: "full", month: 20 * DOLLAR, day: DOLLAR / 20 });
    await poller.pollUntil(START + 5 * HOUR);
    const stopped = source.bill.posts;
    expect(await spent()).toBeLessThanOrEqual(DOLLAR / 20);
    const [gap, ...others] = (await gaps()).filter(({ why }) => why === UNREAD.day);
    expect(others, "minute after minute is one gap").toEqual([]);
    expect(gap).toMatchObject({ to_at: START + 5 * HOUR });

    clock.set(START + DAY);
    await poller.pollUntil(START + DAY + 10 * MINUTE);
    expect(source.bill.posts).toBeGreaterThan(stopped);
    const oldest = await store.db
      .selectFrom("posts")
      .select("created_at")
      .where("collected_at", ">=", START + DAY)
      .orderBy("created_at")
      .executeTakeFirstOrThrow();
    expect(oldest.created_at).toBeGreaterThan(START + 5 * HOUR);
  });

  it("keeps nothing booked for what failed, and the cursor where it was", async () => {
    let failing = true;
    const flaky: Source = {
      ...source,
      pull: (request, signal) =>
        failing ? Promise.reject(new SourceError("unavailable", "503")) : source.pull(request, signal),
    };
    const poller = await reader({ mode: "full", month: 500 * DOLLAR, over: flaky });
    await poller.poll();
    expect(await spent()).toBe(0);
    failing = false;
    await poller.poll();
    expect(await spent()).toBe(costOf(source.bill, TARIFF));
  });
});

describe("a watch that nobody agreed to pay for", () => {
  it("is not read, costs nothing, and says why", async () => {
    const poller = await reader({ mode: "full", isAgreed: async () => false });
    await poller.pollUntil(START + HOUR);
    expect(source.bill).toEqual({ posts: 0, users: 0, counts: 0 });
    expect((await gaps()).map(({ why }) => why)).toEqual([UNREAD.notAgreed]);
  });
});

describe("a sampled watch", () => {
  it("reads the newest of each interval and knows about how many it left", async () => {
    const poller = await reader({ mode: "sampled", month: 100 * DOLLAR });
    await poller.pollUntil(START + 12 * HOUR);
    const rows = await gaps();
    expect(rows.length).toBeGreaterThan(5);
    expect(new Set(rows.map(({ why }) => why))).toEqual(new Set([UNREAD.sampled]));
    const { read_to } = await store.db.selectFrom("feeds").select("read_to").executeTakeFirstOrThrow();
    const stretch = { from: START - 31 * MINUTE, to: read_to! };
    const read = (await readPosts()).length;
    expect(read).toBe(source.bill.posts);
    expect(await coverageOf(store.db, "a", stretch)).toEqual({
      read,
      unread: matching(stretch.from, stretch.to) - read,
    });
    expect(await spent()).toBe(costOf(source.bill, TARIFF));
    expect(await spent(), "a day of thirty costs at most so much").toBeLessThanOrEqual(2 * DOLLAR);
  });
});

describe("a watch that is led by counts", () => {
  it("reads the minutes that stand out and nothing else, and knows what it left", async () => {
    const poller = await reader({ mode: "counts-led", month: 500 * DOLLAR });
    await poller.pollUntil(START + DAY, 15 * MINUTE);
    const rows = await gaps();
    const unread = rows.reduce((sum, { unread_posts }) => sum + (unread_posts ?? 0), 0);
    expect(source.bill.counts).toBeGreaterThan(90);
    expect(source.bill.counts).toBeLessThan(105);
    expect(source.bill.posts).toBeGreaterThan(20);
    const { read_to } = await store.db.selectFrom("feeds").select("read_to").executeTakeFirstOrThrow();
    expect(source.bill.posts + unread).toBe(matching(START - 26 * MINUTE, read_to!));
    expect(source.bill.posts / (source.bill.posts + unread)).toBeLessThan(0.4);
    expect(await spent()).toBe(costOf(source.bill, TARIFF));
    expect((await readPosts()).length, "no minute is read twice").toBe(source.bill.posts);
  });

  it("says that the day's part is spent, and not the month, where a count is refused for that", async () => {
    const poller = await reader({ mode: "counts-led", month: 500 * DOLLAR, day: 4 * TARIFF.count });
    await poller.pollUntil(START + 3 * HOUR, 15 * MINUTE);
    expect(source.bill.counts).toBeGreaterThan(1);
    const why = (await gaps()).map((gap) => gap.why);
    expect(why).toContain(UNREAD.day);
    expect(why).not.toContain(UNREAD.month);
  });
});
