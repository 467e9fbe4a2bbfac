/** `watch resume <watch>`: reads a watch again before its pause is over. */
import { notAllowedCard, sentenceCard } from "../cards/answer-cards.ts";
import type { Card } from "../cards/card.ts";
import { noWatchCard } from "../cards/texts-card.ts";
import type { Command, CommandContext } from "./command.ts";

export const watchResume: Command = {
  spec: {
    name: "watch resume",
    options: [{ name: "watch", required: true, type: "word", names: "watch" }],
    examples: ["/verbatim watch resume okafor"],
    who: "editor",
  },
  async *run(context) {
    yield { is: "card", card: await answer(context) };
  },
};

async function answer({ workbench, options, words }: CommandContext): Promise<Card> {
  const id = options["watch"] ?? "";
  const resumed = await workbench?.resumeWatch(id);
  switch (resumed?.is) {
    case undefined:
      return notAllowedCard("editor", words);
    case "no-watch":
      return noWatchCard(id, words);
    case "resumed":
      return sentenceCard(words.edits.resumed(resumed.watchName));
    case "not-paused":
      return sentenceCard(words.edits.notPaused(resumed.watchName));
  }
}
