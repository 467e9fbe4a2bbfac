/** `block end <person>`: answers again what a person asks. */
import { sentenceCard } from "../cards/answer-cards.ts";
import type { Card } from "../cards/card.ts";
import type { Command, CommandContext } from "./command.ts";
import { toPerson } from "./to-person.ts";

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

async function answer(context: CommandContext): Promise<Card> {
  const { blocks } = context.words;
  return toPerson(context, async (workbench, actor) =>
    sentenceCard((await workbench.unblock(actor)) ? blocks.ended(actor) : blocks.notBlocked(actor)),
  );
}
