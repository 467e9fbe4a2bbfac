/** A burst: different accounts that posted the same words within a time window. */
import type { KnownCrew } from "./crew.ts";
import type { AnnounceIf, Lift, Why } from "./explanation.ts";
import { compareText } from "./post.ts";
import type { SeverityParts } from "./severity.ts";
import { DAY, type Duration, type Instant } from "./time.ts";

/** Which time window reached minimum participation. */
export type Horizon = "fast" | "slow";

/** What posts may have in common besides their words. */
export type ThingKind = "link" | "media" | "hashtags";

/** How alike the members are; a thing's kind for bursts of something other than words. */
export type BurstKind = "identical" | "near-identical" | "shared-passage" | ThingKind;

/** The kind of a burst of something other than words; null for a burst of words. */
export function thingOf({ kind }: { readonly kind: BurstKind }): ThingKind | null {
  return kind === "link" || kind === "media" || kind === "hashtags" ? kind : null;
}

/** What else could explain the same words, and the reason a reader can check. */
export interface Explanation {
  readonly kind: string;
  readonly why: Why;
  /** Why the burst is not lowered by it (any more); null while it is. */
  readonly liftedBy: Lift | null;
  readonly announceIf: AnnounceIf;
  /** The site that a headline is from, by name: `courier`. Other bursts' headlines are known by it. */
  readonly site?: string;
}

/** With less than this behind it a watch does not know yet what is usual in it. */
export const ENOUGH_HISTORY: Duration = DAY;

/** What a watch's past leads one to expect of a passage. */
export interface Usual {
  /** So many accounts post it within one window, and hardly ever more. */
  readonly accounts: number;
  readonly window: Duration;
  /** How much of the past that rests on. */
  readonly history: Duration;
}

/** How much of one post in the middle is shared, in words. */
export interface SmallPart {
  readonly words: number;
  readonly of: number;
}

/** What most copies carry besides their words, and how many do. */
export interface SharedThing {
  readonly kind: ThingKind;
  /** The link without its tracking, the picture's description (or "" where it has none), the hashtags. */
  readonly shown: string;
  readonly copies: number;
  readonly of: number;
}

/** One episode (wave) of a burst. The id stays over waves; (id, wave) is its identity. */
export interface Burst {
  /** 16 characters of Crockford base32: a hash of the watch and the anchor's words. */
  readonly id: string;
  readonly wave: number;
  readonly watch: string;
  readonly horizon: Horizon;
  readonly kind: BurstKind;
  /**
   * The shared words in their most frequent original spelling (ties: the earliest). In a burst of a thing,
   * what is the same, as in SharedThing.
   */
  readonly passage: string;
  /** How many words the passage has; 0 in a burst of a thing. */
  readonly passageWords: number;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  /** createdAt of the post with which it reached minimum participation. */
  readonly detectedAt: Instant;
  readonly accounts: number;
  readonly posts: number;
  /** Whether the words are a text that the watch was told of: then one account makes a burst. */
  readonly knownText: boolean;
  /** How many words it had when it was first seen, which never changes. */
  readonly anchorWords: number;
  /** −log10 of the chance that so many accounts post it within one window, by the watch's own past. */
  readonly surprise: number;
  /** How many copies by accounts that past has; frozen when the wave opened. */
  readonly sightings: number;
  /** In how many different hours those came; frozen too. */
  readonly sightingHours: number;
  readonly usual: Usual;
  /** The most accounts within one window, in the windows before and after it was detected. */
  readonly earlyAccounts: number;
  /** The most accounts within ten minutes. */
  readonly fastest: number;
  /**
   * What those share that opened it, or that made a slow wave a fast one, where that is a small part of posts
   * which otherwise differ; else null.
   */
  readonly smallPart: SmallPart | null;
  /** For how long the watch had been watched when the wave opened. */
  readonly uptime: Duration;
  /** What accounts among those that opened the wave had done together before; null when nothing. */
  readonly crew: KnownCrew | null;
  /** The points of which severity is made. */
  readonly severityParts: SeverityParts;
  /** 0–100: the sum of its parts. */
  readonly severity: number;
  readonly explanations: readonly Explanation[];
  readonly things: readonly SharedThing[];
  readonly state: "open" | "ended";
  /** The id of the earlier burst that absorbed it, which answers for it from then on. */
  readonly absorbedBy: string | null;
}

/** The time in which its copies were posted. */
export function burstStretch({ firstAt, lastAt }: Pick<Burst, "firstAt" | "lastAt">): {
  readonly from: Instant;
  readonly to: Instant;
} {
  return { from: firstAt, to: lastAt + 1 };
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
  /** Whether it was purged: then nothing of it is shown but that it was there. */
  readonly purged?: boolean;
}

/** The earliest first, as lists show them. */
export function inOrder(members: readonly BurstMember[]): readonly BurstMember[] {
  return members.toSorted((a, b) => a.createdAt - b.createdAt || compareText(a.postId, b.postId));
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
