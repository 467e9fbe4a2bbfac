/** What goes into the detector and what comes out of it: values only. */
import type { Horizon, ThingKind } from "../domain/burst.ts";
import type { Duration, Instant } from "../domain/time.ts";
import type { Name } from "./packed-names.ts";

/**
 * The folded words of a text, one 32-bit number a word: 30 bits of hash above, the weight class in the
 * two lowest bits (see tokens). They are what is stored of a post to rebuild a detector.
 */
export type Words = Int32Array;

/** One post as the detector sees it. */
export interface Observation {
  /** 1, 2, 3 … within the watch, in folding order. */
  readonly seq: number;
  /** What makes accounts distinct (`accountKey`). */
  readonly account: Name;
  readonly createdAt: Instant;
  readonly words: Words;
  /** Reposts are numbered but never counted as copies. */
  readonly repost: boolean;
  /** What it carries besides its words (`readThings`); left out where that is nothing. */
  readonly things?: Words;
}

/**
 * A post's part in a burst: its words [from, to) equal the anchor's words from `anchorFrom` on.
 * `anchorFrom` is -1 where they are the words of another anchor, whose posts were merged into this burst. In
 * a burst of a thing, `from` and `to` are 0: it has no words.
 */
export interface Member {
  readonly seq: number;
  readonly account: string;
  readonly createdAt: Instant;
  readonly from: number;
  readonly to: number;
  readonly anchorFrom: number;
}

/** A cluster's identity within its watch: the post with which it was founded, and which of its passages. */
export interface AnchorRef {
  readonly seq: number;
  readonly ordinal: number;
}

/** A cluster as it was founded: everything a rebuild needs to found it again without its partner. */
export interface Founding {
  readonly anchor: AnchorRef;
  /** seq of the earlier post that shares the passage. */
  readonly partner: number;
  readonly words: Words;
  /** Where the passage stands in the founding post and in its partner. */
  readonly ownFrom: number;
  readonly partnerFrom: number;
  /** How many distinct accounts this passage needed within the fast window when it was founded. */
  readonly minAccounts: number;
  /** Weight of the shorter founding post: a passage of short posts admits shorter runs (see qualify). */
  readonly shorterPost: number;
}

/** A stored founding with what became of it since. */
export interface StoredAnchor extends Founding {
  /** The clock of the newest `copied` finding, or of the founding post where there was none. */
  readonly lastClock: Instant;
  /** The burst that a `feeds` finding named; null when the cluster's copies are its own burst's. */
  readonly feeds: string | null;
}

/** A post as it is fed to a rebuild: with the watch's clock just after it was folded. */
export interface StoredObservation extends Observation {
  readonly clock: Instant;
}

/** A wave as it is stored, which a rebuild takes over as it stands. */
export interface StoredWave {
  readonly burst: string;
  readonly wave: number;
  readonly horizon: Horizon;
  readonly anchor: AnchorRef;
  readonly detectedSeq: number;
  /** The newest createdAt of its members. */
  readonly lastAt: Instant;
  /** Whether an `ended` finding was told; the wave may still get copies by the posts' own clock. */
  readonly ended: boolean;
  readonly absorbedBy: string | null;
  /** As `opened` or `quickened` told them. */
  readonly sightings: number;
  readonly sightingHours: number;
  /** The numbers of the thing that makes it a burst; null for a burst of words. */
  readonly thing: Words | null;
  /** All of them; may be left out of waves that ended and whose `lastAt` is older than the retention. */
  readonly members: readonly Member[];
}

export type Finding =
  /** Two accounts share a passage: a cluster exists. To be stored, so that a rebuild is exact. */
  | { readonly kind: "founded"; readonly founding: Founding }
  /**
   * A cluster got a copy when the watch's clock stood at `clock`; keeps the stored anchor alive. Told at
   * most once an hour of the clock for each cluster.
   */
  | { readonly kind: "copied"; readonly anchor: AnchorRef; readonly clock: Instant }
  /** Minimum participation reached: a wave begins, with the members of its window, in seq order. */
  | {
      readonly kind: "opened";
      readonly burst: string;
      readonly wave: number;
      readonly horizon: Horizon;
      readonly anchor: AnchorRef;
      /** The words of the anchor, or the numbers of the thing. */
      readonly anchorWords: Words;
      readonly members: readonly Member[];
      readonly detectedAt: Instant;
      readonly detectedSeq: number;
      /**
       * Live copies by accounts from before the window, an account's repeats within one window counted
       * once: what surprise is measured against, for as long as the wave goes on.
       */
      readonly sightings: number;
      /** In how many different hours those came. */
      readonly sightingHours: number;
      /** What is the same where it is not the words; else null. */
      readonly thing: ThingKind | null;
    }
  | { readonly kind: "joined"; readonly burst: string; readonly wave: number; readonly member: Member }
  /** A slow wave whose fast window qualifies now; never back. */
  | {
      readonly kind: "quickened";
      readonly burst: string;
      readonly wave: number;
      readonly detectedAt: Instant;
      /** As in `opened`, by the fast window now. */
      readonly sightings: number;
      readonly sightingHours: number;
    }
  /** Two open bursts share at least half of their posts: the one detected earlier absorbs the other. */
  | {
      readonly kind: "absorbed";
      readonly burst: string;
      readonly wave: number;
      readonly into: string;
      readonly intoWave: number;
      /** What the absorbing wave did not have yet, in seq order. */
      readonly members: readonly Member[];
    }
  /**
   * A cluster qualified whose posts are mostly an open burst's: its copies belong to that burst from now
   * on. To be stored with the anchor. What the open wave lacked follows as `joined`.
   */
  | { readonly kind: "feeds"; readonly anchor: AnchorRef; readonly burst: string }
  /**
   * The horizon's window passed without a copy. Told early by `advance`, it may be followed by a `joined`
   * of a post that was created in time but read late, and then by another `ended`.
   */
  | { readonly kind: "ended"; readonly burst: string; readonly wave: number; readonly at: Instant };

export interface DetectionOptions {
  /** Part of every burst's id. */
  readonly watch: string;
  readonly minAccounts: number;
  readonly window: Duration;
  readonly slowMinAccounts: number;
  readonly slowWindow: Duration;
  /** How many accounts the same link, picture or hashtags take; left out, none of them makes a burst. */
  readonly thingMinAccounts?: number;
  /** How many posts the index keeps at most; older ones are evicted and counted. */
  readonly capacity: number;
  /** Texts of which every copy counts from the first account on; none if left out. */
  readonly known?: readonly Words[];
}

export interface DetectorStats {
  readonly observed: number;
  readonly live: number;
  readonly clusters: number;
  readonly openWaves: number;
  /** Entries that were dropped for lack of room, not for age; while 0, nothing was forgotten early. */
  readonly evicted: number;
  /** What the index, the live posts, the clusters and the waves take; of the last two an estimate. */
  readonly bytes: number;
  /** Words compared with those of other posts and of anchors, since the beginning. */
  readonly comparisons: number;
  /** Buckets of the index looked at, since the beginning. */
  readonly probes: number;
}
