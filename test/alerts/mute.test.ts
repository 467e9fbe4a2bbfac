import { describe, expect, it } from "vitest";
import { type Mutable, muteOf } from "../../src/alerts/mute.ts";
import type { Mute, MuteTarget } from "../../src/domain/alert.ts";

const NOW = 1_000_000;
const BURST: Mutable = {
  id: "7K3Q",
  watch: "harbour",
  words: [1, 2, 3, 4, 5],
  accounts: ["x:a", "x:b", "x:c", "x:d", "x:e", "x:f"],
  minAccounts: 4,
};

function mute(target: MuteTarget, changes: Partial<Mute> = {}): Mute {
  return {
    target,
    watches: null,
    until: NOW + 1,
    by: "terminal:operator",
    byName: "operator",
    why: "",
    ...changes,
  };
}

const accounts = (...keys: string[]): MuteTarget => ({
  kind: "accounts",
  accounts: keys.map((key) => ({ key, name: key })),
});
const passage = (...words: number[]): MuteTarget => ({ kind: "passage", text: "words", words });

describe("a mute", () => {
  it.each<[string, Mute, boolean]>([
    ["of the burst holds", mute({ kind: "burst", id: "7K3Q" }), true],
    ["of another burst does not", mute({ kind: "burst", id: "9FQ2" }), false],
    ["of the watch holds", mute({ kind: "watch", id: "harbour" }), true],
    ["of another watch does not", mute({ kind: "watch", id: "ferry" }), false],
    ["holds until its end, and no longer", mute({ kind: "burst", id: "7K3Q" }, { until: NOW }), false],
    ["of words in a row within the passage holds", mute(passage(2, 3, 4)), true],
    ["of the whole passage holds", mute(passage(1, 2, 3, 4, 5)), true],
    ["of words in another order does not", mute(passage(2, 4, 3)), false],
    ["of more words than the passage has does not", mute(passage(1, 2, 3, 4, 5, 6)), false],
    ["of no words does not", mute(passage()), false],
    ["of so many accounts that too few are left holds", mute(accounts("x:a", "x:b", "x:c")), true],
    ["of so few accounts that it stays a burst does not", mute(accounts("x:a", "x:b")), false],
    ["of accounts that take no part does not", mute(accounts("x:y", "x:z")), false],
    [
      "by somebody who sees another watch only does not",
      mute(passage(2, 3, 4), { watches: ["ferry"] }),
      false,
    ],
  ])("%s", (_story, given, holds) => {
    expect(muteOf(BURST, [given], NOW) !== null).toBe(holds);
  });

  it("of accounts does not silence a burst that is small by itself and none of theirs", () => {
    const small = { ...BURST, accounts: ["x:a", "x:b"] };
    expect(muteOf(small, [mute(accounts("x:z"))], NOW)).toBeNull();
  });

  it("that lasts longest is the one that is told", () => {
    const short = mute({ kind: "burst", id: "7K3Q" });
    const long = mute({ kind: "watch", id: "harbour" }, { until: NOW + 2 });
    expect(muteOf(BURST, [short, long, short], NOW)).toBe(long);
  });
});
