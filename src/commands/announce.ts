/** `announce <burst>`: tells the place where it is asked of a burst that was kept quiet there. */
import { noBurstCard, notAllowedCard, sentenceCard, severalBurstsCard } from "../cards/answer-cards.ts";
import type { Card } from "../cards/card.ts";
import type { Command, CommandContext } from "./command.ts";

export const announce: Command = {
  spec: {
    name: "announce",
    options: [{ name: "id", required: true, type: "word", burst: true }],
    examples: ["/verbatim announce 9FQ2"],
    who: "editor",
  },
  async *run(context) {
    yield { is: "card", card: await answer(context) };
  },
};

async function answer({ workbench, options, words }: CommandContext): Promise<Card> {
  const name = options["id"] ?? "";
  const { quiet } = words;
  const announced = await workbench?.announce(name);
  switch (announced?.is) {
    case undefined:
      return notAllowedCard("editor", words);
    case "no-burst":
      return noBurstCard(name, words);
    case "several":
      return severalBurstsCard(announced.shortIds, words);
    case "announced":
      return sentenceCard(quiet.announced(announced.shortId));
    case "told":
      return sentenceCard(quiet.told(announced.shortId));
    case "withdrawn":
      return sentenceCard(quiet.withdrawn(announced.shortId));
    case "asks-first":
      return sentenceCard(quiet.asksFirst);
    case "not-told-here":
      return sentenceCard(quiet.notToldHere(announced.watchName));
  }
}
