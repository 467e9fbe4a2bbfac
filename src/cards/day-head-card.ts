/** The head of a day: the one hash that proves all evidence up to then, to be kept where others keep it. */
import { type Card, text } from "./card.ts";
import type { Words } from "./words/catalogue.ts";

export interface DayHeadView {
  /** "2026-11-25". */
  readonly day: string;
  readonly hash: string;
  readonly chains: readonly { readonly chain: string; readonly n: number }[];
}

export function dayHeadCard({ day, hash, chains }: DayHeadView, mark: Card["mark"], words: Words): Card {
  const { evidence } = words;
  const links = chains.reduce((sum, { n }) => sum + n, 0);
  const sentence = evidence.headOf({ day, links });
  return {
    notification: sentence,
    mark,
    language: words.language,
    nodes: [
      { is: "headline", line: [text(sentence)] },
      { is: "block", text: hash },
      { is: "note", line: [text(evidence.headKept)] },
    ],
  };
}
