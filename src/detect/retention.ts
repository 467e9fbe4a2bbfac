/** How long and how much the detector remembers: every limit of it that is not an option. */
import { type Duration, HOUR, MINUTE } from "../domain/time.ts";

export { memoryOf as retentionOf } from "../domain/memory.ts";

/** A post that is read this much later than a newer one still counts in the window. */
export const LATENESS: Duration = 10 * MINUTE;

/** A cluster's life is prolonged at most this often, which bounds how often its stored anchor is written. */
export const RENEWAL: Duration = HOUR;

/** Posts of different accounts that are remembered for one fingerprint. */
export const MAX_RIVALS = 3;

/** Clusters that a post belongs to at most, and clusters of one fingerprint that are compared with it. */
export const MAX_CLUSTERS = 16;

/** Posts, and clusters, with which a post is compared run by run where a single run is not enough. */
export const MAX_COMPARED = 16;

/** Clusters with words of an opening wave's passage whose past is looked at. */
export const MAX_KIN = 64;

/**
 * Posts that are looked through within an hour of a stream for what opening waves say, at most about so many: while
 * more waves are open than this has room for all live posts, clusters have to know.
 */
export const MOST_SEARCHED = 2 ** 28;

/** How many earlier repeats of an account become members together with its newest. */
export const MAX_REPEATS = 16;

/** Words of a post that are looked at: more than a post of 25,000 characters has in most languages. */
export const MAX_WORDS = 8_192;

/** A run adds a cluster only when clusters that the post joined cover less of it than this. */
export const COVERED = 0.8;

/** Two open waves that share this part of their posts are one burst. */
export const ONE_BURST = 0.5;

/** Accounts of ended waves fill at most this part of what a later slow wave needs. */
export const MOST_SPENT = 0.5;
