/** What is known about every post of the week, and so what a finding is held against. */

/** The nine mutations that are measured, and two further kinds (see README.md for each). */
export const MUTATIONS = [
  "verbatim",
  "intro",
  "outro",
  "intro-and-outro",
  "one-word",
  "two-words",
  "trimmings",
  "spelling",
  "truncated",
] as const;
export const FURTHER_MUTATIONS = ["reordered", "mail-merge"] as const;
export type Mutation = (typeof MUTATIONS)[number] | (typeof FURTHER_MUTATIONS)[number];

/** A copy of a campaign's message. */
export interface CopyLabel {
  readonly is: "copy";
  readonly campaign: string;
  /** Unique over all campaigns. */
  readonly message: string;
  readonly mutation: Mutation;
}

/** A post that looks like a copy and is none; posts of one group share their words for one reason. */
export interface InnocentLabel {
  readonly is: "innocent";
  readonly kind: InnocentKind;
  readonly group: string;
}

/** Null for a post that is nothing but itself. */
export type Label = CopyLabel | InnocentLabel | null;

/**
 * Each kind of innocent look-alike, and the explanation that is right for a burst of it. Null where none
 * is: such posts are repeats that the detector has to leave out or to find unsurprising.
 */
export const RIGHT_EXPLANATION = {
  headline: "headline",
  "share-button": "share-button",
  "auto-text": "auto-text",
  "check-in": "auto-text",
  "game-score": "game-score",
  "wire-copy": "wire-copy",
  "chain-letter": "chain-letter",
  quotation: "quotation",
  petition: "petition",
  "lyric-or-meme": "lyric-or-meme",
  // Common phrases and slogans are what lyric-or-meme describes: seen long before, without tempo.
  slogan: "lyric-or-meme",
  "stock-phrase": "lyric-or-meme",
  repost: null,
  "own-repeat": null,
  "emoji-only": null,
  "mention-only": null,
  "hashtag-only": null,
} as const satisfies Readonly<Record<string, string | null>>;
export type InnocentKind = keyof typeof RIGHT_EXPLANATION;

export function innocent(kind: InnocentKind, group: string | number): InnocentLabel {
  return { is: "innocent", kind, group: `${kind}-${group}` };
}
