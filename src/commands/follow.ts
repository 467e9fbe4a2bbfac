/** `follow <watch> [here] [--severity …]`: tells the place where it is asked of a watch's bursts. */
import { stringify } from "yaml";
import { notAllowedCard, sentenceCard } from "../cards/answer-cards.ts";
import type { Card } from "../cards/card.ts";
import { followedCard, routeInFileCard } from "../cards/follow-card.ts";
import { noWatchCard } from "../cards/texts-card.ts";
import type { Command, CommandContext } from "./command.ts";

/** The most that a severity can be. */
const MOST = 100;

export const follow: Command = {
  spec: {
    name: "follow",
    options: [
      { name: "watch", required: true, type: "word", names: "watch" },
      { name: "where", required: false, type: "word", choices: ["here"] },
      { name: "severity", required: false, type: "number" },
    ],
    examples: ["/verbatim follow lindqvist here", "/verbatim follow okafor --severity 50"],
    who: "editor",
  },
  async *run(context) {
    yield { is: "card", card: await answer(context) };
  },
};

async function answer({ workbench, options, words }: CommandContext): Promise<Card> {
  const watch = options["watch"] ?? "";
  const minSeverity = Number(options["severity"] ?? 0);
  if (minSeverity > MOST) return sentenceCard(words.follows.tooSevere);
  const followed = await workbench?.follow(watch, minSeverity);
  switch (followed?.is) {
    case undefined:
      return notAllowedCard("editor", words);
    case "no-watch":
      return noWatchCard(watch, words);
    case "followed":
      return followedCard({ ...followed, watch }, words);
    case "in-file": {
      const yaml = stringify({ routes: [{ watch, to: followed.place, minSeverity }] }, { lineWidth: 0 });
      return routeInFileCard({ ...followed, yaml: yaml.trimEnd() }, words);
    }
  }
}
