/** What a passage's past is worth: how often accounts posted it before the window that matters now. */
import { type Duration, HOUR, type Instant } from "../domain/time.ts";
import { type Cluster, COPY } from "./cluster.ts";
import type { Member } from "./finding.ts";
import type { LivePosts } from "./live-posts.ts";
import { ONE_BURST } from "./retention.ts";

export interface Sightings {
  readonly sightings: number;
  /** In how many different hours they came: a saying is about all the time, an earlier wave is not. */
  readonly sightingHours: number;
}

/** The window before which copies are counted: it ends with the newest copy. */
export interface Before {
  readonly newest: Instant;
  readonly window: Duration;
}

/**
 * Counts copies that are given from the newest to the oldest. An account's repeats within one window count once,
 * because windows are compared by their accounts.
 */
export function createCount({ newest, window }: Before) {
  const since = newest - window;
  const counted = new Map<string, Instant>();
  const hours = new Set<number>();
  let sightings = 0;
  return {
    see(account: string, createdAt: Instant): void {
      if ((counted.get(account) ?? Number.POSITIVE_INFINITY) - createdAt < window) return;
      counted.set(account, createdAt);
      hours.add(Math.floor((since - createdAt) / HOUR));
      sightings++;
    },
    total: (): Sightings => ({ sightings, sightingHours: hours.size }),
  };
}

/** Live copies from before the window that ends at `newest`. */
function sightingsBefore({ copies, forgotten }: Cluster, posts: LivePosts, before: Before): Sightings {
  const count = createCount(before);
  for (let at = copies.length - COPY; at >= forgotten; at -= COPY) {
    const seq = copies[at]!;
    if (seq < posts.oldest) break;
    const createdAt = posts.createdAt(seq);
    if (createdAt < before.newest - before.window) count.see(posts.accountOf(seq), createdAt);
  }
  return count.total();
}

/**
 * The same for a slow wave that quickens: at least what is in it already. What quickens it may be a young
 * cluster's, which knows little of the past.
 */
export function usualIn(
  { members }: { readonly members: ReadonlyMap<number, Member> },
  { oldest }: LivePosts,
  before: Before,
): Sightings {
  const since = before.newest - before.window;
  const earlier = [...members.values()].filter(({ seq, createdAt }) => seq >= oldest && createdAt < since);
  const count = createCount(before);
  for (const { account, createdAt } of earlier.sort((a, b) => b.createdAt - a.createdAt)) {
    count.see(account, createdAt);
  }
  return count.total();
}

/**
 * The same for a wave that opens: what was seen of the cluster, or of another one that holds at least half of
 * its posts too. A phrase that is about has many clusters, each with the next words of the two who founded it,
 * and a young one knows little of its past.
 */
export function usualBefore(
  cluster: Cluster,
  kin: Iterable<Cluster>,
  posts: LivePosts,
  { seqs, window }: { readonly seqs: ReadonlySet<number>; readonly window: Duration },
): Sightings {
  const { newest } = cluster;
  let most = sightingsBefore(cluster, posts, { newest, window });
  for (const other of kin) {
    if (!holdsMost(other, seqs)) continue;
    most = more(most, sightingsBefore(other, posts, { newest, window }));
  }
  return most;
}

function holdsMost({ copies, forgotten }: Cluster, seqs: ReadonlySet<number>): boolean {
  const first = Math.min(...seqs);
  let held = 0;
  for (let at = copies.length - COPY; at >= forgotten && copies[at]! >= first; at -= COPY) {
    if (seqs.has(copies[at]!)) held++;
  }
  return held >= ONE_BURST * seqs.size;
}

/** The one that has seen more. */
export function more(a: Sightings, b: Sightings): Sightings {
  return b.sightings > a.sightings ? b : a;
}
