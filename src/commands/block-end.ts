/** `block end <person>`: answers again what a person asks. */
import { notAllowedCard, sentenceCard } from "../cards/answer-cards.ts";
import type { Card } from "../cards/card.ts";
import type { Command, CommandContext } from "./command.ts";
import { personNamed } from "./person.ts";

export const blockEnd: Command = {
  spec: {
    name: "block end",
    options: [{ name: "person", required: true, type: "word" }],
    examples: ["/verbatim block end slack:U012"],
    who: "admin",
    unshared: true,
  },
  async *run(context) {
    yield { is: "card", card: await answer(context) };
  },
};

async function answer({ workbench, options, place, words }: CommandContext): Promise<Card> {
  const actor = personNamed(options["person"] ?? "", place);
  if (workbench === null) return notAllowedCard("admin", words);
  if (actor === null) return sentenceCard(words.blocks.nobody);
  const { blocks } = words;
  return sentenceCard((await workbench.unblock(actor)) ? blocks.ended(actor) : blocks.notBlocked(actor));
}
