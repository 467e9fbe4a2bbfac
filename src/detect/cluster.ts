/** A cluster: a passage as it was first seen (its anchor), and the posts that contain it. */
import type { Duration, Instant } from "../domain/time.ts";
import type { Founding, Member } from "./finding.ts";
import { weightBetween } from "./tokens.ts";

export interface Cluster {
  readonly founding: Founding;
  readonly weight: number;
  /** The id of the burst that it would be by itself. */
  readonly ownBurst: string;
  /** The burst that its copies belong to instead; null for its own. */
  feeds: string | null;
  /** The clock at which its life was last prolonged. */
  lastClock: Instant;
  /** seq, from, to and anchorFrom of each live copy, in the order in which they came. */
  copies: number[];
  /** How many numbers of `copies` belong to posts that are no longer live. */
  forgotten: number;
  /** The newest copy of each account that counts in a window, by its createdAt. */
  readonly counted: Map<string, Instant>;
  /** The newest of them all: where the windows end. */
  newest: Instant;
}

/** How many numbers a copy takes in `copies`. */
export const COPY = 4;

export function createCluster(founding: Founding, ownBurst: string, lastClock: Instant): Cluster {
  return {
    founding,
    weight: weightBetween(founding.words, 0, founding.words.length),
    ownBurst,
    feeds: null,
    lastClock,
    copies: [],
    forgotten: 0,
    counted: new Map(),
    newest: Number.NEGATIVE_INFINITY,
  };
}

export function addCopy(cluster: Cluster, { seq, from, to, anchorFrom }: Member, oldestLive: number): void {
  const { copies } = cluster;
  copies.push(seq, from, to, anchorFrom);
  while (copies[cluster.forgotten]! < oldestLive) cluster.forgotten += COPY;
  if (cluster.forgotten * 2 > copies.length && cluster.forgotten > 64) {
    cluster.copies = copies.slice(cluster.forgotten);
    cluster.forgotten = 0;
  }
}

/**
 * Counts a copy, and answers whether its account is new in one of the windows, without which no window
 * can have come to hold more accounts than before.
 */
export function countCopy(
  cluster: Cluster,
  account: string,
  createdAt: Instant,
  windows: readonly Duration[],
) {
  const before = cluster.counted.get(account) ?? Number.NEGATIVE_INFINITY;
  cluster.newest = Math.max(cluster.newest, createdAt);
  if (createdAt > before) cluster.counted.set(account, createdAt);
  return windows.some((window) => before < cluster.newest - window);
}

/** Accounts with a copy in a window: those of ended waves, and the others. */
export interface Participation {
  readonly spent: number;
  readonly fresh: number;
}

/**
 * The accounts with a copy in the window that ends with the newest copy, with those apart that are `spent`
 * there. Forgets what is older than `longest`.
 */
export function accountsWithin(
  cluster: Cluster,
  window: Duration,
  longest: Duration,
  isSpent: (account: string, since: Instant) => boolean,
): Participation {
  const since = cluster.newest - window;
  let spent = 0;
  let fresh = 0;
  for (const [account, createdAt] of cluster.counted) {
    if (createdAt < cluster.newest - longest) cluster.counted.delete(account);
    else if (createdAt >= since) {
      if (isSpent(account, since)) spent++;
      else fresh++;
    }
  }
  return { spent, fresh };
}
