import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Card } from "../../src/cards/card.ts";
import { plainText } from "../../src/cards/plain-text.ts";
import { createWorkbench } from "../../src/commands/scoped-workbench.ts";
import { DOLLAR } from "../../src/domain/money.ts";
import { NO_READS } from "../../src/domain/reading.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/time.ts";
import { UNREAD } from "../../src/domain/unread.ts";
import type { AllowanceSettings } from "../../src/pipeline/budget/allowance.ts";
import { createBudget } from "../../src/pipeline/budget/budget.ts";
import { reportSpending } from "../../src/pipeline/budget/report.ts";
import { createMoneyNotices, type NoticeParts } from "../../src/pipeline/money-notices.ts";
import { consentOf } from "../../src/store/consents.ts";
import { type Store, StoreError } from "../../src/store/store.ts";
import { syncWatches } from "../../src/store/watches.ts";
import type { ManualClock } from "../../src/support/clock.ts";
import { type FaultPoint, noFaults } from "../../src/support/fault-points.ts";
import { NO_MESSAGES } from "../commands/at-the-desk.ts";
import { madePosts } from "../servers/made-posts.ts";
import type { PaidListedSource } from "../servers/paid-source.ts";
import { ask, paidX, TARIFF } from "./budget/asking.ts";
import { okafor, openPaidWatch, type PaidReading, type PaidWatch, readerOf } from "./paid-watch.ts";

const START = Date.UTC(2026, 10, 8);
/** About a thousand a day: five dollars. */
const POSTS = madePosts({
  ...{ seed: 5, posts: 12_000, accounts: 3_000, texts: 40 },
  ...{ start: START - 3 * DAY, apart: MINUTE },
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
  readonly confirmFrom?: number;
  readonly agreeToAll?: boolean;
  readonly payer?: NoticeParts["payer"];
  readonly audiences?: ReturnType<NoticeParts["audiences"]>;
  readonly backfill?: PaidReading["backfill"];
  readonly faults?: FaultPoint;
}

const PAYER = { place: "slack:C1", language: "en" };

async function bot(setting: Setting) {
  const { confirmFrom = 5 * DOLLAR, agreeToAll = false, ...rest } = setting;
  const { payer = PAYER, audiences = [], backfill = new Map(), faults = noFaults, ...limits } = rest;
  const budget = createBudget({
    store,
    paid: new Map([["x", { ...paidX(limits), confirmFrom }]]),
    isAgreed: async (tx, { source: id, watch: of }) =>
      ((await consentOf(tx, of ?? "", id))?.agreed_at ?? null) !== null,
  });
  const watches = [okafor()];
  const notices = createMoneyNotices({ store, budget, payer, audiences: () => audiences, watches });
  return {
    budget,
    notices,
    ...(await readerOf(watch, { budget, backfill, faults, money: { ...notices, agreeToAll } })),
  };
}

function benchAt(at: number) {
  const author = { by: "slack:U1", name: "Ann", place: "slack:C1", at };
  return { scope: { all: true }, author, messages: NO_MESSAGES } as const;
}

async function said(place = PAYER.place): Promise<string[]> {
  const rows = await store.db
    .selectFrom("outbox")
    .select("card")
    .where("place", "=", place)
    .orderBy("id")
    .execute();
  return rows.map(({ card }) => plainText(JSON.parse(card) as Card));
}

describe("a new watch that would cost something", () => {
  it("is counted once, waits without another read, and is read once somebody starts it", async () => {
    const { pollFor } = await bot({});
    await pollFor(HOUR);
    expect(source.bill).toEqual({ posts: 0, users: 0, counts: 1 });
    const [asked, ...more] = await said();
    expect(more).toEqual([]);
    expect(asked).toMatch(/^Okafor waits to be started on X\nAbout 1,\d00 posts a day, \$\d\.\d\d a day\./);

    const bench = createWorkbench(store, benchAt(clock.now()));
    expect(await bench.startWatch("a")).toEqual({ is: "started", watchName: "Okafor" });
    expect(await bench.startWatch("a")).toEqual({ is: "running", watchName: "Okafor" });
    await pollFor(HOUR);
    expect(source.bill.posts).toBeGreaterThan(10);
    expect(source.bill.counts).toBe(1);
    expect(await consentOf(store.db, "a", "x")).toMatchObject({ agreed_by: "slack:U1" });
  });

  it("is counted once where the database does not take that at once, and again after a kill, which is booked", async () => {
    let refused = 0;
    const busy = (step: string) => {
      if (step !== "count:before-commit" || refused++ > 0) return;
      throw new StoreError("retry", "database is locked");
    };
    const first = await bot({ faults: busy });
    await first.pollFor(5 * MINUTE);
    expect(refused).toBe(2);
    expect(source.bill.counts).toBe(1);
    const spent = async () => {
      const { month, unsettled } = await reportSpending(store.db, first.budget, "x", clock.now());
      return { all: month.spent, unsettled };
    };
    expect(await spent()).toEqual({ all: TARIFF.count, unsettled: 0 });

    await store.db.deleteFrom("consents").execute();
    const killed = (step: string) => {
      if (step === "count:before-commit") throw new Error("killed");
    };
    await (await bot({ faults: killed })).pollFor(5 * MINUTE);
    await (await bot({})).pollFor(5 * MINUTE);
    expect(source.bill.counts).toBe(3);
    expect(await spent()).toEqual({ all: 3 * TARIFF.count, unsettled: TARIFF.count });
  });

  it("is a gap until somebody starts it, of which remains what the back-fill does not read", async () => {
    const backfill = new Map([["x", { span: HOUR, maxReads: 1_000 }]]);
    const { pollFor } = await bot({ backfill });
    await pollFor(2 * HOUR);
    const gaps = () => store.db.selectFrom("gaps").select(["from_at", "to_at", "why"]).execute();
    const why = UNREAD.notAgreed;
    expect(await gaps()).toEqual([{ from_at: START, to_at: START + 115 * MINUTE, why }]);
    await createWorkbench(store, benchAt(clock.now())).startWatch("a");
    await pollFor(5 * MINUTE);
    expect(await gaps()).toEqual([{ from_at: START, to_at: START + HOUR, why }]);
  });

  it("starts by itself below what a person is asked for, and with --yes", async () => {
    const small = await bot({ confirmFrom: 100 * DOLLAR });
    await small.pollFor(HOUR);
    expect(source.bill.posts).toBeGreaterThan(10);
    await store.db.deleteFrom("consents").execute();
    const agreed = await bot({ agreeToAll: true });
    await agreed.pollFor(HOUR);
    expect(await consentOf(store.db, "a", "x")).toMatchObject({ agreed_by: "--yes" });
    expect(await said()).toEqual([]);
  });

  it("is asked about again when it is widened, and not when it costs no more", async () => {
    const { pollFor } = await bot({});
    await pollFor(5 * MINUTE);
    const bench = createWorkbench(store, benchAt(clock.now()));
    await bench.startWatch("a");
    await store.transaction((tx) => syncWatches(tx, "file", [okafor("sampled")], START));
    await pollFor(5 * MINUTE);
    expect(await said()).toHaveLength(1);
    await store.transaction((tx) => syncWatches(tx, "file", [okafor("full")], START));
    await pollFor(5 * MINUTE);
    expect((await consentOf(store.db, "a", "x"))?.agreed_at).toBeNull();
    expect(await said(), "the same question is not put twice into the same place").toHaveLength(1);
  });
});

describe("a budget", () => {
  it("is said to run low once, and to be spent once, and can be raised for the month", async () => {
    const limits = { month: 2 * DOLLAR, day: 2 * DOLLAR };
    const { budget, pollFor } = await bot({ ...limits, agreeToAll: true });
    await pollFor(DAY + 20 * MINUTE, 10 * MINUTE);
    const cards = await said();
    expect(cards.map((card) => card.split("\n")[0])).toEqual([
      expect.stringMatching(/^8\d % of this month's X budget is spent: \$1\.\d\d of \$2\.00\.$/),
      "The X budget is spent ($2.00).",
    ]);
    const spent = await reportSpending(store.db, budget, "x", clock.now());
    expect(spent.month.spent).toBeLessThanOrEqual(1.8 * DOLLAR);
    expect(spent.byWatch).toHaveLength(1);

    expect(await budget.raise("x", DOLLAR, clock.now()), "it is never lowered").toBe(2 * DOLLAR);
    expect(await budget.raise("x", 10 * DOLLAR, clock.now())).toBe(10 * DOLLAR);
    const before = source.bill.posts;
    await pollFor(HOUR);
    expect(source.bill.posts).toBeGreaterThan(before);
    const next = await budget.standing("x", Date.UTC(2026, 11, 1));
    expect(next.allowance.month, "a new month is as it is set up").toBe(2 * DOLLAR);
  });

  it("is told of with amounts in the payer's place alone; the others hear what changes for their numbers", async () => {
    const audience = (place: string, watches: readonly string[]) => ({
      ...{ place, language: "en" },
      watches: [okafor(), { ...okafor("sampled"), id: "b", name: "Berg" }].filter(({ id }) =>
        watches.includes(id),
      ),
    });
    const audiences = [
      audience("slack:C2", ["a", "b"]),
      audience("slack:C3", ["b"]),
      audience("slack:C4", []),
    ];
    const limits = { month: 10 * DOLLAR, day: 10 * DOLLAR };
    const { budget, notices } = await bot({ ...limits, audiences, payer: null });
    for (const counts of [1_750, 10, 20, 19]) {
      const booked = await budget.book(ask({ purpose: "count", most: { ...NO_READS, counts } }), clock.now());
      expect(booked).toMatchObject({ is: "granted" });
      await notices.tell("x", clock.now());
      await notices.tell("x", clock.now());
    }
    expect(await said()).toEqual([]);
    expect(await said("slack:C2")).toEqual([
      "From now on Okafor on X: read by samples.\nNot every post is read until 1 Dec 2026, 00:00 UTC at the latest. Every number from a sample will say so.",
      "Okafor and Berg on X: reading stopped.\nReading stopped 8 Nov 2026, 00:00 UTC; it resumes on 1 Dec 2026, 00:00 UTC at the latest. Bursts in between will not be seen.",
    ]);
    expect((await said("slack:C3")).map((card) => card.split("\n")[0])).toEqual([
      "Berg on X: reading stopped.",
    ]);
    expect(await said("slack:C4")).toEqual([]);
  });

  it("is compared with the platform's own count once a day, from its third day on", async () => {
    const { budget, pollFor } = await bot({ agreeToAll: true });
    await pollFor(2 * HOUR);
    for (const day of [1, 2]) {
      clock.set(START + day * DAY);
      await pollFor(10 * MINUTE);
    }
    expect(await store.db.selectFrom("usage_checks").select("day").orderBy("day").execute()).toEqual([
      { day: "2026-11-09" },
      { day: "2026-11-10" },
    ]);
    const { compared } = await reportSpending(store.db, budget, "x", clock.now());
    expect(compared?.theirs).toBeGreaterThan(0);
    expect(compared).toMatchObject({ from: START + DAY, at: START + 2 * DAY, ours: compared?.theirs });
    // When the platform's count starts anew is its own affair: a day in which it did is not compared.
    await store.db
      .insertInto("usage_checks")
      .values({ source: "x", day: "2026-11-11", at: START + 3 * DAY, theirs: 0, ours: 5_000 })
      .execute();
    expect((await reportSpending(store.db, budget, "x", clock.now())).compared).toBeNull();
  });
});
