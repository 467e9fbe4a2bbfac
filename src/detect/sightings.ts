/** What a passage's past is worth: how often accounts posted it before the window that matters now. */
import type { Duration, Instant } from "../domain/time.ts";
import { type Cluster, COPY } from "./cluster.ts";
import type { LivePosts } from "./live-posts.ts";

/**
 * Live copies from before the window that ends with the newest. An account's repeats within one window
 * count once, because windows are compared by their accounts.
 */
export function sightingsBefore(cluster: Cluster, posts: LivePosts, window: Duration): number {
  const since = cluster.newest - window;
  const { copies } = cluster;
  const counted = new Map<string, Instant>();
  let sightings = 0;
  for (let at = copies.length - COPY; at >= cluster.forgotten; at -= COPY) {
    const seq = copies[at]!;
    if (seq < posts.oldest) break;
    const createdAt = posts.createdAt(seq);
    if (createdAt >= since) continue;
    const account = posts.accountOf(seq);
    if ((counted.get(account) ?? Number.POSITIVE_INFINITY) - createdAt < window) continue;
    counted.set(account, createdAt);
    sightings++;
  }
  return sightings;
}
