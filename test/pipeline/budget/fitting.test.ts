import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { costOf } from "../../../src/domain/money.ts";
import { type Counter, raiseOf } from "../../../src/pipeline/budget/counters.ts";
import { fitting } from "../../../src/pipeline/budget/fitting.ts";
import { posts, TARIFF, users } from "./asking.ts";

function counter(name: string, unit: Counter["unit"], limit: number): Counter {
  return { name, unit, limit, refusal: "month", resumesAt: null };
}

describe("how much of an ask there is room for", () => {
  const money = counter("money", "money", 100_000);
  it.each([
    ["all of it where it fits", posts(20), 0, { is: "fits", reads: posts(20) }],
    ["fewer posts where it does not", posts(100), 0, { is: "fits", reads: posts(20) }],
    ["fewer users likewise", users(100), 0, { is: "fits", reads: users(10) }],
    ["as few as are worth it", posts(100), 50_000, { is: "fits", reads: posts(10) }],
    ["nothing below that", posts(100), 50_001, { is: "full", counter: money }],
    ["few where few were asked for", posts(3), 85_000, { is: "fits", reads: posts(3) }],
  ])("is %s", (_, most, counted, fit) => {
    expect(fitting({ most, least: 10 }, TARIFF, [money], new Map([["money", counted]]))).toEqual(fit);
  });

  it("counts times and posts as well as money", () => {
    const times = counter("times", "times", 1);
    const capped = counter("posts", "posts", 30);
    const room = (counted: [string, number][]) =>
      fitting({ most: posts(100), least: 1 }, TARIFF, [times, capped], new Map(counted));
    expect(room([])).toEqual({ is: "fits", reads: posts(30) });
    expect(room([["times", 1]])).toEqual({ is: "full", counter: times });
    expect(room([["posts", 30]])).toEqual({ is: "full", counter: capped });
  });

  it("never goes beyond any counter", () => {
    const counters = fc.array(
      fc.record({ unit: fc.constantFrom("money", "posts", "times"), limit: fc.nat(2_000_000), at: fc.nat() }),
      { maxLength: 6 },
    );
    const amount = fc.nat(500);
    fc.assert(
      fc.property(counters, amount, amount, fc.nat(2), (made, of, people, counts) => {
        const all = made.map(({ unit, limit }, i) => counter(`${i}`, unit as Counter["unit"], limit));
        const at = new Map(made.map(({ at: used, limit }, i) => [`${i}`, used % (limit + 2)]));
        const most = { posts: of, users: people, counts };
        const fit = fitting({ most, least: 1 }, TARIFF, all, at);
        if (fit.is === "full") return;
        expect(costOf(fit.reads, TARIFF)).toBeLessThanOrEqual(costOf(most, TARIFF));
        for (const each of all) {
          expect((at.get(each.name) ?? 0) + raiseOf(each, fit.reads, TARIFF)).toBeLessThanOrEqual(each.limit);
        }
      }),
    );
  });
});
