/** `text add <watch> <text…>`: makes a text known, so that its copies are listed from the first account on. */
import { notAllowedCard } from "../cards/answer-cards.ts";
import type { Card } from "../cards/card.ts";
import { noWatchCard, textAddedCard, textLengthCard } from "../cards/texts-card.ts";
import type { Command } from "./command.ts";
import type { TextAdded } from "./workbench.ts";

export const textAdd: Command = {
  spec: {
    name: "text add",
    summary: "Makes a text known: its copies are listed from the first account on, announced at two",
    options: [
      { name: "watch", help: "the watch's id, as in watch list", required: true, type: "word" },
      { name: "text", help: "the text, word for word", required: true, type: "rest" },
    ],
    examples: ["/verbatim text add lindqvist Only one candidate has stood up for our harbour workers"],
    who: "editor",
  },
  async *run({ workbench, options }) {
    const watch = options["watch"] ?? "";
    const added = await workbench?.addText(watch, options["text"] ?? "");
    yield { is: "card", card: added === undefined ? notAllowedCard("editor") : answer(watch, added) };
  },
};

function answer(watch: string, added: TextAdded): Card {
  switch (added.is) {
    case "added":
    case "known":
      return textAddedCard({ ...added, watch, isNew: added.is === "added" });
    case "too-short":
      return textLengthCard(null);
    case "too-long":
      return textLengthCard(added.most);
    case "no-watch":
      return noWatchCard(watch);
  }
}
