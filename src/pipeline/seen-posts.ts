/** Knows the posts that came already, as long as a replay remembers anything; memory is bounded by time. */
import type { Post } from "../domain/post.ts";
import type { Duration, Instant } from "../domain/time.ts";

export interface SeenPosts {
  /** Whether this post came before; a post that did not is remembered. */
  cameBefore(post: Pick<Post, "source" | "id" | "createdAt">): boolean;
}

/** Two generations: a post is remembered for at least one retention and at most two, without a queue. */
export function createSeenPosts(retention: Duration): SeenPosts {
  let recent = new Set<string>();
  let older = new Set<string>();
  let began: Instant | null = null;
  return {
    cameBefore({ source, id, createdAt }) {
      began ??= createdAt;
      if (createdAt - began >= retention) {
        older = recent;
        recent = new Set();
        began = createdAt;
      }
      const key = `${source}:${id}`;
      if (recent.has(key) || older.has(key)) return true;
      recent.add(key);
      return false;
    },
  };
}
