/** What publishing and keeping have in common: the decision, and the answer. */
import { noBurstCard, notAllowedCard, severalBurstsCard } from "../cards/answer-cards.ts";
import type { Card } from "../cards/card.ts";
import { notWaitingCard, releasedCard, whichPlaceCard } from "../cards/released-card.ts";
import type { CommandContext, Reply } from "./command.ts";
import type { Release } from "./workbench.ts";

export async function* releasing(context: CommandContext, how: Release): AsyncIterable<Reply> {
  yield { is: "card", card: await answer(context, how) };
}

async function answer({ workbench, options, words }: CommandContext, how: Release): Promise<Card> {
  const name = options["id"] ?? "";
  const released = await workbench?.release(name, options["place"] ?? null, how);
  switch (released?.is) {
    case undefined:
      return notAllowedCard("editor", words);
    case "released":
      return releasedCard({ ...released, how }, words);
    case "no-burst":
      return noBurstCard(name, words);
    case "several":
      return severalBurstsCard(released.shortIds, words);
    case "which-place":
      return whichPlaceCard(released.places, words);
    case "not-waiting":
      return notWaitingCard(released.shortId, released.by, words);
  }
}
