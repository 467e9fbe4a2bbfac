/** `watch undo <number>`: takes back the latest change of a watch. */
import { notAllowedCard, sentenceCard } from "../cards/answer-cards.ts";
import type { Card } from "../cards/card.ts";
import type { Command, CommandContext } from "./command.ts";

export const watchUndo: Command = {
  spec: {
    name: "watch undo",
    options: [{ name: "number", required: true, type: "number" }],
    examples: ["/verbatim watch undo 12"],
    who: "editor",
  },
  async *run(context) {
    yield { is: "card", card: await answer(context) };
  },
};

async function answer({ workbench, options, words }: CommandContext): Promise<Card> {
  const { edits } = words;
  const number = Number(options["number"]);
  const undone = await workbench?.undoWatchChange(number);
  switch (undone?.is) {
    case undefined:
      return notAllowedCard("editor", words);
    case "undone":
      return sentenceCard(edits.undone[undone.kind](undone.watch.name), [
        { label: edits.actions.show, command: "watch list", options: {} },
      ]);
    case "none":
      return sentenceCard(edits.noChange(number));
    case "changed-since":
      return sentenceCard(edits.changedSince(number));
  }
}
