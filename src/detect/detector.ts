/** The only door to detection: posts go in, one by one in the order of their seq, and findings come out. */
import type { Instant } from "../domain/time.ts";
import { type Cluster, createCluster } from "./cluster.ts";
import { createClusterIndex } from "./cluster-index.ts";
import { createComparer } from "./common-runs.ts";
import { createCoverage } from "./coverage.ts";
import type {
  DetectionOptions,
  DetectorStats,
  Finding,
  Founding,
  Member,
  Observation,
  StoredAnchor,
  StoredObservation,
  StoredWave,
  Words,
} from "./finding.ts";
import { cover, firstMembers, foundings } from "./founding.ts";
import { createGrowth } from "./grow.ts";
import { burstId } from "./identity.ts";
import { knownFoundings } from "./known-texts.ts";
import { LivePosts } from "./live-posts.ts";
import { findClusters, findShared, type Hit, remember, type Shared, type Subject } from "./matcher.ts";
import { MAX_WORDS, RENEWAL, retentionOf } from "./retention.ts";
import { createThingGrowth } from "./thing-growth.ts";
import { weightBetween } from "./tokens.ts";
import { WindowIndex } from "./window-index.ts";
import { createWinnower } from "./winnow.ts";

const NOTHING: readonly Finding[] = [];

export interface Detector {
  /** Folds one post. Its seq must be above every earlier one's. Findings are in the order of their making. */
  observe(post: Observation): readonly Finding[];
  /** Tells which waves are over at `now`, before a post says so. What later posts find stays the same. */
  advance(now: Instant): readonly Finding[];
  stats(): DetectorStats;
}

/** A detector that can also be fed what an earlier one has found. */
export interface Replayable extends Detector {
  register(anchor: StoredAnchor): void;
  /** Folds a post with what it founded then, and without asking what that meant. */
  replay(post: StoredObservation, founded: readonly StoredAnchor[]): void;
  restore(waves: readonly StoredWave[], clock: Instant | null): void;
}

/**
 * A detector that knows nothing yet. It is a pure fold: the same posts in the same order give the same
 * findings, however they are cut into calls.
 */
export function createDetector(options: DetectionOptions): Detector {
  return createReplayable(options);
}

/** The same, for a rebuild. */
export function createReplayable(options: DetectionOptions): Replayable {
  const retention = retentionOf(options);
  const posts = new LivePosts(options.capacity);
  const index = new WindowIndex(posts);
  const clusters = createClusterIndex((cluster) => cluster.lastClock + retention + RENEWAL);
  const growth = createGrowth(options, { posts, kinOf: clusters.kinOf }, (finding) => findings.push(finding));
  const things = createThingGrowth(options, posts, growth.isMember, (finding) => findings.push(finding));
  const coverage = createCoverage(MAX_WORDS);
  const winnow = createWinnower(MAX_WORDS);
  const comparer = createComparer(MAX_WORDS);
  const work = { comparisons: 0 };
  let clock = Number.NEGATIVE_INFINITY;
  let observed = 0;
  let findings: Finding[] = [];

  function told(): readonly Finding[] {
    if (findings.length === 0) return NOTHING;
    const all = findings;
    findings = [];
    return all;
  }

  function found(founding: Founding, lastClock: Instant): Cluster {
    const cluster = createCluster(founding, burstId(options.watch, founding.words), lastClock);
    clusters.add(cluster);
    return cluster;
  }

  /** `stored` is what the post founded, when that is known; else null. */
  function fold(post: Observation, stored: readonly StoredAnchor[] | null): void {
    clock = Math.max(clock, post.createdAt);
    growth.end(clock);
    things.end(clock);
    clusters.expire(clock);
    posts.expire(clock - retention);
    const words = post.words.length > MAX_WORDS ? post.words.subarray(0, MAX_WORDS) : post.words;
    const weight = weightBetween(words, 0, words.length);
    const { seq, createdAt } = post;
    posts.push(seq, post.account, createdAt, clock, words, weight);
    observed++;
    if (post.repost) return;
    read(post, words, weight, stored);
    // After the words: what they make a burst is no other burst for what it carries.
    if (post.things !== undefined) things.see(seq, post.things, clock, stored === null);
  }

  /** Finds whom the post shares words with. */
  function read(
    post: Observation,
    words: Words,
    weight: number,
    stored: readonly StoredAnchor[] | null,
  ): void {
    const prints = winnow(words, weight);
    if (prints.count === 0) return;
    const { seq } = post;
    index.touch(prints.value, prints.count);
    const subject = { seq, words, weight, prints, work };
    coverage.reset(words.length);
    comparer.begin(words);
    const hits = findClusters(subject, clusters, coverage, comparer);
    const shared = findShared(subject, posts, index, coverage, comparer);
    // Most posts share nothing.
    if (hits.length > 0 || shared.length > 0 || (stored !== null && stored.length > 0)) {
      take(post, subject, hits, shared, stored);
    }
    remember(subject, index, coverage);
  }

  /** Founds clusters from what is shared, and adds the post to those that it is a copy of. */
  function take(
    post: Observation,
    subject: Subject,
    hits: readonly Hit[],
    shared: readonly Shared[],
    stored: readonly StoredAnchor[] | null,
  ): void {
    const { seq, createdAt } = post;
    const account = posts.accountOf(seq);
    const inOrder = hits.toSorted((a, b) => byAnchor(a.cluster.founding, b.cluster.founding));
    const copies = inOrder.map(({ cluster, from, to, anchorFrom }) => ({
      cluster,
      members: [{ seq, account, createdAt, from, to, anchorFrom }] as readonly Member[],
    }));
    for (const founding of stored ?? foundings(subject, shared, posts, coverage, given(hits.length))) {
      if (stored !== null) cover(founding, subject, coverage, comparer);
      const cluster = stored === null ? found(founding, clock) : revive(founding as StoredAnchor);
      copies.push({ cluster, members: firstMembers(founding, subject, shared, posts, comparer) });
      if (stored === null) findings.push({ kind: "founded", founding });
    }
    for (const { cluster, members } of copies) {
      let mayQualify = false;
      for (const member of members) mayQualify = growth.record(cluster, member, clock) || mayQualify;
      if (stored === null) growth.grow(cluster, members.at(-1)!, mayQualify);
    }
    if (stored === null && copies.length > 0) growth.merge(seq);
  }

  function given(joined: number) {
    return { joined, minAccounts: options.minAccounts, comparer };
  }

  function revive({ lastClock, feeds, ...founding }: StoredAnchor): Cluster {
    const cluster = found(founding, lastClock);
    cluster.feeds = feeds;
    return cluster;
  }

  for (const founding of knownFoundings(options.known ?? [])) found(founding, Number.POSITIVE_INFINITY);

  return {
    observe(post) {
      fold(post, null);
      return told();
    },
    advance(now) {
      growth.tellEnds(now);
      things.tellEnds(now);
      return told();
    },
    stats: () => ({
      observed,
      live: posts.size,
      clusters: clusters.size,
      openWaves: growth.openWaves + things.openWaves,
      evicted: posts.evicted,
      bytes: posts.bytes + index.bytes + clusters.bytes + things.bytes,
      comparisons: work.comparisons,
      probes: index.probes,
    }),
    register: revive,
    replay(post, founded) {
      clock = Math.max(clock, post.clock);
      fold(post, founded);
      findings = [];
    },
    restore(waves, at) {
      clock = Math.max(clock, at ?? clock);
      growth.restore(
        waves.filter(({ thing }) => thing === null),
        clock,
      );
      things.restore(waves, clock);
    },
  };
}

/** Founding order: by seq, then ordinal. */
export function byAnchor(a: Pick<Founding, "anchor">, b: Pick<Founding, "anchor">): number {
  return a.anchor.seq - b.anchor.seq || a.anchor.ordinal - b.anchor.ordinal;
}
