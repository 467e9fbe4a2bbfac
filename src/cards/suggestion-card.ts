/** A quiet line below the answer to a third mute: rules that would have kept all of that quiet, to be tried. */
import type { Watch } from "../domain/watch.ts";
import { sentenceCard } from "./answer-cards.ts";
import type { Action, Card } from "./card.ts";
import { shortened } from "./excerpt.ts";
import { type Handles, inlineQuote } from "./names.ts";
import type { Words } from "./words/catalogue.ts";

/** What a button has room for. */
const BUTTON_WORDS = 40;

export interface ShownSuggestion {
  readonly watch: Watch;
  readonly times: number;
  readonly rules: { readonly accounts?: number; readonly exclude?: string };
}

export function suggestionCard(
  { watch, times, rules }: ShownSuggestion,
  handles: Handles,
  { suggestions }: Words,
): Card {
  const { accounts, exclude } = rules;
  const on = { watch: watch.id };
  const actions: Action[] = [
    ...(accounts === undefined
      ? []
      : [
          {
            label: suggestions.tryAccounts(accounts),
            command: "watch try",
            options: { ...on, accounts: String(accounts) },
          },
        ]),
    ...(exclude === undefined
      ? []
      : [
          {
            label: suggestions.tryExclude(inlineQuote(shortened(exclude, BUTTON_WORDS), handles)),
            command: "watch try",
            // What is excluded already stays so.
            options: { ...on, exclude: `+${exclude}` },
          },
        ]),
  ];
  return sentenceCard(suggestions.suggested({ watch: watch.name, among: times }), actions);
}
