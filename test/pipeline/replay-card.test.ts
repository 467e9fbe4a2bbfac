import { expect, it } from "vitest";
import { plainText } from "../../src/cards/plain-text.ts";
import { burstLine } from "../../src/evidence/burst-line.ts";
import { replayCard } from "../../src/pipeline/replay-card.ts";
import { madeUpBurst } from "../cards/made-up.ts";

const NAMES = { watch: "Lindqvist", shortId: "7K3Q" };

it.each([
  ["open", "open at the end of the input"],
  ["ended", "ended"],
] as const)("says of a replayed burst that is %s what is known when the input has ended", (state, words) => {
  const burst = madeUpBurst({ state });
  const line = burstLine(burst, [], { score: null, announced: true, reason: "first", explanations: [] });
  const card = replayCard({ burst, wordForWord: null, members: [], line, ordinal: 1 }, NAMES);

  expect(plainText(card)).toContain(`Lindqvist · burst 7K3Q · ${words} · severity`);
  expect(plainText(card), "there is nobody to press it").not.toContain("[Posts]");
});
