/** The texts that are known beforehand, and what became of adding or removing one. */
import type { Instant } from "../domain/time.ts";
import { count } from "./amounts.ts";
import { sentenceCard } from "./answer-cards.ts";
import { type Card, type CardNode, text, time } from "./card.ts";
import { passageExcerpt, shortened } from "./excerpt.ts";
import { maskedMentions } from "./mask.ts";
import { type Handles, inlineQuote } from "./names.ts";
import { ENGLISH } from "./words/catalogue.ts";

/** How many texts of one watch a card shows. */
const SHOWN_TEXTS = 20;
/** How many watches a card shows; more are asked for one by one. */
const SHOWN_WATCHES = 10;
/** What somebody typed is repeated up to this length. */
const REPEATED = 60;

export interface ListedTexts {
  readonly watch: string;
  readonly watchName: string;
  readonly texts: readonly { readonly text: string; readonly addedAt: Instant | null }[];
}

/** The watches that know a text, each with its numbered texts. */
export function textsCard(watches: readonly ListedTexts[], handles: Handles): Card {
  const knowing = watches.filter(({ texts }) => texts.length > 0);
  const total = knowing.reduce((sum, { texts }) => sum + texts.length, 0);
  const sentence = total === 0 ? "No known texts" : count(total, "known text");
  const hidden = knowing.length - SHOWN_WATCHES;
  return {
    notification: sentence,
    mark: null,
    nodes: [
      { is: "headline", line: [text(sentence)] },
      ...knowing.slice(0, SHOWN_WATCHES).flatMap((each) => watchNodes(each, handles)),
      ...(hidden > 0
        ? [
            {
              is: "note" as const,
              line: [text(`${count(hidden, "more watch", "more watches")}: ask for one by its id.`)],
            },
          ]
        : []),
      { is: "note", line: [text(total === 0 ? HOW : MEANING)] },
    ],
  };
}

const HOW = "An editor adds one with /verbatim text add, or in the configuration file (watches, texts).";
const MEANING = "Copies of a known text are listed from the first account on, and announced at two.";

function watchNodes({ watch, watchName, texts }: ListedTexts, handles: Handles): CardNode[] {
  const items = texts
    .slice(0, SHOWN_TEXTS)
    .map((known, i) => [
      text(`${i + 1} · ${inlineQuote(known.text, handles)} · `),
      ...(known.addedAt === null
        ? [text("from the file")]
        : [text("added in chat "), time(known.addedAt, "date")]),
    ]);
  return [
    { is: "line", line: [text(`${watchName} (${watch})`)] },
    { is: "list", items, more: texts.length - items.length },
  ];
}

export function textAddedCard(added: {
  readonly watch: string;
  readonly watchName: string;
  readonly number: number;
  /** False when the watch knew these words before. */
  readonly isNew: boolean;
}): Card {
  const { watch, watchName, number, isNew } = added;
  const sentence = isNew
    ? `Added to ${watchName} as known text ${number}. From the next poll on its copies are listed from the first account on, and announced at two.`
    : `${watchName} knows these words already, as known text ${number}.`;
  const card = sentenceCard(sentence, [{ label: "Known texts", command: "text list", options: { watch } }]);
  return { ...card, notification: isNew ? "A known text was added" : "This text is known already" };
}

/** @param most how many characters a text may have; null where it has too few words. */
export function textLengthCard(most: number | null): Card {
  return sentenceCard(
    most === null
      ? "This text is too short to be recognised: it needs at least three words besides links, mentions and trailing hashtags."
      : `This text is too long: at most ${count(most, "character")} are compared.`,
  );
}

export function textRemovedCard(removed: {
  readonly watchName: string;
  readonly text: string;
  readonly handles: Handles;
}): Card {
  const shown = removed.handles === "masked" ? maskedMentions(removed.text) : removed.text;
  return {
    notification: "A known text was removed",
    mark: null,
    nodes: [
      { is: "line", line: [text(`Removed from ${removed.watchName}, from the next poll on:`)] },
      { is: "quote", text: passageExcerpt(shown, ENGLISH) },
      { is: "note", line: [text("Bursts that were found by it stay.")] },
    ],
  };
}

/** @param of `yaml` is the watch's texts as they would stand without it. */
export function textInFileCard(of: {
  readonly watch: string;
  readonly number: number;
  readonly yaml: string;
}): Card {
  return {
    notification: "This text is changed in the configuration file",
    mark: null,
    nodes: [
      {
        is: "line",
        line: [
          text(
            `Known text ${of.number} of ${of.watch} comes from the configuration file, and is removed there. Write the watch's texts like this, and start Verbatim again:`,
          ),
        ],
      },
      { is: "block", text: of.yaml },
    ],
  };
}

export function noTextCard(of: {
  readonly watch: string;
  readonly watchName: string;
  readonly number: number;
  readonly count: number;
}): Card {
  const { watch, watchName, number } = of;
  const there = of.count === 0 ? "It knows none." : `It knows ${count(of.count, "text")}.`;
  const action = { label: "Known texts", command: "text list", options: { watch } };
  return sentenceCard(`${watchName} has no known text ${number}. ${there}`, [action]);
}

export function noWatchCard(typed: string): Card {
  return {
    ...sentenceCard(`There is no watch “${shortened(typed, REPEATED)}” among those seen here.`, [
      { label: "Watches", command: "watch list", options: {} },
    ]),
    notification: "There is no such watch",
  };
}
