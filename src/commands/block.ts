/** `block <person> [why…]`: answers nothing that a person asks from now on. */
import { blockedCard } from "../cards/blocks-card.ts";
import type { Card } from "../cards/card.ts";
import type { Command, CommandContext } from "./command.ts";
import { toPerson } from "./to-person.ts";

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

async function answer(context: CommandContext): Promise<Card> {
  return toPerson(context, async (workbench, actor) => {
    await workbench.block(actor, context.options["why"] ?? "");
    return blockedCard(actor, context.words);
  });
}
