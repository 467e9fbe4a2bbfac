/** The posts that a burst may still reach back to, while they are replayed; what is older is forgotten. */
import type { Post } from "../domain/post.ts";
import type { Duration, Instant } from "../domain/time.ts";

export interface RecentPost {
  readonly post: Post;
  /** The post's place in the whole input. */
  readonly ordinal: number;
}

export interface RecentPosts {
  /** Keeps the next post; its seq is one more than that of the one before. */
  keep(seq: number, recent: RecentPost, clock: Instant): void;
  get(seq: number): RecentPost | undefined;
  forgetBefore(clock: Instant): void;
}

/** Half of the queue may be empty before it is moved up, which keeps forgetting O(1) on average. */
const LEAST_MOVED = 4_096;

export function createRecentPosts(retention: Duration): RecentPosts {
  // Side by side, since an object for each post would be one more to keep.
  let posts: (Post | undefined)[] = [];
  let ordinals: number[] = [];
  let clocks: Instant[] = [];
  /** The seq of the first entry, and how many entries at the front are empty. */
  let first = 1;
  let front = 0;
  return {
    keep(seq, { post, ordinal }, clock) {
      if (posts.length === 0) first = seq;
      posts.push(post);
      ordinals.push(ordinal);
      clocks.push(clock);
    },
    get(seq) {
      const post = posts[seq - first];
      return post === undefined ? undefined : { post, ordinal: ordinals[seq - first]! };
    },
    forgetBefore(clock) {
      for (; front < posts.length && clocks[front]! < clock - retention; front++) posts[front] = undefined;
      if (front < LEAST_MOVED || front * 2 < posts.length) return;
      posts = posts.slice(front);
      ordinals = ordinals.slice(front);
      clocks = clocks.slice(front);
      first += front;
      front = 0;
    },
  };
}
