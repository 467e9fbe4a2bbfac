/** `text remove <watch> <number>`: forgets a known text, or says how the configuration file would. */
import { stringify } from "yaml";
import { notAllowedCard } from "../cards/answer-cards.ts";
import type { Card } from "../cards/card.ts";
import { noTextCard, noWatchCard, textInFileCard, textRemovedCard } from "../cards/texts-card.ts";
import type { Words } from "../cards/words/catalogue.ts";
import type { Command, CommandContext } from "./command.ts";
import type { TextRemoved } from "./workbench.ts";

export const textRemove: Command = {
  spec: {
    name: "text remove",
    options: [
      { name: "watch", required: true, type: "word", names: "watch" },
      { name: "number", required: true, type: "number" },
    ],
    examples: ["/verbatim text remove lindqvist 2"],
    who: "editor",
  },
  async *run({ workbench, options, handles, words }) {
    const watch = options["watch"] ?? "";
    const number = Number(options["number"]);
    const removed = await workbench?.removeText(watch, number);
    yield {
      is: "card",
      card:
        removed === undefined
          ? notAllowedCard("editor", words)
          : answer({ watch, number, handles, words }, removed),
    };
  },
};

interface Asked {
  readonly watch: string;
  readonly number: number;
  readonly handles: CommandContext["handles"];
  readonly words: Words;
}

function answer({ watch, number, handles, words }: Asked, removed: TextRemoved): Card {
  switch (removed.is) {
    case "removed":
      return textRemovedCard({ ...removed, handles }, words);
    case "in-file":
      return textInFileCard({ watch, number, yaml: asConfigured(watch, removed.left) }, words);
    case "no-text":
      return noTextCard({ watch, number, ...removed }, words);
    case "no-watch":
      return noWatchCard(watch, words);
  }
}

function asConfigured(id: string, texts: readonly string[]): string {
  return stringify({ watches: [{ id, texts }] }, { lineWidth: 0 }).trimEnd();
}
