/** `review <burst> <verdict> [note…] [--as …]`: what somebody made of a burst, shown as theirs. */
import { noBurstCard, notAllowedCard, sentenceCard, severalBurstsCard } from "../cards/answer-cards.ts";
import type { Card } from "../cards/card.ts";
import { reviewKeptCard } from "../cards/review-kept-card.ts";
import { suggestionCard } from "../cards/suggestion-card.ts";
import { VERDICTS, type Verdict } from "../domain/desk-notes.ts";
import type { Command, CommandContext } from "./command.ts";
import type { Options } from "./parse.ts";
import type { Reviewed } from "./workbench.ts";

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
    const { workbench, options, handles, words } = context;
    const given = verdictOf(options);
    if (given === null) {
      yield { is: "card", card: sentenceCard(words.notes.whichVerdict) };
      return;
    }
    const reviewed = await workbench?.review(options["id"] ?? "", { ...given, as: options["as"] ?? "" });
    yield { is: "card", card: answer(reviewed, context) };
    if (reviewed?.is === "reviewed" && reviewed.suggestion !== null) {
      yield { is: "card", card: suggestionCard(reviewed.suggestion, handles, words) };
    }
  },
};

function answer(reviewed: Reviewed | undefined, { options, words }: CommandContext): Card {
  const name = options["id"] ?? "";
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
