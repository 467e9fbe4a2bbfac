/** Rebuilds a detector from what is stored, so that it goes on exactly as the one that was lost. */
import type { Instant } from "../domain/time.ts";
import { byAnchor, createReplayable, type Detector } from "./detector.ts";
import type { DetectionOptions, StoredAnchor, StoredObservation, StoredWave } from "./finding.ts";

export interface Stored {
  /** The watch's clock; null when it has judged nothing yet. */
  readonly clock: Instant | null;
  /** Every anchor whose `lastClock` is at most two retentions and an hour before the clock; older ones do no harm. */
  readonly anchors: readonly StoredAnchor[];
  /** Every wave that is not older than the retention, and of older bursts at least the last wave. */
  readonly waves: readonly StoredWave[];
}

export interface Rebuild {
  /** Feeds stored posts, in seq order over all calls. */
  feed(posts: readonly StoredObservation[]): void;
  /** To be called once, after the last post. */
  done(): Detector;
}

/**
 * Begins a rebuild. Posts are to be fed from the first one on whose clock is within the retention
 * (`retentionOf`) of the watch's clock; earlier ones do no harm. While nothing was evicted, the result
 * behaves in every respect like a detector that lived through all posts.
 */
export function startRebuild(options: DetectionOptions, stored: Stored): Rebuild {
  const detector = createReplayable(options);
  const anchors = [...stored.anchors].sort(byAnchor);
  let next = 0;

  /** The anchors that come next, up to and with those of a post. */
  function takeThrough(seq: number): StoredAnchor[] {
    const from = next;
    while (next < anchors.length && anchors[next]!.anchor.seq <= seq) next++;
    return anchors.slice(from, next);
  }

  return {
    feed(posts) {
      for (const post of posts) {
        for (const anchor of takeThrough(post.seq - 1)) detector.register(anchor);
        detector.replay(post, takeThrough(post.seq));
      }
    },
    done() {
      for (const anchor of takeThrough(Number.POSITIVE_INFINITY)) detector.register(anchor);
      detector.restore(stored.waves, stored.clock);
      return detector;
    },
  };
}
