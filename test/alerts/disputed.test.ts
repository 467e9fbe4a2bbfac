import { describe, expect, it } from "vitest";
import { withoutDisputed } from "../../src/alerts/disputed.ts";
import type { Explanation } from "../../src/domain/burst.ts";

const WORDS = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const headline: Explanation = {
  kind: "headline",
  why: { is: "said", sentence: "It is a title." },
  liftedBy: null,
  announceIf: { is: "said", sentence: "It comes back." },
};
const dispute = {
  ...{ burst: "A", kind: "headline", words: WORDS, name: "Anna", at: Date.UTC(2026, 10, 23, 9) },
};

describe("an explanation that somebody disputed", () => {
  it("keeps the same words quiet no more, in that burst and in others", () => {
    const lifted = { ...headline, liftedBy: { is: "disputed", name: "Anna", on: "2026-11-23" } };
    expect(withoutDisputed({ id: "A", words: [] }, [headline], [dispute])).toEqual([lifted]);
    expect(withoutDisputed({ id: "B", words: [0, ...WORDS] }, [headline], [dispute])).toEqual([lifted]);
  });

  it("keeps other words quiet, of another kind these too, and leaves what something else lifted", () => {
    expect(withoutDisputed({ id: "B", words: [9, 8, 7] }, [headline], [dispute])).toEqual([headline]);
    const petition = { ...headline, kind: "petition" };
    expect(withoutDisputed({ id: "A", words: WORDS }, [petition], [dispute])).toEqual([petition]);
    const lifted: Explanation = { ...headline, liftedBy: { is: "co-posted" } };
    expect(withoutDisputed({ id: "A", words: WORDS }, [lifted], [dispute])).toEqual([lifted]);
  });
});
