/** `unfollow <watch>`: tells the place where it is asked nothing more of a watch. */
import { notAllowedCard, sentenceCard } from "../cards/answer-cards.ts";
import type { Card } from "../cards/card.ts";
import { routeInFileCard } from "../cards/follow-card.ts";
import { noWatchCard } from "../cards/texts-card.ts";
import type { Command, CommandContext } from "./command.ts";

export const unfollow: Command = {
  spec: {
    name: "unfollow",
    options: [{ name: "watch", required: true, type: "word", names: "watch" }],
    examples: ["/verbatim unfollow okafor"],
    who: "editor",
  },
  async *run(context) {
    yield { is: "card", card: await answer(context) };
  },
};

async function answer({ workbench, options, words }: CommandContext): Promise<Card> {
  const watch = options["watch"] ?? "";
  const unfollowed = await workbench?.unfollow(watch);
  switch (unfollowed?.is) {
    case undefined:
      return notAllowedCard("editor", words);
    case "no-watch":
      return noWatchCard(watch, words);
    case "unfollowed":
      return sentenceCard(words.follows.unfollowed(unfollowed.watchName));
    case "not-followed":
      return sentenceCard(words.follows.notFollowed(unfollowed.watchName));
    case "in-file":
      return routeInFileCard({ ...unfollowed, yaml: null }, words);
  }
}
