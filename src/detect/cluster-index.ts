/** The living clusters, by the fingerprints of their anchors. */
import type { Instant } from "../domain/time.ts";
import type { Cluster } from "./cluster.ts";
import { createDeadlines } from "./deadlines.ts";
import { MAX_WORDS } from "./retention.ts";
import { createWinnower } from "./winnow.ts";

/** A cluster whose anchor has a fingerprint at word `position`. */
export interface Landmark {
  readonly cluster: Cluster;
  readonly position: number;
}

export interface ClusterIndex {
  /** Must be called in the order of (anchor seq, ordinal). */
  add(cluster: Cluster): void;
  /** Those with a fingerprint, the earliest founded first. */
  at(fingerprint: number): readonly Landmark[];
  /** Forgets clusters whose life is over at `clock`. */
  expire(clock: Instant): void;
  all(): Iterable<Cluster>;
  readonly size: number;
}

const NONE: readonly Landmark[] = [];

/** `endOf` says until when a cluster lives; it may grow, never shrink. */
export function createClusterIndex(endOf: (cluster: Cluster) => Instant): ClusterIndex {
  const landmarks = new Map<number, Landmark[]>();
  const clusters = new Set<Cluster>();
  const ends = createDeadlines(endOf);
  const winnow = createWinnower(MAX_WORDS);

  function fingerprintsOf(cluster: Cluster): Map<number, number> {
    const { count, value, from } = winnow(cluster.founding.words, cluster.weight);
    const places = new Map<number, number>();
    for (let i = count - 1; i >= 0; i--) places.set(value[i]!, from[i]!);
    return places;
  }

  return {
    add(cluster) {
      clusters.add(cluster);
      ends.add(cluster, endOf(cluster));
      for (const [fingerprint, position] of fingerprintsOf(cluster)) {
        const known = landmarks.get(fingerprint);
        if (known === undefined) landmarks.set(fingerprint, [{ cluster, position }]);
        else known.push({ cluster, position });
      }
    },
    at: (fingerprint) => landmarks.get(fingerprint) ?? NONE,
    expire(clock) {
      for (const cluster of ends.takeBefore(clock)) {
        clusters.delete(cluster);
        for (const fingerprint of fingerprintsOf(cluster).keys()) {
          const left = landmarks.get(fingerprint)?.filter((landmark) => landmark.cluster !== cluster);
          if (left === undefined || left.length === 0) landmarks.delete(fingerprint);
          else landmarks.set(fingerprint, left);
        }
      }
    },
    all: () => clusters,
    get size() {
      return clusters.size;
    },
  };
}
