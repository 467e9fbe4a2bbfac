/** The texts that are known beforehand, and what became of adding or removing one. */
import type { Instant } from "../domain/time.ts";
import { sentenceCard } from "./answer-cards.ts";
import { type Action, type Card, type CardNode, text, time } from "./card.ts";
import { passageExcerpt, shortened } from "./excerpt.ts";
import { maskedMentions } from "./mask.ts";
import { type Handles, inlineQuote } from "./names.ts";
import type { Words } from "./words/catalogue.ts";

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
export function textsCard(watches: readonly ListedTexts[], handles: Handles, words: Words): Card {
  const { none, counted, moreWatches, how, meaning } = words.texts;
  const knowing = watches.filter(({ texts }) => texts.length > 0);
  const total = knowing.reduce((sum, { texts }) => sum + texts.length, 0);
  const sentence = total === 0 ? none : counted(total);
  const hidden = knowing.length - SHOWN_WATCHES;
  return {
    notification: sentence,
    mark: null,
    nodes: [
      { is: "headline", line: [text(sentence)] },
      ...knowing.slice(0, SHOWN_WATCHES).flatMap((each) => watchNodes(each, handles, words)),
      ...(hidden > 0 ? [{ is: "note" as const, line: [text(moreWatches(hidden))] }] : []),
      { is: "note", line: [text(total === 0 ? how : meaning)] },
    ],
  };
}

function watchNodes({ watch, watchName, texts }: ListedTexts, handles: Handles, words: Words): CardNode[] {
  const { fromFile, addedInChat } = words.texts;
  const items = texts
    .slice(0, SHOWN_TEXTS)
    .map((known, i) => [
      text(`${i + 1} · ${inlineQuote(known.text, handles)} · `),
      ...(known.addedAt === null ? [text(fromFile)] : addedInChat(time(known.addedAt, "date"))),
    ]);
  return [
    { is: "line", line: [text(`${watchName} (${watch})`)] },
    { is: "list", items, more: texts.length - items.length },
  ];
}

export function textAddedCard(
  added: {
    readonly watch: string;
    readonly watchName: string;
    readonly number: number;
    /** False when the watch knew these words before. */
    readonly isNew: boolean;
  },
  words: Words,
): Card {
  const { watch, watchName, number, isNew } = added;
  const { texts } = words;
  const say = isNew ? texts.added : texts.known;
  const card = sentenceCard(say({ watch: watchName, number }), [listAction(watch, words)]);
  return { ...card, notification: isNew ? texts.wasAdded : texts.isKnown };
}

/** @param most how many characters a text may have; null where it has too few words. */
export function textLengthCard(most: number | null, { texts }: Words): Card {
  return sentenceCard(most === null ? texts.tooShort : texts.tooLong(most));
}

export function textRemovedCard(
  removed: { readonly watchName: string; readonly text: string; readonly handles: Handles },
  words: Words,
): Card {
  const { texts } = words;
  const shown = removed.handles === "masked" ? maskedMentions(removed.text) : removed.text;
  return {
    notification: texts.wasRemoved,
    mark: null,
    nodes: [
      { is: "line", line: [text(texts.removed(removed.watchName))] },
      { is: "quote", text: passageExcerpt(shown, words) },
      { is: "note", line: [text(texts.burstsStay)] },
    ],
  };
}

/** @param of `yaml` is the watch's texts as they would stand without it. */
export function textInFileCard(
  of: { readonly watch: string; readonly number: number; readonly yaml: string },
  { texts }: Words,
): Card {
  return {
    notification: texts.changedInFile,
    mark: null,
    nodes: [
      { is: "line", line: [text(texts.inFile({ watch: of.watch, number: of.number }))] },
      { is: "block", text: of.yaml },
    ],
  };
}

export function noTextCard(
  of: {
    readonly watch: string;
    readonly watchName: string;
    readonly number: number;
    readonly count: number;
  },
  words: Words,
): Card {
  const { watch, watchName, number } = of;
  const sentence = words.texts.noText({ watch: watchName, number, texts: of.count });
  return sentenceCard(sentence, [listAction(watch, words)]);
}

export function noWatchCard(typed: string, { answers }: Words): Card {
  return {
    ...sentenceCard(answers.noWatch(shortened(typed, REPEATED)), [
      { label: answers.actions.watches, command: "watch list", options: {} },
    ]),
    notification: answers.noSuchWatch,
  };
}

function listAction(watch: string, { answers }: Words): Action {
  return { label: answers.actions.knownTexts, command: "text list", options: { watch } };
}
