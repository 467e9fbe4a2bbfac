/** Compares a post with what is known: the clusters that it joins, and the posts that it shares words with. */
import type { Cluster } from "./cluster.ts";
import type { ClusterIndex } from "./cluster-index.ts";
import type { Coverage } from "./coverage.ts";
import type { Words } from "./finding.ts";
import type { LivePosts } from "./live-posts.ts";
import { qualifies } from "./qualify.ts";
import { MAX_CLUSTERS } from "./retention.ts";
import { weightBetween } from "./tokens.ts";
import type { WindowIndex } from "./window-index.ts";
import type { Fingerprints } from "./winnow.ts";

/** A post under comparison. */
export interface Subject {
  readonly seq: number;
  readonly words: Words;
  readonly weight: number;
  readonly prints: Fingerprints;
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
}

/** The clusters that the post is a copy of, at most MAX_CLUSTERS; their words are covered from then on. */
export function findClusters(post: Subject, clusters: ClusterIndex, coverage: Coverage): Hit[] {
  const { words, weight, prints } = post;
  const hits: Hit[] = [];
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
      const before = equalBefore(words, at, anchor, position, 0);
      const from = at - before;
      const to = at + equalFrom(words, at, anchor, position, anchor.length);
      const run = weightBetween(words, from, to);
      if (!qualifies(run, weight, cluster.founding.shorterPost)) continue;
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
): Shared[] {
  const { seq, words, weight, prints } = post;
  const shared: Shared[] = [];
  /** Where the latest run shared with a post ends; most posts share nothing. */
  let ends: Map<number, number> | null = null;
  for (let i = 0; i < prints.count; i++) {
    const at = prints.from[i]!;
    if (isCovered(coverage, at, prints.to[i]!)) continue;
    const found = index.find(prints.value[i]!);
    for (let k = 0; k < found; k++) {
      const other = index.foundSeq[k]!;
      if (at < (ends?.get(other) ?? 0)) continue;
      const store = posts.wordStore;
      const begin = posts.wordsFrom(other);
      const position = begin + index.foundPosition[k]!;
      const before = equalBefore(words, at, store, position, begin);
      const from = at - before;
      const to = at + equalFrom(words, at, store, position, begin + posts.wordsOf(other));
      const run = weightBetween(words, from, to);
      if (!qualifies(run, weight, posts.weight(other))) continue;
      ends ??= new Map();
      ends.set(other, to);
      const partnerFrom = position - before - begin;
      if (!posts.sameAccount(other, seq)) shared.push({ partner: other, from, to, partnerFrom });
      else posts.noteRepeat(seq, { earlier: other, from, to, earlierFrom: partnerFrom });
    }
  }
  return shared;
}

/** Makes the post findable by those of its fingerprints that no cluster answers for. */
export function remember({ seq, prints }: Subject, index: WindowIndex, coverage: Coverage): void {
  for (let i = 0; i < prints.count; i++) {
    const from = prints.from[i]!;
    if (isCovered(coverage, from, prints.to[i]!)) continue;
    index.insert(prints.value[i]!, seq, from);
  }
}

function isCovered(coverage: Coverage, from: number, to: number): boolean {
  return coverage.within(from, to) === to - from;
}

/** How many words are equal from these places on; `end` is where b's text ends. */
function equalFrom(a: Words, aFrom: number, b: Words, bFrom: number, end: number): number {
  const most = Math.min(a.length - aFrom, end - bFrom);
  let equal = 0;
  while (equal < most && a[aFrom + equal] === b[bFrom + equal]) equal++;
  return equal;
}

/** How many words are equal right before these places; `begin` is where b's text begins. */
function equalBefore(a: Words, aFrom: number, b: Words, bFrom: number, begin: number): number {
  const most = Math.min(aFrom, bFrom - begin);
  let equal = 0;
  while (equal < most && a[aFrom - equal - 1] === b[bFrom - equal - 1]) equal++;
  return equal;
}
