/** What innocent copying is called, in English. */
import type { ExplanationKind } from "../../../domain/explanation.ts";

const kinds: Readonly<Record<ExplanationKind, string>> = {
  "game-score": "game score",
  "auto-text": "auto text",
  petition: "petition",
  "chain-letter": "chain letter",
  "share-button": "share button",
  "wire-copy": "wire copy",
  headline: "headline",
  quotation: "quotation",
  "lyric-or-meme": "lyric or meme",
};

export const explanations = { kinds };
