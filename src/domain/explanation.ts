/** The kinds of innocent copying that are looked for. */

/** In the order in which they are looked for, the most particular first: the first that holds is told. */
export const EXPLANATION_KINDS = [
  "game-score",
  "auto-text",
  "petition",
  "chain-letter",
  "share-button",
  "wire-copy",
  "headline",
  "quotation",
  "lyric-or-meme",
] as const;
export type ExplanationKind = (typeof EXPLANATION_KINDS)[number];
