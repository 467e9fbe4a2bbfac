/** `hold <burst|account> <reason…> [--until …]`: nothing of it is dropped or purged. */
import { notAllowedCard, sentenceCard, severalBurstsCard } from "../cards/answer-cards.ts";
import type { Card } from "../cards/card.ts";
import { heldCard } from "../cards/holds-card.ts";
import type { Command, CommandContext } from "./command.ts";
import { untilOf } from "./until.ts";

export const hold: Command = {
  spec: {
    name: "hold",
    options: [
      { name: "id", required: true, type: "word" },
      { name: "reason", required: true, type: "rest" },
      { name: "until", required: false, type: "word" },
    ],
    examples: [
      "/verbatim hold 7K3Q our lawyer asked for it --until 90d",
      "/verbatim hold @c_example a complaint",
    ],
    who: "editor",
  },
  async *run(context) {
    yield { is: "card", card: await answer(context) };
  },
};

async function answer({ workbench, options, now, timezone, handles, words }: CommandContext): Promise<Card> {
  const typed = options["until"];
  const until = typed === undefined ? null : untilOf(typed, now, timezone);
  if (until !== null && until.is !== "until") return sentenceCard(words.until[until.is]);
  const held = await workbench?.hold(options["id"] ?? "", {
    why: options["reason"] ?? "",
    until: until?.at ?? null,
  });
  switch (held?.is) {
    case undefined:
      return notAllowedCard("editor", words);
    case "held":
      return heldCard(held.hold, handles, words);
    case "several":
      return severalBurstsCard(held.shortIds, words);
    case "several-accounts":
      return sentenceCard(words.holds.severalAccounts(held.ids.join(", ")));
    case "none":
      return sentenceCard(words.holds.nothingToHold);
  }
}
