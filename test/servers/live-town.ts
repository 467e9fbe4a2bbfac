/** A platform on which posts appear while they are read: searched by a watch's keywords, in order of arrival. */
import type { Post } from "../../src/domain/post.ts";
import { NO_READS } from "../../src/domain/reading.ts";
import { type Duration, MINUTE } from "../../src/domain/time.ts";
import type { Source } from "../../src/sources/source.ts";

/** Once a minute, more often never, and twice an hour where nobody has posted for long. */
export const TOWN_PACE: { readonly busy: Duration; readonly quiet: Duration } = {
  busy: MINUTE,
  quiet: 30 * MINUTE,
};

/** @param posts what was posted so far and is still to come; nobody reads a post before its time. */
export function createLiveTown(posts: readonly Post[]): Source {
  return {
    id: "town",
    pollEvery: MINUTE,
    live: true,
    pace: TOWN_PACE,
    tariff: null,
    lookups: null,
    queries: ({ id, keywords }) => [{ key: id, text: keywords.join(" OR ") }],
    async pull({ watch, cursor, now }, signal) {
      signal.throwIfAborted();
      const after = cursor === null ? Number.NEGATIVE_INFINITY : Number(cursor);
      const found = posts
        .filter(({ createdAt, text }) => {
          const asked = watch.keywords.some((keyword) => text.toLowerCase().includes(keyword.toLowerCase()));
          return asked && createdAt > after && createdAt <= now;
        })
        .sort((a, b) => b.createdAt - a.createdAt);
      return {
        posts: found,
        malformed: [],
        gaps: [],
        newest: found[0] === undefined ? null : String(found[0].createdAt),
        nextPageToken: null,
        reads: NO_READS,
      };
    },
    async close() {},
  };
}
