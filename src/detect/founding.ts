/** Founds clusters: which shared passages of a post become one, and which earlier posts are in it already. */

import type { Comparer } from "./common-runs.ts";
import type { Coverage } from "./coverage.ts";
import type { Founding, Member } from "./finding.ts";
import type { LivePosts } from "./live-posts.ts";
import { isMember, longestOf, type Shared, type Subject } from "./matcher.ts";
import { accountsNeeded, qualifies } from "./qualify.ts";
import { COVERED, MAX_CLUSTERS, MAX_REPEATS } from "./retention.ts";
import { weightBetween } from "./tokens.ts";

/**
 * What a post founds: its longest shared passages first, as far as clusters do not cover them. A passage
 * in several runs is anchored as the earlier post has it; or as this one has it, if it is a changed copy
 * of several posts, which may have less in common with each other.
 */
export function foundings(
  post: Subject,
  shared: readonly Shared[],
  posts: LivePosts,
  coverage: Coverage,
  given: { readonly joined: number; readonly minAccounts: number; readonly comparer: Comparer },
): Founding[] {
  const founded: Founding[] = [];
  const changed = shared.filter(({ several }) => several !== null).length;
  const weighed = shared.map((run) => {
    const { from, to } = run.several ?? run;
    const weight = run.several?.weight ?? weightBetween(post.words, run.from, run.to);
    return { ...run, from, to, weight };
  });
  weighed.sort((a, b) => b.weight - a.weight || b.partner - a.partner || a.from - b.from);
  for (const { partner, from, to, partnerFrom, several, weight } of weighed) {
    if (given.joined + founded.length >= MAX_CLUSTERS) break;
    if (coverage.within(from, to) >= COVERED * (to - from)) continue;
    const partnerStart = several?.partnerStart ?? partnerFrom;
    const words =
      several !== null && changed === 1
        ? posts.wordsOf(partner).slice(several.partnerStart, several.partnerEnd)
        : post.words.slice(from, to);
    const founding = {
      anchor: { seq: post.seq, ordinal: founded.length },
      partner,
      words,
      ownFrom: from,
      partnerFrom: partnerStart,
      minAccounts: accountsNeeded(weight, given.minAccounts),
      shorterPost: Math.min(post.weight, posts.weight(partner)),
    };
    cover(founding, post, coverage, given.comparer);
    founded.push(founding);
  }
  return founded;
}

/** Covers the words of a founding's anchor in the founding post. */
export function cover(founding: Founding, post: Subject, coverage: Coverage, comparer: Comparer): void {
  const { ownFrom, words } = founding;
  if (isOwn(founding, post)) {
    coverage.add(ownFrom, ownFrom + words.length);
    return;
  }
  comparer.begin(post.words);
  const { from, length, count } = comparer.compare(words, 0, words.length);
  for (let i = 0; i < count; i++) coverage.add(from[i]!, from[i]! + length[i]!);
}

/** Whether the anchor is as the founding post has it. */
function isOwn({ ownFrom, words }: Founding, post: Subject): boolean {
  return words.every((word, i) => post.words[ownFrom + i] === word);
}

/** The founding post and all live posts that share enough of its anchor with it, in seq order. */
export function firstMembers(
  founding: Founding,
  post: Subject,
  shared: readonly Shared[],
  posts: LivePosts,
  comparer: Comparer,
): Member[] {
  const start = founding.ownFrom;
  const end = start + founding.words.length;
  const weight = weightBetween(founding.words, 0, founding.words.length);
  const members = new Map<number, Member>();

  function take(seq: number, from: number, to: number, anchorFrom: number): boolean {
    const run = weightBetween(founding.words, anchorFrom, anchorFrom + to - from);
    if (to <= from || !qualifies(run, posts.weight(seq), founding.shorterPost)) return false;
    return put(seq, from, to, anchorFrom);
  }
  function put(seq: number, from: number, to: number, anchorFrom: number): boolean {
    const known = members.get(seq);
    if (known !== undefined && known.to - known.from >= to - from) return false;
    members.set(seq, {
      seq,
      account: posts.accountOf(seq),
      createdAt: posts.createdAt(seq),
      from,
      to,
      anchorFrom,
    });
    return true;
  }
  /** Takes a post, and what the same account said before it. */
  function takeAll(seq: number, from: number, to: number, anchorFrom: number): void {
    let at = { seq, from, to, anchorFrom };
    for (let repeats = 0; repeats <= MAX_REPEATS; repeats++) {
      if (!take(at.seq, at.from, at.to, at.anchorFrom)) return;
      const repeat = posts.repeatOf(at.seq);
      if (repeat === null) return;
      const first = Math.max(at.from, repeat.from);
      const length = Math.min(at.to, repeat.to) - first;
      const earlierFrom = repeat.earlierFrom + first - repeat.from;
      at = {
        seq: repeat.earlier,
        from: earlierFrom,
        to: earlierFrom + length,
        anchorFrom: at.anchorFrom + first - at.from,
      };
    }
  }
  /** Takes a post that has enough of the anchor in several runs, and such posts of its account before it. */
  function takeSeveral(partner: number): void {
    let seq: number | null = partner;
    for (let repeats = 0; seq !== null && repeats <= MAX_REPEATS; repeats++) {
      const words = posts.wordsOf(seq);
      const runs = comparer.compare(words, 0, words.length);
      if (!isMember(runs, posts.weight(seq), { weight, shorterPost: founding.shorterPost })) return;
      const { from: anchorFrom, to, otherFrom } = longestOf(runs);
      if (!put(seq, otherFrom, otherFrom + to - anchorFrom, anchorFrom)) return;
      seq = posts.repeatOf(seq)?.earlier ?? null;
    }
  }

  comparer.begin(founding.words);
  if (isOwn(founding, post)) {
    takeAll(post.seq, start, end, 0);
    for (const run of shared) {
      const from = Math.max(run.from, start);
      const to = Math.min(run.to, end);
      const shift = run.partnerFrom - run.from;
      if (from < to) takeAll(run.partner, from + shift, to + shift, from - start);
      if (run.several !== null && !members.has(run.partner)) takeSeveral(run.partner);
    }
  } else {
    takeSeveral(post.seq);
    for (const partner of new Set(shared.map((run) => run.partner))) takeSeveral(partner);
    // What the partner is a changed copy of may be too unlike this post to be found with it.
    const kin = founding.partner < posts.oldest ? null : posts.kinOf(founding.partner);
    if (kin !== null) takeSeveral(kin);
  }
  return [...members.values()].sort((a, b) => a.seq - b.seq);
}
