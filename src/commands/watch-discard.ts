/** `watch discard <watch>`: leaves a watch as it is after a change of it was tried. */
import { sentenceCard } from "../cards/answer-cards.ts";
import type { Command } from "./command.ts";

export const watchDiscard: Command = {
  spec: {
    name: "watch discard",
    options: [{ name: "watch", required: true, type: "word", names: "watch" }],
    examples: ["/verbatim watch discard lindqvist"],
    who: "editor",
  },
  async *run({ words }) {
    yield { is: "card", card: sentenceCard(words.trials.discarded) };
  },
};
