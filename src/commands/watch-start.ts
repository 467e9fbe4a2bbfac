/** `watch start <watch>`: agrees to what reading a watch costs, so that it is read. */
import { notAllowedCard, sentenceCard } from "../cards/answer-cards.ts";
import { noWatchCard } from "../cards/texts-card.ts";
import type { Command } from "./command.ts";

export const watchStart: Command = {
  spec: {
    name: "watch start",
    options: [{ name: "watch", required: true, type: "word", names: "watch" }],
    examples: ["/verbatim watch start okafor"],
    who: "editor",
  },
  async *run({ workbench, options, words }) {
    const watch = options["watch"] ?? "";
    const started = await workbench?.startWatch(watch);
    const { money } = words;
    const card =
      started === undefined
        ? notAllowedCard("editor", words)
        : started.is === "no-watch"
          ? noWatchCard(watch, words)
          : sentenceCard(sentenceOf(started, money));
    yield { is: "card", card };
  },
};

function sentenceOf(
  { is, watchName }: { readonly is: "started" | "running" | "not-asked"; readonly watchName: string },
  words: {
    readonly started: (watch: string) => string;
    readonly startedAlready: (watch: string) => string;
    readonly notAskedYet: (watch: string) => string;
  },
): string {
  switch (is) {
    case "started":
      return words.started(watchName);
    case "running":
      return words.startedAlready(watchName);
    case "not-asked":
      return words.notAskedYet(watchName);
  }
}
