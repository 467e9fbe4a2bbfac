/** The card of `check --send`: marked TEST, and without a word of anybody's post. */
import { type Card, text } from "./card.ts";
import { firstNames } from "./names.ts";
import type { Words } from "./words/catalogue.ts";

/** A card names this many watches. */
const NAMED = 5;

export function testCard(watches: readonly string[], words: Words): Card {
  const { canPost, burstsOf, onlyATest } = words.chat;
  return {
    notification: canPost,
    mark: "TEST",
    language: words.language,
    nodes: [
      { is: "headline", line: [text(canPost)] },
      { is: "fact", label: burstsOf, line: [text(firstNames(watches, NAMED, words))] },
      { is: "note", line: [text(onlyATest)] },
    ],
  };
}
