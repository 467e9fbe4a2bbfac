/** Founds clusters: which shared passages of a post become one, and which earlier posts are in it already. */
import type { Coverage } from "./coverage.ts";
import type { Founding, Member } from "./finding.ts";
import type { LivePosts } from "./live-posts.ts";
import type { Shared, Subject } from "./matcher.ts";
import { accountsNeeded, qualifies } from "./qualify.ts";
import { COVERED, MAX_CLUSTERS, MAX_REPEATS } from "./retention.ts";
import { weightBetween } from "./tokens.ts";

/** What a post founds: its longest shared passages first, as far as clusters do not cover them. */
export function foundings(
  post: Subject,
  shared: readonly Shared[],
  posts: LivePosts,
  coverage: Coverage,
  given: { readonly joined: number; readonly minAccounts: number },
): Founding[] {
  const founded: Founding[] = [];
  const weighed = shared.map((run) => ({ ...run, weight: weightBetween(post.words, run.from, run.to) }));
  weighed.sort((a, b) => b.weight - a.weight || b.partner - a.partner || a.from - b.from);
  for (const { partner, from, to, partnerFrom, weight } of weighed) {
    if (given.joined + founded.length >= MAX_CLUSTERS) break;
    if (coverage.within(from, to) >= COVERED * (to - from)) continue;
    coverage.add(from, to);
    founded.push({
      anchor: { seq: post.seq, ordinal: founded.length },
      partner,
      words: post.words.slice(from, to),
      ownFrom: from,
      partnerFrom,
      minAccounts: accountsNeeded(weight, given.minAccounts),
      shorterPost: Math.min(post.weight, posts.weight(partner)),
    });
  }
  return founded;
}

/** The founding post and all live posts that share enough of its anchor with it, in seq order. */
export function firstMembers(
  founding: Founding,
  post: Subject,
  shared: readonly Shared[],
  posts: LivePosts,
): Member[] {
  const start = founding.ownFrom;
  const end = start + founding.words.length;
  const members = new Map<number, Member>();

  function take(seq: number, from: number, to: number, anchorFrom: number): boolean {
    const run = weightBetween(founding.words, anchorFrom, anchorFrom + to - from);
    if (to <= from || !qualifies(run, posts.weight(seq), founding.shorterPost)) return false;
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

  takeAll(post.seq, start, end, 0);
  for (const run of shared) {
    const from = Math.max(run.from, start);
    const to = Math.min(run.to, end);
    const shift = run.partnerFrom - run.from;
    if (from < to) takeAll(run.partner, from + shift, to + shift, from - start);
  }
  return [...members.values()].sort((a, b) => a.seq - b.seq);
}
