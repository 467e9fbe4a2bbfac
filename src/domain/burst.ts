/** A burst: different accounts that posted the same words within a time window. */
import type { Instant } from "./time.ts";

/** Which time window reached minimum participation. */
export type Horizon = "fast" | "slow";

/** How alike the members are; `link`, `media` and `hashtags` are bursts of something other than words. */
export type BurstKind = "identical" | "near-identical" | "shared-passage" | "link" | "media" | "hashtags";

/** What else could explain the same words, and the reason a reader can check. */
export interface Explanation {
  readonly kind: string;
  readonly why: string;
}

/** One episode (wave) of a burst. The id stays over waves; (id, wave) is its identity. */
export interface Burst {
  /** 16 characters of Crockford base32: a hash of the watch and the anchor's words. */
  readonly id: string;
  readonly wave: number;
  readonly watch: string;
  readonly horizon: Horizon;
  readonly kind: BurstKind;
  /** The shared words in their most frequent original spelling (ties: the earliest). */
  readonly passage: string;
  /** How many words the passage has. */
  readonly passageWords: number;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  /** createdAt of the post with which it reached minimum participation. */
  readonly detectedAt: Instant;
  readonly accounts: number;
  readonly posts: number;
  /** 0–100; null until surprise is computed. */
  readonly severity: number | null;
  readonly explanations: readonly Explanation[];
  readonly state: "open" | "ended";
  /** The id of the earlier burst that absorbed it, which answers for it from then on. */
  readonly absorbedBy: string | null;
}

/** A post's membership in a burst. */
export interface BurstMember {
  readonly source: string;
  readonly postId: string;
  readonly platform: string;
  readonly accountId: string;
  readonly handle: string | null;
  readonly createdAt: Instant;
  /** Null when the text had to go; the membership stays. */
  readonly text: string | null;
}

/** A post as a message shows it. */
export interface ShownPost {
  readonly at: Instant;
  /** "@handle", or the account's id where there is no handle; masked where a place asks for that. */
  readonly name: string;
  /** Null where there is no page to link to, or where the link would undo the masking. */
  readonly url: string | null;
}

/** A burst's posts as far as a message shows them: the earliest first, one an account. */
export interface PostSample {
  readonly shown: readonly ShownPost[];
  /** How many posts of the burst are not shown. */
  readonly more: number;
}
