/** What correcting and withdrawing have in common: the change, and the answer. */
import { noBurstCard, notAllowedCard, severalBurstsCard } from "../cards/answer-cards.ts";
import { correctedCard } from "../cards/corrected-card.ts";
import type { Correction } from "../domain/desk-notes.ts";
import type { CommandContext, Reply } from "./command.ts";

export async function* corrected(
  { workbench, options, words }: CommandContext,
  correction: Pick<Correction, "kind" | "text">,
): AsyncIterable<Reply> {
  const name = options["id"] ?? "";
  const done = await workbench?.correct(name, correction);
  switch (done?.is) {
    case undefined:
      yield { is: "card", card: notAllowedCard("editor", words) };
      return;
    case "no-burst":
      yield { is: "card", card: noBurstCard(name, words) };
      return;
    case "several":
      yield { is: "card", card: severalBurstsCard(done.shortIds, words) };
      return;
    case "corrected":
      yield { is: "card", card: correctedCard(done, words) };
  }
}
