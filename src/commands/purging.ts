/** What purging a post and purging an account have in common: the question, and the answer. */
import { notAllowedCard, sentenceCard } from "../cards/answer-cards.ts";
import type { Card } from "../cards/card.ts";
import { askedPurgeCard, heldPurgeCard, purgedCard } from "../cards/purge-card.ts";
import type { CommandContext, OptionSpec, Reply } from "./command.ts";
import type { PurgeAsked } from "./workbench.ts";

/** Nothing goes before somebody has read what would. */
export const SURE: OptionSpec = { name: "sure", required: false, type: "word" };
const YES = "yes";

export async function* purging(context: CommandContext, kind: PurgeAsked["kind"]): AsyncIterable<Reply> {
  yield { is: "card", card: await answer(context, { kind, name: context.options["name"] ?? "" }) };
}

async function answer(
  { workbench, options, handles, words }: CommandContext,
  asked: PurgeAsked,
): Promise<Card> {
  const purged = await workbench?.purge(asked, options["sure"]?.toLowerCase() === YES);
  switch (purged?.is) {
    case undefined:
      return notAllowedCard("admin", words);
    case "none":
      return sentenceCard(words.purge.none);
    case "several":
      return sentenceCard(words.holds.severalAccounts(purged.ids.join(", ")));
    case "held":
      return heldPurgeCard(purged.holds, handles, words);
    case "asked":
      return askedPurgeCard({ ...purged, ...asked, sure: YES }, words);
    case "purged":
      return purgedCard(purged, words);
  }
}
