/** A working source over a list of posts that bills what it returns, and counts for a fee. */
import { inFoldingOrder, type Post } from "../../src/domain/post.ts";
import { NO_READS, type Reads, type Tariff } from "../../src/domain/reading.ts";
import { MINUTE } from "../../src/domain/time.ts";
import type { Lookups, Source } from "../../src/sources/source.ts";

export interface PaidListedSource extends Source {
  /** What it has billed so far, by its own count. */
  readonly bill: Reads;
}

/** Newest first, in pages of at most a hundred; a first poll without a cursor reads the last minute. */
export function createPaidSource(given: readonly Post[], tariff: Tariff): PaidListedSource {
  const posts = given.toSorted(inFoldingOrder);
  const times = posts.map(({ createdAt }) => createdAt);
  const bill = { posts: 0, users: 0, counts: 0 };
  /** How many posts are older than an instant. */
  function before(at: number): number {
    let low = 0;
    let high = times.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (times[middle]! < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
  const unasked = async (): Promise<never> => Promise.reject(new Error("nobody asks this here"));
  const lookups: Lookups = {
    async counts({ from, to }, signal) {
      signal.throwIfAborted();
      bill.counts += 1;
      const buckets = [];
      for (let at = from; at < to; at += MINUTE) {
        const end = Math.min(to, at + MINUTE);
        buckets.push({ from: at, to: end, posts: before(end) - before(at) });
      }
      return { buckets, reads: { ...NO_READS, counts: 1 } };
    },
    ...{ accounts: unasked, accountNamed: unasked, posts: unasked, search: unasked, recentPosts: unasked },
    usage: async () => ({ posts: bill.posts, cap: null, resetsOn: null }),
  };
  return {
    ...{ id: "x", pollEvery: MINUTE, live: true, pace: null, tariff, lookups, bill },
    queries: () => [{ key: "all", text: "everything" }],
    async pull({ cursor, pageToken, now, limit, within }, signal) {
      signal.throwIfAborted();
      const to = Math.min(now, within?.to ?? now);
      const last = pageToken === null ? before(to) : Number(pageToken);
      const since =
        within !== null ? before(within.from) : cursor === null ? before(now - MINUTE) : Number(cursor) + 1;
      const first = Math.max(since, last - Math.min(100, Math.max(10, limit ?? 100)));
      const page = posts.slice(first, last).reverse();
      bill.posts += page.length;
      return {
        ...{ posts: page, malformed: [], gaps: [], reads: { ...NO_READS, posts: page.length } },
        newest: page.length === 0 ? null : String(last - 1),
        nextPageToken: first > since ? String(first) : null,
      };
    },
    async close() {},
  };
}
