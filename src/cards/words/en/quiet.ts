/** What is said where somebody does something about a burst that is kept quiet, in English. */
import type { ExplanationKind } from "../../../domain/explanation.ts";

/** By the explanation that is none. */
const not: Readonly<Record<ExplanationKind | "reviewed", string>> = {
  "game-score": "Not a game score",
  "auto-text": "Not auto text",
  petition: "Not a petition",
  "chain-letter": "Not a chain letter",
  "share-button": "Not a share button",
  "wire-copy": "Not wire copy",
  headline: "Not a headline",
  quotation: "Not a quotation",
  "lyric-or-meme": "Not a lyric or meme",
  reviewed: "Not what a review says",
};

export const quiet = {
  announce: "Announce it",
  announceThat: (shortId: string) => `Announce ${shortId}`,
  not,
  announced: (shortId: string) => `${shortId} is told here now.`,
  told: (shortId: string) => `${shortId} was told here already.`,
  withdrawn: (shortId: string) => `${shortId} was withdrawn, and is told nobody any more.`,
  asksFirst: "This place is told only what a person published, where that is asked: /verbatim publish.",
  notToldHere: (watch: string) =>
    `This place is told nothing of ${watch}. Whoever wants that follows it first: /verbatim follow.`,
  notExplained: (shortId: string) => `Nothing of that kind keeps ${shortId} quiet.`,
  disputed: (of: { shortId: string; names: string }) =>
    `Noted, with your name: ${of.names} does not explain the words of ${of.shortId}. In this watch that keeps them quiet no more, now and whenever they come again. It is announced with its next copy if nothing else speaks against it.`,
};
