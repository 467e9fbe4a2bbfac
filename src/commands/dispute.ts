/** `dispute <burst> [headline]`: says that what explains a burst's words does not explain them, in its watch. */
import { noBurstCard, notAllowedCard, sentenceCard, severalBurstsCard } from "../cards/answer-cards.ts";
import type { Card } from "../cards/card.ts";
import { disputedCard } from "../cards/quiet-cards.ts";
import { EXPLANATION_KINDS } from "../domain/explanation.ts";
import type { Command, CommandContext } from "./command.ts";

export const dispute: Command = {
  spec: {
    name: "dispute",
    options: [
      { name: "id", required: true, type: "word", burst: true },
      { name: "kind", required: false, type: "word", choices: [...EXPLANATION_KINDS, "reviewed"] },
    ],
    examples: ["/verbatim dispute 9FQ2 headline"],
    who: "editor",
  },
  async *run(context) {
    yield { is: "card", card: await answer(context) };
  },
};

async function answer({ workbench, options, words }: CommandContext): Promise<Card> {
  const name = options["id"] ?? "";
  const disputed = await workbench?.dispute(name, options["kind"] ?? null);
  switch (disputed?.is) {
    case undefined:
      return notAllowedCard("editor", words);
    case "no-burst":
      return noBurstCard(name, words);
    case "several":
      return severalBurstsCard(disputed.shortIds, words);
    case "not-explained":
      return sentenceCard(words.quiet.notExplained(disputed.shortId));
    case "disputed":
      return disputedCard(disputed, words);
  }
}
