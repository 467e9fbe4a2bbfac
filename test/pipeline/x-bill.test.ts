/** The real client against the local X in each way of reading: its own bill is what the ledger says. */
import { describe, expect, it } from "vitest";
import { costOf, DOLLAR } from "../../src/domain/money.ts";
import type { Mode } from "../../src/domain/reading.ts";
import { HOUR, MINUTE } from "../../src/domain/time.ts";
import { createXSource } from "../../src/sources/x/x-source.ts";
import { FAULTS, type Fault } from "../servers/x/faults.ts";
import { NOW, WATCH, xOptions } from "../sources/x/open-x.ts";
import { budgetOver, TARIFF } from "./budget/asking.ts";
import { chatter, openXWatch, type XWatch } from "./x-watch.ts";

describe.each(["full", "sampled", "counts-led"] satisfies Mode[])("X read %s", (reading) => {
  it("bills what the ledger says, and no more than was allowed", async () => {
    const month = 300 * DOLLAR;
    await using watch = await openXWatch({
      watches: [{ ...WATCH, reading }],
      budget: (store) => budgetOver(store, { month }),
    });
    const span = 3 * HOUR;
    // Quiet days before, and ten minutes that stand out.
    chatter(watch.x, NOW - 6 * 24 * HOUR, NOW, 12 * MINUTE);
    chatter(watch.x, NOW, NOW + span, MINUTE);
    chatter(watch.x, NOW + HOUR, NOW + HOUR + 10 * MINUTE, 10_000);
    await watch.pollUntil(NOW + span);
    expect(watch.failures).toEqual([]);
    const rows = await watch.store.db
      .selectFrom("ledger")
      .select(["cost", "posts", "counts", "settled"])
      .execute();
    const ledger = rows.reduce(
      (sum, row) => ({
        cost: sum.cost + row.cost,
        posts: sum.posts + row.posts,
        counts: sum.counts + row.counts,
      }),
      { cost: 0, posts: 0, counts: 0 },
    );
    const bill = watch.x.bill();
    expect(rows.every(({ settled }) => settled === 1)).toBe(true);
    expect(ledger.posts).toBeGreaterThan(20);
    expect({ posts: ledger.posts, counts: ledger.counts }).toEqual({
      posts: bill.posts,
      counts: bill.counts,
    });
    expect(ledger.cost).toBe(costOf(bill, TARIFF));
    expect(ledger.cost).toBeLessThanOrEqual(month / 20);
  });
});

async function ledgerCost({ store }: XWatch): Promise<number> {
  const rows = await store.db.selectFrom("ledger").select("cost").execute();
  return rows.reduce((sum, { cost }) => sum + cost, 0);
}

async function withFault(fault: Fault, isServed: boolean, see: (watch: XWatch) => Promise<void>) {
  await using watch = await openXWatch({
    ...(fault === FAULTS.hang ? { deadline: 300 } : {}),
    budget: (store) => budgetOver(store, { month: 300 * DOLLAR }),
  });
  chatter(watch.x, NOW - MINUTE, NOW, 20_000);
  watch.x.fail(fault, { isServed });
  await watch.poll(NOW);
  expect(watch.failures).toHaveLength(1);
  await see(watch);
}

describe("an answer of X that is lost", () => {
  it.each(["reset", "hang", "cutOff", "truncatedGzip", "html", "huge"] as const)(
    "by %s may have been billed, and stays booked: the ledger is never below the bill",
    (name) =>
      withFault(FAULTS[name], true, async (watch) => {
        const billed = costOf(watch.x.bill(), TARIFF);
        expect(billed).toBeGreaterThan(0);
        expect(await ledgerCost(watch)).toBeGreaterThanOrEqual(billed);
        await watch.pollUntil(NOW + 5 * MINUTE);
        expect(watch.x.bill().posts).toBe(3);
        expect(await ledgerCost(watch)).toBeGreaterThanOrEqual(costOf(watch.x.bill(), TARIFF));
      }),
  );

  it.each(["serverError", "unavailable", "creditsDepleted", "usageCap", "teapot", "unauthorized"] as const)(
    "by %s was not served, and nothing of it stays booked",
    (name) =>
      withFault(FAULTS[name], false, async (watch) => {
        expect(await ledgerCost(watch)).toBe(0);
      }),
  );

  it("because nobody listens or answers to the name was not served either", async () => {
    const [query] = createXSource(xOptions("http://127.0.0.1:1")).queries(WATCH);
    for (const url of ["http://127.0.0.1:1", "http://nobody.invalid"]) {
      const source = createXSource(xOptions(url));
      const request = { watch: WATCH, query: query!, cursor: null, pageToken: null, now: NOW };
      const error = await source
        .pull({ ...request, limit: null, within: null }, new AbortController().signal)
        .catch((reason: unknown) => reason);
      expect(error).toMatchObject({ code: "unavailable", perhapsServed: false });
    }
  });
});
