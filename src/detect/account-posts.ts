/** How much each account of a watch posts, for as long as it may matter: this quarter and the one before. */
import { DAY, type Duration, type Instant } from "../domain/time.ts";
import { NameCounts } from "./name-counts.ts";

/**
 * Counts are forgotten a quarter at a time, so that forgetting costs nothing and what is stored tells the same: no
 * post needs to be remembered one by one. Crews look ninety days back, which this covers at any time.
 */
const QUARTER: Duration = 90 * DAY;

export interface AccountPosts {
  see(account: string, posts: number): void;
  /** Goes on to the quarter of `clock`, if that is a later one. */
  advance(clock: Instant): void;
  /** 0 for an account that was not seen. */
  of(account: string): number;
  /** Accounts that were seen, and how many posts each has on average. */
  readonly accounts: number;
  readonly average: number;
}

/** From when on posts count at `clock`, and from when on they are of its own quarter. */
export function countedSince(clock: Instant): { readonly before: Instant; readonly now: Instant } {
  const now = quarterOf(clock) * QUARTER;
  return { before: now - QUARTER, now };
}

export function createAccountPosts(): AccountPosts {
  let quarter = Number.NEGATIVE_INFINITY;
  let before = { posts: new NameCounts(), total: 0 };
  let now = { posts: new NameCounts(), total: 0 };
  let accounts = 0;
  return {
    see(account, posts) {
      if (now.posts.add(account, posts) === 0 && before.posts.of(account) === 0) accounts++;
      now.total += posts;
    },
    advance(clock) {
      const reached = quarterOf(clock);
      if (reached <= quarter) return;
      before = reached === quarter + 1 ? now : { posts: new NameCounts(), total: 0 };
      now = { posts: new NameCounts(), total: 0 };
      accounts = before.posts.size;
      quarter = reached;
    },
    of: (account) => now.posts.of(account) + before.posts.of(account),
    get accounts() {
      return accounts;
    },
    get average() {
      return (now.total + before.total) / accounts;
    },
  };
}

function quarterOf(clock: Instant): number {
  return Math.floor(clock / QUARTER);
}
