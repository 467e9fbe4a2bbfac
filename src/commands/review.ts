/** `review <burst> <verdict> [note…] [--as …]`: what somebody made of a burst, shown as theirs. */
import { noBurstCard, notAllowedCard, sentenceCard, severalBurstsCard } from "../cards/answer-cards.ts";
import type { Card } from "../cards/card.ts";
import { reviewKeptCard } from "../cards/review-kept-card.ts";
import { VERDICTS, type Verdict } from "../domain/desk-notes.ts";
import type { Command, CommandContext } from "./command.ts";
import type { Options } from "./parse.ts";

export const review: Command = {
  spec: {
    name: "review",
    options: [
      { name: "id", required: true, type: "word", burst: true },
      { name: "verdict", required: true, type: "word", offers: VERDICTS },
      { name: "note", required: false, type: "rest" },
      { name: "as", required: false, type: "word" },
    ],
    examples: [
      "/verbatim review 7K3Q follow-up called two of them",
      "/verbatim review 7K3Q explained --as petition",
    ],
    who: "editor",
  },
  async *run(context) {
    yield { is: "card", card: await answer(context) };
  },
};

async function answer({ workbench, options, words }: CommandContext): Promise<Card> {
  const name = options["id"] ?? "";
  const given = verdictOf(options);
  if (given === null) return sentenceCard(words.notes.whichVerdict);
  const reviewed = await workbench?.review(name, { ...given, as: options["as"] ?? "" });
  switch (reviewed?.is) {
    case undefined:
      return notAllowedCard("editor", words);
    case "no-burst":
      return noBurstCard(name, words);
    case "several":
      return severalBurstsCard(reviewed.shortIds, words);
    case "reviewed":
      return reviewKeptCard(reviewed, words);
  }
}

/** People write "follow up" as two words. */
function verdictOf(options: Options): { readonly verdict: Verdict; readonly note: string } | null {
  const typed = (options["verdict"] ?? "").toLowerCase();
  const note = options["note"] ?? "";
  if (typed === "follow" && /^up(?:\s|$)/i.test(note))
    return { verdict: "follow-up", note: note.slice(2).trim() };
  const verdict = VERDICTS.find((each) => each === typed || each.replace("-", "") === typed);
  return verdict === undefined ? null : { verdict, note };
}
