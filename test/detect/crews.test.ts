import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Copy, isSignificant, weightOf } from "../../src/detect/co-posting.ts";
import { crewsOf } from "../../src/detect/crew-groups.ts";
import { type Crews, createCrews } from "../../src/detect/crews.ts";
import { DAY, MINUTE } from "../../src/domain/time.ts";

const START = Date.UTC(2026, 10, 2);

/** A watch of 2,000 ordinary accounts with two posts each. */
function watched(): Crews {
  const crews = createCrews();
  crews.advance(START);
  for (let i = 0; i < 2_000; i++) crews.see(`ordinary${i}`, 2);
  return crews;
}

/** A burst on a day: its accounts post a minute apart, each with a number of its own. */
function copies(day: number, accounts: readonly string[]) {
  return accounts.map((account, i) => ({
    seq: day * 1_000 + i,
    account,
    createdAt: START + day * DAY + i * MINUTE,
  }));
}

/** Adds copies of a burst that says something of its accounts. */
function tell(crews: Crews, burst: string, added: readonly Copy[]): void {
  crews.add(burst, added);
  crews.feed(burst);
}

const TEAM = ["a", "b", "c", "d", "e", "f"];

function withTeam(): Crews {
  const crews = watched();
  for (const account of TEAM) crews.see(account, 4);
  return crews;
}

describe("what accounts did together before", () => {
  it("is nothing at their first and at their second passage", () => {
    const crews = withTeam();
    expect(crews.before("one", copies(0, TEAM))).toBeNull();
    tell(crews, "one", copies(0, TEAM));
    expect(crews.before("two", copies(1, TEAM))).toBeNull();
  });

  it("is told from the third passage on, by accounts, passages, days and minutes", () => {
    const crews = withTeam();
    tell(crews, "one", copies(0, TEAM));
    tell(crews, "two", copies(1, [...TEAM, "ordinary1"]));
    expect(crews.before("three", copies(5, [...TEAM, "ordinary2", "ordinary3"]))).toEqual({
      accounts: 6,
      of: 8,
      passages: 2,
      days: 2,
      apart: MINUTE,
    });
  });

  it("is nothing while all that they shared says nothing of them, as a headline does", () => {
    const crews = withTeam();
    for (const [day, burst] of ["one", "two", "three"].entries()) crews.add(burst, copies(day, TEAM));
    expect(crews.before("four", copies(5, TEAM))).toBeNull();
    expect(crewsOf("harbour", crews)).toEqual([]);
    for (const burst of ["one", "two", "three"]) crews.feed(burst);
    expect(crews.before("four", copies(5, TEAM))?.passages).toBe(3);
    expect(crewsOf("harbour", crews)[0]?.members).toHaveLength(TEAM.length);
  });

  it("is asked again when a burst has come to 10, 20, 50 … accounts", () => {
    const crews = watched();
    const asked = Array.from({ length: 60 }, (_, i) => crews.add("one", copies(0, [`m${i}`])));
    expect(asked.flatMap((again, i) => (again ? [i + 1] : []))).toEqual([10, 20, 50]);
  });

  it("is nothing when the same words come again, which is no other passage", () => {
    const crews = withTeam();
    tell(crews, "one", [...copies(0, TEAM), ...copies(1, TEAM), ...copies(2, TEAM)]);
    expect(crews.before("one", copies(3, TEAM))).toBeNull();
  });

  it("is nothing when one post has several passages", () => {
    const crews = withTeam();
    for (const burst of ["first half", "middle", "second half"]) tell(crews, burst, copies(0, TEAM));
    expect(crews.before("whole", copies(0, TEAM))).toBeNull();
    expect(crews.before("next day", copies(1, TEAM)), "one earlier occasion").toBeNull();
  });

  it("follows an absorbed burst to the one that answers for it", () => {
    const crews = withTeam();
    tell(crews, "one", copies(0, TEAM));
    tell(crews, "two", copies(1, TEAM));
    crews.absorb("two", "one");
    expect(crews.before("three", copies(2, TEAM)), "one passage is left of two").toBeNull();
    tell(crews, "four", copies(3, TEAM));
    expect(crews.before("three", copies(5, TEAM))?.passages).toBe(2);
  });

  it("is forgotten after ninety days", () => {
    const crews = withTeam();
    tell(crews, "one", copies(0, TEAM));
    tell(crews, "two", copies(1, TEAM));
    crews.advance(START + 90 * DAY);
    expect(crews.before("three", copies(90, TEAM))?.passages).toBe(2);
    crews.advance(START + 91 * DAY);
    expect(crews.before("three", copies(91, TEAM))).toBeNull();
    expect([...crews.bursts.keys()]).toEqual(["two"]);
  });

  it("says nothing of accounts that are in everything because they post without end", () => {
    const busy = ["x", "y", "z"];
    const crews = watched();
    for (const account of busy) crews.see(account, 5_000);
    tell(crews, "one", copies(0, [...busy, "ordinary1"]));
    tell(crews, "two", copies(1, [...busy, "ordinary2"]));
    expect(crews.before("three", copies(2, [...busy, "ordinary3"]))).toBeNull();
  });

  it("is the same in whatever order copies were added", () => {
    const all = [0, 1, 2, 3].flatMap((day) => copies(day, TEAM).map((copy) => ({ burst: `b${day}`, copy })));
    const asked = copies(4, TEAM);
    function told(order: typeof all) {
      const crews = withTeam();
      for (const { burst, copy } of order) tell(crews, burst, [copy]);
      return crews.before("new", asked);
    }
    const expected = told(all);
    expect(expected?.passages).toBe(4);
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (order) => {
        expect(told(order)).toEqual(expected);
      }),
      { seed: 2020, numRuns: 30 },
    );
  });
});

describe("sharing accounts", () => {
  it.each([
    ["two of four in two thousand accounts", 2, 4, 2_000, false],
    ["two of four in twenty thousand", 2, 4, 20_000, true],
    ["three of four in two thousand", 3, 4, 2_000, true],
    ["six of six in a watch of a dozen", 6, 6, 12, false],
    ["as many as chance gives", 5, 100, 2_000, false],
    ["forty of a hundred in two thousand", 40, 100, 2_000, true],
    ["all of ten thousand in a million", 10_000, 10_000, 1_000_000, true],
  ])("is beyond chance or not: %s", (_what, shared, size, accounts, significant) => {
    expect(isSignificant(shared, { n: size, m: size, accounts })).toBe(significant);
  });

  it("weighs an account less, the more it posts beyond ten times the average", () => {
    expect([1, 20, 40, 400].map((posts) => weightOf(posts, 2))).toEqual([1, 1, 0.5, 0.05]);
  });
});
