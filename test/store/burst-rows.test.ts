import { expect, it } from "vitest";
import type { Explanation } from "../../src/domain/burst.ts";
import { fromRow, toRow } from "../../src/store/burst-rows.ts";
import type { StoredBurst } from "../../src/store/bursts.ts";
import { madeUpBurst } from "../cards/made-up.ts";

const HEADLINE: Explanation = {
  kind: "headline",
  why: { is: "page-title", share: { some: 38, all: 41 }, title: "The vote", site: "news.example" },
  liftedBy: { is: "bare-copies", copies: 21, lack: "that-link" },
  announceIf: { is: "points", copies: 20, lack: "that-link", accounts: 50 },
};

const STORED: StoredBurst = {
  burst: madeUpBurst({ explanations: [HEADLINE] }),
  shortId: "7K3Q",
  anchor: { seq: 1, ordinal: 0 },
  anchorWords: Int32Array.of(1, 2, 3),
  foldVersion: 1,
  detectedSeq: 4,
  quickenedSeq: 3,
  feedsCrews: true,
  foundAt: 5,
  wordForWord: 3,
  announced: true,
  reason: "first",
};

it("gives back a wave as it was stored, its explanations with all values", () => {
  expect(fromRow(toRow(STORED))).toEqual(STORED);
});

it("keeps the sentences that an earlier version stored", () => {
  const old = [{ kind: "headline", why: "It is a title.", liftedBy: null, announceIf: "From 50 on." }];
  const row = { ...toRow(STORED), explanations: JSON.stringify(old) };

  expect(fromRow(row).burst.explanations).toEqual([
    {
      kind: "headline",
      why: { is: "said", sentence: "It is a title." },
      liftedBy: null,
      announceIf: { is: "said", sentence: "From 50 on." },
    },
  ]);
});
