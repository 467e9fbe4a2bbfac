import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DOLLAR } from "../../../src/domain/money.ts";
import { allowanceOf } from "../../../src/pipeline/budget/allowance.ts";
import { LOW, STEPS, stepsAt } from "../../../src/pipeline/budget/steps.ts";
import { limits } from "./asking.ts";

const of = 50 * DOLLAR;

describe("what is given up as a month's money falls", () => {
  it.each([
    [0, []],
    [39.99, []],
    [40, ["no-lookups"]],
    [41, ["no-lookups", "no-pursuit"]],
    [42, ["no-lookups", "no-pursuit", "standing-daily"]],
    [43, ["no-lookups", "no-pursuit", "standing-daily", "samples-halved"]],
    [44, ["no-lookups", "no-pursuit", "standing-daily", "samples-halved", "full-to-sampled"]],
    [50, ["no-lookups", "no-pursuit", "standing-daily", "samples-halved", "full-to-sampled"]],
  ])("at $%d of $50: %j", (dollars, steps) => {
    expect(stepsAt({ spent: dollars * DOLLAR, of })).toEqual(steps);
  });

  it("is never taken back while more is spent, and goes by the one stated order", () => {
    const order = STEPS.map(({ step }) => step);
    fc.assert(
      fc.property(fc.nat(of * 2), fc.nat(of), (spent, more) => {
        const before = stepsAt({ spent, of });
        expect(order.slice(0, before.length)).toEqual(before);
        expect(stepsAt({ spent: spent + more, of }).slice(0, before.length)).toEqual(before);
      }),
    );
  });

  it("begins where it is said and is complete before only the held part is left", () => {
    const { held, month } = allowanceOf(limits());
    const open = 1 - held / month;
    const from = STEPS.map((each) => each.from);
    expect(from[0]).toBe(LOW);
    expect(from).toEqual(from.toSorted((a, b) => a - b));
    expect(from.at(-1)).toBeLessThan(open);
  });
});

describe("what may be spent where nothing else is said", () => {
  it("is a twentieth of the month a day, with a tenth held for bursts under way", () => {
    const month = 50 * DOLLAR;
    expect(allowanceOf(limits({ month }))).toMatchObject({
      day: 2.5 * DOLLAR,
      held: 5 * DOLLAR,
      burst: 5 * DOLLAR,
    });
    expect(allowanceOf(limits({ month: 20 * DOLLAR })).burst).toBe(2 * DOLLAR);
    expect(allowanceOf(limits({ month, day: 9 * DOLLAR })).day).toBe(9 * DOLLAR);
    expect(allowanceOf(limits({ month: 500 * DOLLAR })).burst).toBe(5 * DOLLAR);
  });
});
