import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logGamma } from "../../src/detect/log-gamma.ts";
import { retentionOf } from "../../src/detect/retention.ts";
import { exposureOf, peakAccounts, surpriseOf, usualAccounts } from "../../src/detect/score.ts";
import { HOUR, MINUTE } from "../../src/domain/time.ts";

const FAST = HOUR;
const SLOW = 36 * HOUR;
const RETENTION = retentionOf({ window: FAST, slowWindow: SLOW });

function surprise(accounts: number, sightings: number, window: number, uptime: number): number {
  return surpriseOf(accounts, { sightings, exposure: exposureOf({ uptime, retention: RETENTION, window }) });
}

/** The fewest accounts whose surprise reaches the gate. */
function needed(gate: number, sightings: number, window: number, uptime: number): number {
  let accounts = 1;
  while (surprise(accounts, sightings, window, uptime) < gate) accounts++;
  return accounts;
}

describe("the surprise of a burst", () => {
  it.each([
    ["four accounts on an unseen passage, with the whole past behind them", 4, 0, FAST, RETENTION, 8.0],
    ["four accounts on a passage seen three times", 4, 3, FAST, RETENTION, 6.1],
    ["ten slow accounts on an unseen passage", 10, 0, SLOW, RETENTION, 3.7],
    ["ten slow accounts on a passage seen once", 10, 1, SLOW, RETENTION, 2.6],
    ["anything in the first hour of a watch", 1_000, 0, FAST, HOUR, 0],
    ["nobody", 0, 0, FAST, RETENTION, 0],
  ])("is known for %s", (_what, accounts, sightings, window, uptime, expected) => {
    expect(surprise(accounts, sightings, window, uptime)).toBeCloseTo(expected, 1);
  });

  it.each([
    ["after two hours", 6, 0, FAST, 2 * HOUR, 18],
    ["after 23 hours", 6, 0, FAST, 23 * HOUR, 4],
    ["after a slow passage was seen once", 3, 1, SLOW, RETENTION, 12],
    ["slowly, after 63 hours", 3, 0, SLOW, 63 * HOUR, 10],
    ["slowly, an hour earlier", 3, 0, SLOW, 62 * HOUR, 11],
  ])("asks for so many accounts %s", (_when, gate, sightings, window, uptime, accounts) => {
    expect(needed(gate, sightings, window, uptime)).toBe(accounts);
  });

  it("agrees with the sum of the probabilities, term by term", () => {
    const [r, q] = [0.5 + 2, 1 / (1 + 3)];
    let below = 0;
    for (let k = 0, term = (1 - q) ** r; k < 6; term *= ((k + r) / (k + 1)) * q, k++) below += term;
    expect(surpriseOf(6, { sightings: 2, exposure: 3 })).toBeCloseTo(-Math.log10(1 - below), 9);
  });

  it("stays exact where a probability has no room in a number", () => {
    // One term dominates: ln P ≈ ln Γ(n + ½) − ln Γ(½) − ln n! − n ln 73 + ½ ln (72 / 73).
    const n = 100_000;
    const term =
      logGamma(n + 0.5) - logGamma(0.5) - logGamma(n + 1) - n * Math.log(73) + 0.5 * Math.log(72 / 73);
    const surprised = surprise(n, 0, FAST, RETENTION);
    expect(surprised).toBeGreaterThan(186_000);
    expect(surprised + term / Math.LN10).toBeCloseTo(-Math.log10(73 / 72), 4);
  });

  const pasts = fc.record({
    sightings: fc.integer({ min: 0, max: 5_000 }),
    exposure: fc.double({ min: 0.001, max: 1_000, noNaN: true }),
  });
  const ROUNDING = 1e-9;

  it("grows with every account, and is a number", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), pasts, (accounts, past) => {
        const [less, more] = [surpriseOf(accounts, past), surpriseOf(accounts + 1, past)];
        expect(Number.isFinite(less)).toBe(true);
        expect(more).toBeGreaterThanOrEqual(less - ROUNDING * (1 + less));
      }),
      { seed: 2020 },
    );
  });

  it("falls with every sighting", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), pasts, (accounts, past) => {
        const before = surpriseOf(accounts, past);
        const after = surpriseOf(accounts, { ...past, sightings: past.sightings + 1 });
        expect(after).toBeLessThanOrEqual(before + ROUNDING * (1 + before));
      }),
      { seed: 2020 },
    );
  });
});

describe("what is usual", () => {
  it.each([
    [0, 72, 1],
    [3, 72, 1],
    [36, 72, 3],
    [720, 72, 18],
    [0, 0, 1],
  ])("after %i sightings in %i windows is at most %i accounts", (sightings, exposure, accounts) => {
    expect(usualAccounts({ sightings, exposure })).toBe(accounts);
  });

  it("is gone beyond by one window in a hundred, and the number below it by more", () => {
    fc.assert(
      fc.property(fc.nat({ max: 3_000 }), fc.integer({ min: 1, max: 100 }), (sightings, exposure) => {
        const usual = usualAccounts({ sightings, exposure });
        expect(surpriseOf(usual + 1, { sightings, exposure })).toBeGreaterThanOrEqual(2);
        if (usual > 1) expect(surpriseOf(usual, { sightings, exposure })).toBeLessThan(2);
      }),
      { seed: 2020 },
    );
  });
});

describe("the peak of a burst", () => {
  const at = (account: string, minutes: number) => ({ account, createdAt: minutes * MINUTE });

  it.each([
    ["nobody", [], 0],
    ["one account repeating itself", [at("a", 0), at("a", 1), at("a", 2)], 1],
    ["accounts as far apart as the window", [at("a", 0), at("b", 60)], 2],
    ["accounts farther apart", [at("a", 0), at("b", 61)], 1],
    ["the densest hour", [at("a", 0), at("b", 50), at("c", 70), at("a", 80), at("d", 300)], 3],
    ["an account that stays by its repeats", [at("a", 0), at("a", 40), at("b", 90)], 2],
  ])("counts %s", (_what, copies, peak) => {
    expect(peakAccounts(copies, HOUR)).toBe(peak);
  });
});
