/** `text add <watch> <text…>`: makes a text known, so that its copies are listed from the first account on. */
import { notAllowedCard } from "../cards/answer-cards.ts";
import type { Card } from "../cards/card.ts";
import { noWatchCard, textAddedCard, textLengthCard } from "../cards/texts-card.ts";
import type { Words } from "../cards/words/catalogue.ts";
import type { Command } from "./command.ts";
import type { TextAdded } from "./workbench.ts";

export const textAdd: Command = {
  spec: {
    name: "text add",
    options: [
      { name: "watch", required: true, type: "word", names: "watch" },
      { name: "text", required: true, type: "rest" },
    ],
    examples: ["/verbatim text add lindqvist Only one candidate has stood up for our harbour workers"],
    who: "editor",
  },
  async *run({ workbench, options, words }) {
    const watch = options["watch"] ?? "";
    const added = await workbench?.addText(watch, options["text"] ?? "");
    yield {
      is: "card",
      card: added === undefined ? notAllowedCard("editor", words) : answer(watch, added, words),
    };
  },
};

function answer(watch: string, added: TextAdded, words: Words): Card {
  switch (added.is) {
    case "added":
    case "known":
      return textAddedCard({ ...added, watch, isNew: added.is === "added" }, words);
    case "too-short":
      return textLengthCard(null, words);
    case "too-long":
      return textLengthCard(added.most, words);
    case "no-watch":
      return noWatchCard(watch, words);
  }
}
