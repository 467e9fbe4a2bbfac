/** The living clusters, by the fingerprints of their anchors. */
import type { Instant } from "../domain/time.ts";
import { type Cluster, COPY } from "./cluster.ts";
import { createDeadlines } from "./deadlines.ts";
import { MAX_KIN, MAX_WORDS } from "./retention.ts";
import { createSieve } from "./sieve.ts";
import { createWinnower, type Fingerprints } from "./winnow.ts";

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
  /** Whether there may be any with one of these fingerprints; most posts have none. */
  meetAny(prints: Fingerprints): boolean;
  /** Others that share a fingerprint with this one, the earliest founded first, at most MAX_KIN. */
  kinOf(cluster: Cluster): ReadonlySet<Cluster>;
  /** Forgets clusters whose life is over at `clock`. */
  expire(clock: Instant): void;
  readonly size: number;
  /** An estimate, with the waves that the copies belong to. */
  readonly bytes: number;
}

const NONE: readonly Landmark[] = [];

/** What a landmark takes with its place in a list and a map: estimated from the sizes of objects in V8. */
const BYTES_A_LANDMARK = 120;
/** What a cluster takes besides its landmarks and copies. */
const BYTES_A_CLUSTER = 1_000;
/** What a copy takes: its place in the cluster, its account's newest time, and its membership in a wave. */
const BYTES_A_COPY = 250;

/** `endOf` says until when a cluster lives; it may grow, never shrink. */
export function createClusterIndex(endOf: (cluster: Cluster) => Instant): ClusterIndex {
  const landmarks = new Map<number, Landmark[]>();
  const sieve = createSieve(() => landmarks.keys());
  const ends = createDeadlines(endOf);
  const winnow = createWinnower(MAX_WORDS);
  const clusters = new Set<Cluster>();

  function fingerprintsOf(cluster: Cluster): Map<number, number> {
    const { count, value, from } = winnow(cluster.founding.words, cluster.weight);
    const places = new Map<number, number>();
    for (let i = count - 1; i >= 0; i--) places.set(value[i]!, from[i]!);
    return places;
  }

  function addLandmark(fingerprint: number, landmark: Landmark): void {
    const known = landmarks.get(fingerprint);
    if (known !== undefined) {
      known.push(landmark);
      return;
    }
    landmarks.set(fingerprint, [landmark]);
    sieve.add(fingerprint);
  }

  function removeLandmark(fingerprint: number, cluster: Cluster): void {
    const left = landmarks.get(fingerprint)?.filter((landmark) => landmark.cluster !== cluster);
    if (left !== undefined && left.length > 0) {
      landmarks.set(fingerprint, left);
      return;
    }
    landmarks.delete(fingerprint);
    sieve.remove();
  }

  return {
    add(cluster) {
      clusters.add(cluster);
      ends.add(cluster, endOf(cluster));
      for (const [fingerprint, position] of fingerprintsOf(cluster)) {
        addLandmark(fingerprint, { cluster, position });
      }
    },
    at: (fingerprint) => (sieve.mayHave(fingerprint) ? (landmarks.get(fingerprint) ?? NONE) : NONE),
    meetAny: ({ value, count }) => sieve.mayHaveAny(value, count),
    kinOf(cluster) {
      const kin = new Set<Cluster>();
      for (const fingerprint of fingerprintsOf(cluster).keys()) {
        for (const { cluster: other } of landmarks.get(fingerprint) ?? NONE) {
          if (kin.size === MAX_KIN) return kin;
          if (other !== cluster) kin.add(other);
        }
      }
      return kin;
    },
    expire(clock) {
      for (const cluster of ends.takeBefore(clock)) {
        clusters.delete(cluster);
        for (const fingerprint of fingerprintsOf(cluster).keys()) removeLandmark(fingerprint, cluster);
      }
    },
    get size() {
      return clusters.size;
    },
    get bytes() {
      let bytes = landmarks.size * BYTES_A_LANDMARK + clusters.size * BYTES_A_CLUSTER + sieve.bytes;
      for (const { copies } of clusters) bytes += (copies.length / COPY) * BYTES_A_COPY;
      return bytes;
    },
  };
}
