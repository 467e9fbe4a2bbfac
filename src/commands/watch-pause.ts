/** `watch pause <watch> <for>`: reads nothing of a watch for a time. */
import { notAllowedCard, sentenceCard } from "../cards/answer-cards.ts";
import type { Card } from "../cards/card.ts";
import { noWatchCard } from "../cards/texts-card.ts";
import { watchPausedCard } from "../cards/watch-edited-card.ts";
import type { Command, CommandContext } from "./command.ts";
import { MUTE_FOR } from "./muting.ts";
import { untilOf } from "./until.ts";

export const watchPause: Command = {
  spec: {
    name: "watch pause",
    options: [{ name: "watch", required: true, type: "word", names: "watch" }, MUTE_FOR],
    examples: ["/verbatim watch pause okafor 7d", "/verbatim watch pause okafor 2026-12-01"],
    who: "editor",
  },
  async *run(context) {
    yield { is: "card", card: await answer(context) };
  },
};

async function answer({ workbench, options, now, timezone, words }: CommandContext): Promise<Card> {
  const id = options["watch"] ?? "";
  const until = untilOf(options["for"] ?? "", now, timezone);
  if (until.is !== "until") return sentenceCard(words.until[until.is]);
  const paused = await workbench?.pauseWatch(id, until.at);
  if (paused === undefined) return notAllowedCard("editor", words);
  return paused.is === "no-watch" ? noWatchCard(id, words) : watchPausedCard(paused, words);
}
