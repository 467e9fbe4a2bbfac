/** The posts that a burst may still reach back to, while they are replayed; what is older is forgotten. */
import type { Duration, Instant } from "../domain/time.ts";
import { freeWritten, readWritten, type WrittenPost, type WrittenPosts } from "./packed-posts.ts";

/** Posts that were folded together. */
export interface FoldedTogether {
  readonly written: WrittenPosts;
  /** Which of them were folded, in this order, with seqs that follow on one another. */
  readonly places: Int32Array;
  readonly firstSeq: number;
  /** The clock just after each of them; it never goes back. */
  readonly clocks: Float64Array;
}

export interface RecentPosts {
  /** Several watches may keep the same posts, each before any of them takes the next. */
  keep(posts: FoldedTogether): void;
  /** Undefined for a post that is forgotten. */
  get(seq: number): WrittenPost | undefined;
  /** The post's place in the whole input; undefined for a post that is forgotten. */
  ordinalOf(seq: number): number | undefined;
  forgetBefore(clock: Instant): void;
}

export function createRecentPosts(retention: Duration): RecentPosts {
  let kept: FoldedTogether[] = [];
  let since: Instant = Number.NEGATIVE_INFINITY;

  function find(seq: number) {
    const posts = kept[lastBeginning(kept, seq)];
    if (posts === undefined) return undefined;
    const index = seq - posts.firstSeq;
    const at = posts.places[index];
    return at === undefined || posts.clocks[index]! < since ? undefined : { written: posts.written, at };
  }

  return {
    keep(posts) {
      if (posts.places.length === 0) return;
      kept.push(posts);
      posts.written.keepers += 1;
    },
    get(seq) {
      const found = find(seq);
      return found === undefined ? undefined : readWritten(found.written, found.at);
    },
    ordinalOf(seq) {
      const found = find(seq);
      return found?.written.ordinals[found.at];
    },
    forgetBefore(clock) {
      since = clock - retention;
      const gone = kept.findIndex(({ clocks }) => clocks.at(-1)! >= since);
      for (const { written } of kept.slice(0, Math.max(0, gone))) {
        written.keepers -= 1;
        if (written.keepers === 0) freeWritten(written);
      }
      if (gone > 0) kept = kept.slice(gone);
    },
  };
}

/** The index of the last of them that begins at or before a seq; -1 where none does. */
function lastBeginning(kept: readonly FoldedTogether[], seq: number): number {
  let [from, to] = [0, kept.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (kept[middle]!.firstSeq <= seq) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}
