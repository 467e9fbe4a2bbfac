/** `watch read-back <watch> [yes|no]`: reads a time without money after all, leaves it, or says what that would cost. */
import { notAllowedCard, sentenceCard } from "../cards/answer-cards.ts";
import type { Card } from "../cards/card.ts";
import { readBackCard } from "../cards/read-back-card.ts";
import { noWatchCard } from "../cards/texts-card.ts";
import type { Command, CommandContext } from "./command.ts";

export const watchReadBack: Command = {
  spec: {
    name: "watch read-back",
    options: [
      { name: "watch", required: true, type: "word" },
      { name: "answer", required: false, type: "word", choices: ["yes", "no"] },
    ],
    examples: ["/verbatim watch read-back okafor", "/verbatim watch read-back okafor yes"],
    who: "editor",
    unshared: true,
  },
  async *run(context) {
    yield { is: "card", card: await answer(context) };
  },
};

async function answer({ workbench, options, words }: CommandContext): Promise<Card> {
  const id = options["watch"] ?? "";
  const given = options["answer"];
  const become = await workbench?.readBack(
    id,
    given === undefined ? null : given === "yes" ? "agreed" : "left",
  );
  const said = words.readBack;
  switch (become?.is) {
    case undefined:
      return notAllowedCard("editor", words);
    case "no-watch":
      return noWatchCard(id, words);
    case "nothing":
      return sentenceCard(said.nothing(become.watchName));
    case "agreed":
      return sentenceCard(said.answered(become.watchName));
    case "left":
      return sentenceCard(said.leftNow(become.watchName));
    case "as-it-is":
      return readBackCard({ ...become, withAmounts: true }, words);
  }
}
