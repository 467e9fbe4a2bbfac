/** What the commands that mute have in common: their options, and the answer. */
import { noBurstCard, notAllowedCard, sentenceCard, severalBurstsCard } from "../cards/answer-cards.ts";
import type { Card } from "../cards/card.ts";
import { mutedCard, unknownAccountsCard } from "../cards/mutes-card.ts";
import { suggestionCard } from "../cards/suggestion-card.ts";
import { noWatchCard } from "../cards/texts-card.ts";
import type { CommandContext, OptionSpec, Reply } from "./command.ts";
import { untilOf } from "./until.ts";
import type { MuteAsked, MuteSet } from "./workbench.ts";

export const MUTE_FOR: OptionSpec = {
  name: "for",
  required: true,
  type: "word",
  offers: ["1h", "24h", "7d"],
};

export const MUTE_WHY: Omit<OptionSpec, "type"> = { name: "why", required: false };

export async function* muted(context: CommandContext, asked: MuteAsked): AsyncIterable<Reply> {
  const { workbench, options, now, timezone, words } = context;
  const until = untilOf(options["for"] ?? "", now, timezone);
  if (until.is !== "until") {
    yield { is: "card", card: sentenceCard(words.until[until.is]) };
    return;
  }
  const set = await workbench?.mute(asked, until.at, options["why"] ?? "");
  yield { is: "card", card: set === undefined ? notAllowedCard("editor", words) : answer(set, context) };
  if (set?.is === "muted" && set.suggestion !== null) {
    yield { is: "card", card: suggestionCard(set.suggestion, context.handles, words) };
  }
}

function answer(set: MuteSet, { handles, words }: CommandContext): Card {
  switch (set.is) {
    case "muted":
      return mutedCard(set.mute, handles, words);
    case "no-burst":
      return noBurstCard(set.name, words);
    case "several":
      return severalBurstsCard(set.shortIds, words);
    case "no-watch":
      return noWatchCard(set.name, words);
    case "too-short":
      return sentenceCard(words.mutes.tooFewWords);
    case "no-accounts":
      return unknownAccountsCard(set.names, words);
  }
}
