/** Knows the posts that came already, as long as a replay remembers anything; memory is bounded by time. */
import { NameCounts } from "../detect/name-counts.ts";
import type { Post } from "../domain/post.ts";
import type { Duration, Instant } from "../domain/time.ts";

export interface SeenPosts {
  /** Whether this post came before; a post that did not is remembered. */
  cameBefore(post: Pick<Post, "source" | "id" | "createdAt">): boolean;
}

/** The ids of one source. */
interface Seen {
  recent: NameCounts;
  older: NameCounts;
  began: Instant;
}

/** Two generations: a post is remembered for at least one retention and at most two, without a queue. */
export function createSeenPosts(retention: Duration): SeenPosts {
  const bySource = new Map<string, Seen>();

  function seenOf(source: string, at: Instant): Seen {
    let seen = bySource.get(source);
    if (seen === undefined) {
      seen = { recent: new NameCounts(), older: new NameCounts(), began: at };
      bySource.set(source, seen);
    }
    return seen;
  }

  return {
    cameBefore({ source, id, createdAt }) {
      const seen = seenOf(source, createdAt);
      if (createdAt - seen.began >= retention) {
        seen.older = seen.recent;
        seen.recent = new NameCounts();
        seen.began = createdAt;
      }
      return seen.older.of(id) > 0 || seen.recent.add(id, 1) > 0;
    },
  };
}
