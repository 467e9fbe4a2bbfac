/** `text list [watch]`: the texts that are known beforehand. */
import { noWatchCard, textsCard } from "../cards/texts-card.ts";
import type { Command } from "./command.ts";

export const textList: Command = {
  spec: {
    name: "text list",
    options: [{ name: "watch", required: false, type: "word", names: "watch" }],
    examples: ["/verbatim text list", "/verbatim text list lindqvist"],
    who: "viewer",
  },
  async *run({ desk, options, handles, words }) {
    const watch = options["watch"] ?? null;
    const found = await desk.texts(watch);
    const missing = watch !== null && found.length === 0;
    yield missing
      ? { is: "card", card: noWatchCard(watch, words) }
      : { is: "card", card: textsCard(found, handles, words), data: { watches: found } };
  },
};
