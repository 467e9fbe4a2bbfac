/** Knows the posts that came already, as long as a replay remembers anything; memory is bounded by time. */
import { NameCounts } from "../detect/name-counts.ts";
import type { Post } from "../domain/post.ts";
import type { PostInBytes } from "../domain/post-in-bytes.ts";
import type { Duration, Instant } from "../domain/time.ts";
import { createIdReader, RisingIds } from "./rising-ids.ts";

export interface SeenPosts {
  /** Whether this post came before; a post that did not is remembered. */
  cameBefore(post: Pick<Post, "source" | "id" | "createdAt"> | PostInBytes): boolean;
}

/** Ids of a time. */
interface Generation {
  readonly rising: RisingIds;
  /** Those that are no numbers, or came after a higher one of the same source. */
  readonly others: NameCounts;
}

/** The ids of one source. */
interface Seen {
  recent: Generation;
  older: Generation;
  began: Instant;
  /** The highest number of all that ever came: one above it cannot have come before. */
  high: number;
  low: number;
}

/** Two generations: a post is remembered for at least one retention and at most two, without a queue. */
export function createSeenPosts(retention: Duration): SeenPosts {
  const bySource = new Map<string, Seen>();
  const number = createIdReader();

  function seenOf(source: string, at: Instant): Seen {
    let seen = bySource.get(source);
    if (seen === undefined) {
      seen = { recent: createGeneration(), older: createGeneration(), began: at, high: 0, low: 0 };
      bySource.set(source, seen);
    }
    return seen;
  }

  function isNumber(post: Pick<Post, "id"> | PostInBytes): boolean {
    return "bytes" in post ? number.readBytes(post.bytes, post.idFrom, post.idTo) : number.read(post.id);
  }

  return {
    cameBefore(post) {
      const { source, createdAt } = post;
      const seen = seenOf(source, createdAt);
      if (createdAt - seen.began >= retention) {
        seen.older = seen.recent;
        seen.recent = createGeneration();
        seen.began = createdAt;
      }
      const { recent, older } = seen;
      if (isNumber(post)) {
        const { high, low } = number;
        if (high > seen.high || (high === seen.high && low > seen.low)) {
          seen.high = high;
          seen.low = low;
          recent.rising.add(number);
          return false;
        }
        if (recent.rising.has(number) || older.rising.has(number)) return true;
      }
      return older.others.of(post.id) > 0 || recent.others.add(post.id, 1) > 0;
    },
  };
}

function createGeneration(): Generation {
  return { rising: new RisingIds(), others: new NameCounts() };
}
