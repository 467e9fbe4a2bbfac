/** What was learnt of a burst's accounts and posts after it was announced; it changes no number of the burst. */
import type { BurstMember } from "./burst.ts";
import type { Duration, Instant } from "./time.ts";
import { DAY } from "./time.ts";

/** An account younger than this when the burst was found is counted as new. */
export const NEW_ACCOUNT: Duration = 90 * DAY;

/** Words of an account itself that say in what relation it stands to what it posts about. */
export interface Declaration {
  readonly quoted: string;
  readonly in: "bio" | "post";
}

export interface Following {
  /** Accounts of the burst, those that were found by searching included. */
  readonly accounts: number;
  readonly posts: number;
  /** Null where nobody looks accounts up. */
  readonly ages: Ages | null;
  readonly declaring: { readonly accounts: number; readonly first: Declaration } | null;
  /** By account key. */
  readonly declarations: ReadonlyMap<string, Declaration>;
  readonly found: Found | null;
  /** What most of the copies that were looked at carry alike. */
  readonly carried: Carried;
  /** What was learnt since explains the same words; null where nothing does. */
  readonly explainedSince: ExplainedSince | null;
  /** Null before the first look again. */
  readonly standing: StandingNow | null;
}

/** At least half of the copies carry it, and at least two; else null. */
export interface Carried {
  readonly quote: CarriedPost | null;
  readonly reply: CarriedPost | null;
  readonly picture: { readonly described: string; readonly copies: number } | null;
  /** How many copies were looked at. */
  readonly of: number;
}

/** A post that copies point to. */
export interface CarriedPost {
  readonly url: string | null;
  readonly id: string;
  readonly copies: number;
}

/** Most copies quote a post that holds their words. It changes neither severity nor what was announced. */
export interface ExplainedSince {
  /** When that post was read. */
  readonly at: Instant;
  readonly accountId: string;
  readonly handle: string | null;
  readonly copies: number;
  readonly of: number;
}

export interface Ages {
  /** How many accounts' ages are known. */
  readonly known: number;
  /** How many of these were new. */
  readonly young: number;
  /** Whether others are still being looked up, or why they are not: the budget refused it, or their platform failed. */
  readonly rest: "complete" | "looking" | "refused" | "failed";
}

/** Copies that a search for the words found, outside of what the watch reads. */
export interface Found {
  readonly members: readonly BurstMember[];
  readonly accounts: number;
  /** When the earliest of them was posted. */
  readonly firstAt: Instant;
}

export interface StandingNow {
  /** When they were looked at last. */
  readonly lookedAt: Instant;
  readonly suspended: number;
  readonly protected: number;
  readonly gone: number;
  readonly renamed: number;
  /** Posts that their platform does not show any more, of accounts that it does show. */
  readonly postsGone: number;
}

/** What is known of a burst that nobody followed. */
export function notFollowed(burst: { readonly accounts: number; readonly posts: number }): Following {
  return {
    accounts: burst.accounts,
    posts: burst.posts,
    ages: null,
    declaring: null,
    declarations: new Map(),
    found: null,
    carried: { quote: null, reply: null, picture: null, of: 0 },
    explainedSince: null,
    standing: null,
  };
}
