import { expect, test } from "vitest";
import { DOLLAR } from "../../../src/domain/money.ts";
import { NO_READS, type Reads } from "../../../src/domain/reading.ts";
import { DAY } from "../../../src/domain/time.ts";
import type { Budget } from "../../../src/pipeline/budget/budget.ts";
import type { Ask } from "../../../src/pipeline/budget/counters.ts";
import type { Store } from "../../../src/store/store.ts";
import { describeStores } from "../../contracts/store-places.ts";
import { createRandom } from "../../servers/made-posts.ts";
import { ask, budgetOver, NOW, posts, users } from "./asking.ts";

const MIDNIGHT = Date.UTC(2026, 10, 26);
const DECEMBER = Date.UTC(2026, 11, 1);

async function spentOf(store: Store, like: string): Promise<number> {
  const rows = await store.db.selectFrom("spending").selectAll().where("counter", "like", like).execute();
  return rows.reduce((sum, { amount }) => sum + amount, 0);
}

/** Books and settles, at what was granted where nothing else is said. */
async function read(store: Store, budget: Budget, asked: Ask, reads: Reads | null = null, now = NOW) {
  const booked = await budget.book(asked, now);
  if (booked.is === "granted") {
    await store.transaction((tx) => budget.settle(tx, booked.booking, reads ?? booked.most));
  }
  return booked;
}

describeStores("The budget", (place) => {
  test("counts a booking as spent at its most until it is settled, and a crash never un-spends it", async () => {
    const store = await place.open();
    const budget = budgetOver(store);
    const booked = await budget.book(ask(), NOW);
    expect(booked).toMatchObject({ is: "granted", most: posts(100) });
    expect(await spentOf(store, "x month%")).toBe(DOLLAR / 2);

    const after = budgetOver(store);
    await read(store, after, ask(), posts(7));
    expect(await spentOf(store, "x month%"), "the other booking stands").toBe(DOLLAR / 2 + 35_000);
    const rows = await store.db.selectFrom("ledger").select(["posts", "cost", "settled"]).execute();
    expect(rows).toEqual([
      { posts: 100, cost: 500_000, settled: 0 },
      { posts: 7, cost: 35_000, settled: 1 },
    ]);
  });

  test("settles once, however often a transaction is repeated, and keeps no line of what cost nothing", async () => {
    const store = await place.open();
    const budget = budgetOver(store);
    const booked = await budget.book(ask(), NOW);
    if (booked.is !== "granted") throw new Error("it is granted");
    for (let i = 0; i < 3; i += 1) {
      await store.transaction((tx) => budget.settle(tx, booked.booking, posts(10)));
    }
    expect(await spentOf(store, "x month%")).toBe(50_000);
    await read(store, budget, ask(), NO_READS);
    expect(await spentOf(store, "x month%")).toBe(50_000);
    expect(await store.db.selectFrom("ledger").selectAll().execute()).toHaveLength(1);
  });

  test("refuses by the day, and again after midnight there is room", async () => {
    const store = await place.open();
    const budget = budgetOver(store);
    for (let i = 0; i < 5; i += 1) expect(await read(store, budget, ask())).toMatchObject({ is: "granted" });
    expect(await read(store, budget, ask())).toEqual({ is: "refused", reason: "day", resumesAt: MIDNIGHT });
    expect(await read(store, budget, ask(), posts(1), MIDNIGHT)).toMatchObject({ is: "granted" });
  });

  test("keeps a tenth of the month for bursts under way, whatever the day", async () => {
    const store = await place.open();
    const budget = budgetOver(store, { day: 50 * DOLLAR });
    const large = ask({ most: posts(10_000) });
    expect(await read(store, budget, large)).toMatchObject({ most: posts(9_000) });
    expect(await read(store, budget, large)).toEqual({
      is: "refused",
      reason: "month",
      resumesAt: DECEMBER,
    });
    const burst = { ...large, burst: "7K3Q" };
    expect(await read(store, budget, burst)).toMatchObject({ most: posts(1_000) });
    expect(await read(store, budget, burst)).toMatchObject({ is: "refused", reason: "month" });
    expect(await spentOf(store, "x month%")).toBe(50 * DOLLAR);
    expect(await read(store, budget, ask(), posts(1), DECEMBER), "a new month").toMatchObject({
      is: "granted",
    });
  });

  test("holds each need to its purse, and each burst to its cap", async () => {
    const store = await place.open();
    const budget = budgetOver(store, { day: 50 * DOLLAR });
    const hydration = (burst: string) => ask({ purpose: "hydration", burst, most: users(900) });
    expect(await read(store, budget, hydration("A"))).toMatchObject({ most: users(500) });
    expect(await read(store, budget, hydration("A"))).toMatchObject({
      reason: "burst-cap",
      resumesAt: null,
    });
    expect(await read(store, budget, hydration("B"))).toMatchObject({ most: users(500) });
    expect(await read(store, budget, hydration("C"))).toMatchObject({
      reason: "purse",
      resumesAt: DECEMBER,
    });
  });

  test("lets a person look up five a day and a team fifty, and takes none for what was not read", async () => {
    const store = await place.open();
    const budget = budgetOver(store);
    const lookup = (person: string) =>
      ask({ purpose: "lookup", watch: null, person: `slack:${person}`, most: users(1) });
    expect(await read(store, budget, lookup("U1"), NO_READS)).toMatchObject({ is: "granted" });
    for (let i = 0; i < 5; i += 1) {
      expect(await read(store, budget, lookup("U1"))).toMatchObject({ is: "granted" });
    }
    expect(await read(store, budget, lookup("U1"))).toEqual({
      is: "refused",
      reason: "person",
      resumesAt: MIDNIGHT,
    });
    for (let i = 0; i < 45; i += 1) await read(store, budget, lookup(`U${2 + (i % 9)}`));
    expect(await read(store, budget, lookup("U99"))).toMatchObject({ reason: "team", resumesAt: MIDNIGHT });
  });

  test("gives look-ups up first, then pursuit, then all but one re-check of a burst a day", async () => {
    const store = await place.open();
    const budget = budgetOver(store, { day: 50 * DOLLAR });
    const lookup = ask({ purpose: "lookup", person: "slack:U1", most: users(1) });
    const pursuit = ask({ purpose: "pursuit", burst: "A", most: posts(1) });
    const standing = ask({ purpose: "standing", burst: "A", most: users(1) });
    const answers = async () => {
      const all = [];
      for (const asked of [lookup, pursuit, standing, standing]) {
        all.push((await read(store, budget, asked, NO_READS)).is);
      }
      return all;
    };
    await read(store, budget, ask({ most: posts(7_900) }));
    expect(await answers()).toEqual(["granted", "granted", "granted", "granted"]);
    await read(store, budget, ask({ most: posts(100) }));
    expect(await answers()).toEqual(["refused", "granted", "granted", "granted"]);
    await read(store, budget, ask({ most: posts(200) }));
    expect(await answers()).toEqual(["refused", "refused", "granted", "granted"]);
    await read(store, budget, ask({ most: posts(200) }));
    expect(await read(store, budget, standing)).toMatchObject({ is: "granted" });
    const round = { ...standing, goesOn: true, most: posts(100) };
    expect(await read(store, budget, round), "its posts belong to the same round").toMatchObject({
      is: "granted",
    });
    expect(await read(store, budget, standing)).toEqual({
      is: "refused",
      reason: "month",
      resumesAt: MIDNIGHT,
    });
  });

  test("spends nothing on a watch before somebody agreed, but may count", async () => {
    const store = await place.open();
    const budget = budgetOver(store, {}, async () => false);
    const refused = { is: "refused", reason: "not-agreed", resumesAt: null };
    expect(await read(store, budget, ask())).toEqual(refused);
    expect(await read(store, budget, ask({ purpose: "backfill" }))).toEqual(refused);
    const count = ask({ purpose: "count", most: { ...NO_READS, counts: 1 } });
    expect(await read(store, budget, count)).toMatchObject({ is: "granted" });
    expect(await read(store, budget, ask({ source: "replay" })), "free to read").toMatchObject({
      booking: 0,
    });
  });

  test("never spends more than the month, with two instances that book at the same time", async () => {
    const url = await place.url();
    const stores = [await place.open(url), await place.open(url)] as const;
    const random = createRandom(7);
    const month = 2 * DOLLAR;
    const settings = { month, day: month, monthPosts: 350 };
    const budgets = stores.map((store) => budgetOver(store, settings));
    let granted = 0;
    const works = Array.from({ length: 60 }, async (_, i) => {
      const most = posts(1 + Math.floor(random() * 40));
      const share = random();
      const burst = random() < 0.5 ? "A" : null;
      const booked = await budgets[i % 2]!.book(ask({ most, burst }), NOW + (i % 3) * DAY);
      if (booked.is === "refused") return;
      granted += 1;
      // A third of them crash before they settle.
      if (i % 3 === 0) return;
      const billed = posts(Math.floor(booked.most.posts * share));
      await stores[i % 2]!.transaction((tx) => budgets[i % 2]!.settle(tx, booked.booking, billed));
    });
    await Promise.all(works);
    const ledger = await stores[0].db.selectFrom("ledger").select(["cost", "posts", "settled"]).execute();
    const cost = ledger.reduce((sum, row) => sum + row.cost, 0);
    expect(granted).toBeGreaterThan(10);
    expect(ledger.some(({ settled }) => settled === 0)).toBe(true);
    expect(cost).toBeLessThanOrEqual(month);
    expect(await spentOf(stores[0], "x month%"), "the counters say what the ledger says").toBe(cost);
    expect(await spentOf(stores[0], "x posts%")).toBe(ledger.reduce((sum, row) => sum + row.posts, 0));
    expect(await spentOf(stores[0], "x posts%")).toBeLessThanOrEqual(350);
  });
});
