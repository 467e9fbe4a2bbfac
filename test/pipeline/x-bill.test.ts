/** The real client against the local X in each way of reading: its own bill is what the ledger says. */
import { describe, expect, it } from "vitest";
import { costOf, DOLLAR } from "../../src/domain/money.ts";
import type { Mode } from "../../src/domain/reading.ts";
import { HOUR, MINUTE } from "../../src/domain/time.ts";
import { NOW, WATCH } from "../sources/x/open-x.ts";
import { budgetOver, TARIFF } from "./budget/asking.ts";
import { chatter, openXWatch } from "./x-watch.ts";

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
