/** `block <person> [why…]`: answers nothing that a person asks from now on. */
import { notAllowedCard, sentenceCard } from "../cards/answer-cards.ts";
import { blockedCard } from "../cards/blocks-card.ts";
import type { Card } from "../cards/card.ts";
import type { Command, CommandContext } from "./command.ts";
import { personNamed } from "./person.ts";

export const block: Command = {
  spec: {
    name: "block",
    options: [
      { name: "person", required: true, type: "word" },
      { name: "why", required: false, type: "rest" },
    ],
    examples: ["/verbatim block slack:U012 asks for private people"],
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
  await workbench.block(actor, options["why"] ?? "");
  return blockedCard(actor, words);
}
