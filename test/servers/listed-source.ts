/** A working source over a list of posts: searched by time, in pages of any size, newest first. */
import { inFoldingOrder, type Post } from "../../src/domain/post.ts";
import { NO_READS } from "../../src/domain/reading.ts";
import type { Source } from "../../src/sources/source.ts";

/**
 * @param pageSize asked before each page, so that a test may vary it.
 */
export function createListedSource(given: readonly Post[], pageSize: () => number): Source {
  const posts = [...given].sort(inFoldingOrder);
  return {
    id: "listed",
    pollEvery: 60_000,
    live: true,
    pace: null,
    tariff: null,
    lookups: null,
    queries: () => [{ key: "all", text: "everything" }],
    async pull({ cursor, pageToken, now }, signal) {
      signal.throwIfAborted();
      const after = cursor === null ? Number.NEGATIVE_INFINITY : Number(cursor);
      const found = posts.filter(({ createdAt }) => createdAt > after && createdAt <= now).reverse();
      const from = pageToken === null ? 0 : Number(pageToken);
      const to = from + pageSize();
      return {
        posts: found.slice(from, to),
        malformed: [],
        gaps: [],
        newest: found[0] === undefined ? null : String(found[0].createdAt),
        nextPageToken: to < found.length ? String(to) : null,
        reads: NO_READS,
      };
    },
    async close() {},
  };
}
