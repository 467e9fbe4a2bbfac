/** What editors can do about a burst that an explanation keeps quiet, and what became of it. */
import type { Explanation } from "../domain/burst.ts";
import type { ExplanationKind } from "../domain/explanation.ts";
import { sentenceCard } from "./answer-cards.ts";
import type { Action, Card } from "./card.ts";
import { kindWords } from "./explanation-words.ts";
import type { Words } from "./words/catalogue.ts";

/** One button for each thing that could be wrong, behind the one that tells it all the same. */
export function quietActions(
  { shortId, explanations }: { readonly shortId: string; readonly explanations: readonly Explanation[] },
  words: Words,
): readonly Action[] {
  const standing = explanations.filter(({ liftedBy }) => liftedBy === null);
  if (standing.length === 0) return [];
  return [
    { label: words.quiet.announce, command: "announce", options: { id: shortId } },
    ...standing.map(({ kind }) => ({
      label: notWords(kind, words),
      command: "dispute",
      options: { id: shortId, kind },
    })),
  ];
}

/** A kind of another version is called as it is. */
function notWords(kind: string, { quiet: { not } }: Words): string {
  return Object.hasOwn(not, kind) ? not[kind as ExplanationKind] : kind;
}

export function disputedCard(
  { shortId, kinds }: { readonly shortId: string; readonly kinds: readonly string[] },
  words: Words,
): Card {
  const names = kinds.map((kind) => kindWords(kind, words)).join(", ");
  return sentenceCard(words.quiet.disputed({ shortId, names }), [
    { label: words.quiet.announce, command: "announce", options: { id: shortId } },
  ]);
}
