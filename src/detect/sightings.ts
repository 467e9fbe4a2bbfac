/** What a passage's past is worth: how often accounts posted it before the window that matters now. */
import { type Duration, HOUR, type Instant } from "../domain/time.ts";
import { type Cluster, COPY } from "./cluster.ts";
import type { LivePosts } from "./live-posts.ts";
import { ONE_BURST } from "./retention.ts";

export interface Sightings {
  readonly sightings: number;
  /** In how many different hours they came: a saying is about all the time, an earlier wave is not. */
  readonly sightingHours: number;
}

/**
 * Live copies from before the window that ends at `newest`. An account's repeats within one window count once,
 * because windows are compared by their accounts.
 */
function sightingsBefore(
  cluster: Cluster,
  posts: LivePosts,
  { newest, window }: { readonly newest: Instant; readonly window: Duration },
): Sightings {
  const since = newest - window;
  const { copies } = cluster;
  const counted = new Map<string, Instant>();
  const hours = new Set<number>();
  let sightings = 0;
  for (let at = copies.length - COPY; at >= cluster.forgotten; at -= COPY) {
    const seq = copies[at]!;
    if (seq < posts.oldest) break;
    const createdAt = posts.createdAt(seq);
    if (createdAt >= since) continue;
    const account = posts.accountOf(seq);
    if ((counted.get(account) ?? Number.POSITIVE_INFINITY) - createdAt < window) continue;
    counted.set(account, createdAt);
    hours.add(Math.floor((since - createdAt) / HOUR));
    sightings++;
  }
  return { sightings, sightingHours: hours.size };
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
    const seen = sightingsBefore(other, posts, { newest, window });
    if (seen.sightings > most.sightings) most = seen;
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
