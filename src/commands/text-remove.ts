/** `text remove <watch> <number>`: forgets a known text, or says how the configuration file would. */
import { stringify } from "yaml";
import { notAllowedCard } from "../cards/answer-cards.ts";
import type { Card } from "../cards/card.ts";
import { noTextCard, noWatchCard, textInFileCard, textRemovedCard } from "../cards/texts-card.ts";
import type { Command, CommandContext } from "./command.ts";
import type { TextRemoved } from "./workbench.ts";

export const textRemove: Command = {
  spec: {
    name: "text remove",
    summary: "Forgets a known text; bursts that were found by it stay",
    options: [
      { name: "watch", help: "the watch's id, as in watch list", required: true, type: "word" },
      { name: "number", help: "the text's number, as in text list", required: true, type: "number" },
    ],
    examples: ["/verbatim text remove lindqvist 2"],
    who: "editor",
  },
  async *run({ workbench, options, handles }) {
    const watch = options["watch"] ?? "";
    const number = Number(options["number"]);
    const removed = await workbench?.removeText(watch, number);
    yield {
      is: "card",
      card: removed === undefined ? notAllowedCard("editor") : answer({ watch, number, handles }, removed),
    };
  },
};

interface Asked {
  readonly watch: string;
  readonly number: number;
  readonly handles: CommandContext["handles"];
}

function answer({ watch, number, handles }: Asked, removed: TextRemoved): Card {
  switch (removed.is) {
    case "removed":
      return textRemovedCard({ ...removed, handles });
    case "in-file":
      return textInFileCard({ watch, number, yaml: asConfigured(watch, removed.left) });
    case "no-text":
      return noTextCard({ watch, number, ...removed });
    case "no-watch":
      return noWatchCard(watch);
  }
}

function asConfigured(id: string, texts: readonly string[]): string {
  return stringify({ watches: [{ id, texts }] }, { lineWidth: 0 }).trimEnd();
}
