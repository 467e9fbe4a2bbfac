/** Compares a post with what is known: the clusters that it joins, and the posts that it shares words with. */
import type { Cluster } from "./cluster.ts";
import type { ClusterIndex } from "./cluster-index.ts";
import type { CommonRuns, Comparer } from "./common-runs.ts";
import type { Coverage } from "./coverage.ts";
import type { Words } from "./finding.ts";
import type { LivePosts } from "./live-posts.ts";
import { isCopy, isMostOf, qualifies } from "./qualify.ts";
import { MAX_CLUSTERS, MAX_COMPARED } from "./retention.ts";
import { weightBetween } from "./tokens.ts";
import type { WindowIndex } from "./window-index.ts";
import type { Fingerprints } from "./winnow.ts";

/** A post under comparison. */
export interface Subject {
  readonly seq: number;
  readonly words: Words;
  readonly weight: number;
  readonly prints: Fingerprints;
  /** Where words that were compared are counted. */
  readonly work: { comparisons: number };
}

/** The longest run of a cluster's anchor in the post: its words [from, to) are the anchor's from `anchorFrom` on. */
export interface Hit {
  readonly cluster: Cluster;
  from: number;
  to: number;
  anchorFrom: number;
}

/** A passage shared with a live post of another account: words [from, to) are its words from `partnerFrom` on. */
export interface Shared {
  readonly partner: number;
  readonly from: number;
  readonly to: number;
  readonly partnerFrom: number;
  /** Null for a run that is enough by itself. Else several runs are, of which this is the longest. */
  readonly several: Stretch | null;
}

/** Most posts are a copy of nothing. */
const NO_HITS: readonly Hit[] = [];
const NO_SHARED: readonly Shared[] = [];

/** Words: a changed one before two others that end a text, which are too few to be a run. */
const HIDDEN = 3;

/** Where several shared runs lie in both posts, from the first one's begin to the last one's end. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly partnerStart: number;
  readonly partnerEnd: number;
  /** Of all runs together. */
  readonly weight: number;
}

/** The clusters that the post is a copy of, at most MAX_CLUSTERS; their words are covered from then on. */
export function findClusters(
  post: Subject,
  clusters: ClusterIndex,
  coverage: Coverage,
  comparer: Comparer,
): readonly Hit[] {
  return clusters.meetAny(post.prints) ? joinClusters(post, clusters, coverage, comparer) : NO_HITS;
}

function joinClusters(
  post: Subject,
  clusters: ClusterIndex,
  coverage: Coverage,
  comparer: Comparer,
): readonly Hit[] {
  const { words, weight, prints } = post;
  const hits: Hit[] = [];
  let compared: Set<Cluster> | null = null;

  /** The longest of several runs that together are enough of the anchor. */
  function compare(cluster: Cluster): Hit | null {
    compared ??= new Set();
    if (compared.has(cluster) || compared.size === MAX_COMPARED) return null;
    compared.add(cluster);
    const anchor = cluster.founding.words;
    const runs = comparer.compare(anchor, 0, anchor.length);
    post.work.comparisons += words.length + anchor.length;
    const { shorterPost } = cluster.founding;
    if (!isMember(runs, weight, { weight: cluster.weight, shorterPost })) return null;
    for (let i = 0; i < runs.count; i++) coverage.add(runs.from[i]!, runs.from[i]! + runs.length[i]!);
    const { from, to, otherFrom: anchorFrom } = longestOf(runs);
    return { cluster, from, to, anchorFrom };
  }

  for (let i = 0; i < prints.count; i++) {
    const landmarks = clusters.at(prints.value[i]!);
    if (landmarks.length === 0) continue;
    const at = prints.from[i]!;
    const last = Math.max(0, landmarks.length - MAX_CLUSTERS);
    for (let k = landmarks.length - 1; k >= last; k--) {
      const { cluster, position } = landmarks[k]!;
      const known = hits.find((hit) => hit.cluster === cluster);
      if (known !== undefined && known.from <= at && at < known.to) continue;
      if (known === undefined && hits.length === MAX_CLUSTERS) continue;
      const anchor = cluster.founding.words;
      const before = equalBefore(words, at, anchor, position);
      const from = at - before;
      const to = at + equalFrom(words, at, anchor, position);
      post.work.comparisons += to - from + 1;
      const run = weightBetween(words, from, to);
      if (!qualifies(run, weight, cluster.founding.shorterPost)) {
        const hit = known === undefined ? compare(cluster) : null;
        if (hit !== null) hits.push(hit);
        continue;
      }
      coverage.add(from, to);
      if (known === undefined) hits.push({ cluster, from, to, anchorFrom: position - before });
      else if (to - from > known.to - known.from) {
        Object.assign(known, { from, to, anchorFrom: position - before });
      }
    }
  }
  return hits;
}

/**
 * The passages that the post shares with live posts of other accounts, where its words are not covered.
 * Runs shared with an older post of the same account are noted as its repeats.
 */
export function findShared(
  post: Subject,
  posts: LivePosts,
  index: WindowIndex,
  coverage: Coverage,
  comparer: Comparer,
): readonly Shared[] {
  const { prints } = post;
  for (let i = 0; i < prints.count; i++) {
    if (isCovered(coverage, prints.from[i]!, prints.to[i]!)) continue;
    if (index.find(prints.value[i]!) > 0) return compareFrom(i, post, posts, index, coverage, comparer);
  }
  return NO_SHARED;
}

/** The same from a fingerprint on that live posts have; most posts have none. */
function compareFrom(
  first: number,
  post: Subject,
  posts: LivePosts,
  index: WindowIndex,
  coverage: Coverage,
  comparer: Comparer,
): Shared[] {
  const { seq, words, weight, prints, work } = post;
  const shared: Shared[] = [];
  /** Posts of which a single run is not all there is to share. */
  const near = new Set<number>();
  /** Where the latest run shared with a post ends. */
  const ends = new Map<number, number>();
  for (let i = first; i < prints.count; i++) {
    const at = prints.from[i]!;
    if (isCovered(coverage, at, prints.to[i]!)) continue;
    const found = index.find(prints.value[i]!);
    for (let k = 0; k < found; k++) {
      const other = index.foundSeq[k]!;
      if (at < (ends.get(other) ?? 0)) continue;
      const theirs = posts.wordsOf(other);
      const position = index.foundPosition[k]!;
      const before = equalBefore(words, at, theirs, position);
      const from = at - before;
      const to = at + equalFrom(words, at, theirs, position);
      work.comparisons += to - from + 1;
      const run = weightBetween(words, from, to);
      const alone = qualifies(run, weight, posts.weight(other));
      const same = posts.sameAccount(other, seq);
      if (run < Math.min(weight, posts.weight(other)) && !same) near.add(other);
      if (!alone) continue;
      ends.set(other, to);
      const partnerFrom = position - before;
      if (same) posts.noteRepeat(seq, { earlier: other, from, to, earlierFrom: partnerFrom });
      else shared.push({ partner: other, from, to, partnerFrom, several: null });
    }
  }
  // The newest, so that a rebuilt detector, which lacks the oldest, compares the same.
  for (const other of [...near].sort((a, b) => b - a).slice(0, MAX_COMPARED)) {
    const theirs = posts.wordsOf(other);
    const runs = comparer.compare(theirs, 0, theirs.length);
    work.comparisons += words.length + theirs.length;
    if (runs.count < 2 || !isCopy(runs.weight, weight, posts.weight(other))) continue;
    const { from, to, otherFrom: partnerFrom } = longestOf(runs);
    const own = stretchOf(runs.from, runs, words.length);
    const { from: partnerStart, to: partnerEnd } = stretchOf(runs.otherFrom, runs, theirs.length);
    const several = { ...own, partnerStart, partnerEnd, weight: runs.weight };
    shared.push({ partner: other, from, to, partnerFrom, several });
    if (posts.kinOf(seq) === null) posts.noteKin(seq, other);
  }
  return shared;
}

/** Whether what a post of this weight has of an anchor, in several runs, makes it a copy. */
export function isMember(
  { weight: shared, longestWeight }: CommonRuns,
  post: number,
  anchor: { readonly weight: number; readonly shorterPost: number },
): boolean {
  return (
    isMostOf(shared, anchor.weight) ||
    isCopy(shared, post, anchor.shorterPost) ||
    qualifies(longestWeight, post, anchor.shorterPost)
  );
}

export function longestOf({ from, length, otherFrom, longest }: CommonRuns) {
  const start = from[longest]!;
  return { from: start, to: start + length[longest]!, otherFrom: otherFrom[longest]! };
}

/** From the first run's begin to the last one's end, and what a change next to a text's end hides there. */
function stretchOf(starts: Int32Array, { length, count }: CommonRuns, words: number) {
  let [from, to] = [starts[0]!, starts[0]! + length[0]!];
  for (let i = 1; i < count; i++) {
    from = Math.min(from, starts[i]!);
    to = Math.max(to, starts[i]! + length[i]!);
  }
  return { from: Math.max(0, from - HIDDEN), to: Math.min(words, to + HIDDEN) };
}

/** Makes the post findable by those of its fingerprints that no cluster answers for. */
export function remember({ seq, prints }: Subject, index: WindowIndex, coverage: Coverage): void {
  index.makeRoom(prints.count);
  for (let i = 0; i < prints.count; i++) {
    const from = prints.from[i]!;
    if (isCovered(coverage, from, prints.to[i]!)) continue;
    index.insert(prints.value[i]!, seq, from);
  }
}

function isCovered(coverage: Coverage, from: number, to: number): boolean {
  return coverage.within(from, to) === to - from;
}

/** How many words are equal from these places on. */
function equalFrom(a: Words, aFrom: number, b: Words, bFrom: number): number {
  const most = Math.min(a.length - aFrom, b.length - bFrom);
  let equal = 0;
  while (equal < most && a[aFrom + equal] === b[bFrom + equal]) equal++;
  return equal;
}

/** How many words are equal right before these places. */
function equalBefore(a: Words, aFrom: number, b: Words, bFrom: number): number {
  const most = Math.min(aFrom, bFrom);
  let equal = 0;
  while (equal < most && a[aFrom - equal - 1] === b[bFrom - equal - 1]) equal++;
  return equal;
}
