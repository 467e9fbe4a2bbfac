import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { costOf, DOLLAR } from "../../../src/domain/money.ts";
import { NO_READS } from "../../../src/domain/reading.ts";
import { DAY, HOUR, MINUTE } from "../../../src/domain/time.ts";
import { readingNow, type Standing } from "../../../src/pipeline/budget/modes.ts";
import { planSample } from "../../../src/pipeline/budget/sample.ts";
import { NOW, TARIFF } from "./asking.ts";

function standing({ month = 0, held = 0, day = 0 }): Standing {
  return {
    month: { spent: month * DOLLAR, of: 50 * DOLLAR },
    held: { spent: held * DOLLAR, of: 5 * DOLLAR },
    day: { spent: day * DOLLAR, of: 2.5 * DOLLAR },
  };
}

describe("how a watch is read just now", () => {
  it.each([
    ["as it is set up", "full", { month: 10, day: 1 }, { mode: "full", because: "set-up", halved: false }],
    [
      "sampled late in the day's money",
      "full",
      { day: 2 },
      { mode: "sampled", because: "day", halved: false },
    ],
    [
      "sampled late in the month's",
      "full",
      { month: 44, day: 0 },
      { mode: "sampled", because: "month", halved: true },
    ],
    [
      "half as much where it is sampled",
      "sampled",
      { month: 43 },
      { mode: "sampled", because: "set-up", halved: true },
    ],
    [
      "by its counts to the end",
      "counts-led",
      { month: 45 },
      { mode: "counts-led", because: "set-up", halved: true },
    ],
  ] as const)("is %s", (_, mode, money, reading) => {
    expect(readingNow(mode, standing(money))).toEqual(reading);
  });
});

describe("how large a sample is", () => {
  const facts = { tariff: TARIFF, every: 30 * MINUTE, atMost: null, halved: false, watches: 1, now: NOW };

  it("is what is left of the month, spread over its days, and of the day, spread over its hours", () => {
    const early = { ...facts, now: Date.UTC(2026, 10, 1) };
    // $45 over thirty days is $1.50 a day, $0.03125 every half hour: five posts and a count, less than a page.
    expect(planSample({ ...early, standing: standing({}) })).toEqual({ posts: 10, every: 3_168_000 });
    const tenfold = {
      month: { spent: 0, of: 500 * DOLLAR },
      held: { spent: 0, of: 50 * DOLLAR },
      day: { spent: 0, of: 25 * DOLLAR },
    };
    expect(planSample({ ...early, standing: tenfold })).toEqual({ posts: 61, every: 30 * MINUTE });
    expect(planSample({ ...early, standing: tenfold, watches: 2 }).posts).toBe(30);
    expect(planSample({ ...early, standing: tenfold, halved: true }).posts).toBe(30);
    expect(planSample({ ...early, standing: tenfold, atMost: 40 }).posts).toBe(40);
  });

  it("is taken ever more rarely as the money goes, and once a day without any", () => {
    const spent = [40, 44, 44.9, 45, 50];
    const every = spent.map((month) => planSample({ ...facts, standing: standing({ month }) }).every);
    expect(every).toEqual(every.toSorted((a, b) => a - b));
    expect(every.at(-1)).toBe(DAY);
  });

  it("never costs a day more than there is for it", () => {
    const money = fc.double({ min: 0, max: 50, noNaN: true });
    const part = fc.double({ min: 0, max: 2.5, noNaN: true });
    const hour = fc.nat(30 * 24 - 2);
    fc.assert(
      fc.property(money, part, hour, fc.integer({ min: 1, max: 5 }), (month, day, at, watches) => {
        const now = Date.UTC(2026, 10, 1) + at * HOUR;
        const plan = planSample({ ...facts, now, watches, standing: standing({ month, day }) });
        if (plan.every === DAY) return;
        const one = costOf({ ...NO_READS, posts: plan.posts, counts: 1 }, TARIFF);
        const left = Math.min((2.5 - day) * DOLLAR, Math.max(0, 45 - month) * DOLLAR);
        const untilMidnight = DAY - (now % DAY);
        expect((one * watches * untilMidnight) / plan.every).toBeLessThanOrEqual(left * 1.000001 + 1);
      }),
    );
  });
});
