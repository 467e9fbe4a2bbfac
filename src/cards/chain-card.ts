/** The notice that something stored was changed from outside. */
import { type Card, strong, text } from "./card.ts";
import { notificationLine } from "./excerpt.ts";
import type { Words } from "./words/catalogue.ts";

export interface ChainCardView {
  /** The watch whose evidence it is; null for the audit log. */
  readonly name: string | null;
  /** The number of the first link that does not hold. */
  readonly at: number;
  readonly why: keyof Words["upkeep"]["breaks"];
  readonly mark: Card["mark"];
}

/** `The evidence chain of Mara Lindqvist does not hold from its link 1,204 on: …`. */
export function chainCard({ name, at, why, mark }: ChainCardView, words: Words): Card {
  const { upkeep } = words;
  const headline = upkeep.breaksAt({ chain: chainName(name, words), n: at, broken: why });
  return {
    notification: notificationLine(upkeep.chainTitle, headline, null),
    mark,
    language: words.language,
    nodes: [
      { is: "line", line: [strong(headline)] },
      { is: "line", line: [text(upkeep.changedBehindUs)] },
    ],
  };
}

/** `the evidence chain of Mara Lindqvist`, `the audit log`. */
export function chainName(name: string | null, { upkeep }: Words): string {
  return name === null ? upkeep.auditChain : upkeep.evidenceChain(name);
}
