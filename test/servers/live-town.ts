/** A platform on which posts appear while they are read: searched by a watch's keywords, in order of arrival. */
import type { Post } from "../../src/domain/post.ts";
import { NO_READS, type Tariff } from "../../src/domain/reading.ts";
import { type Duration, type Instant, MINUTE } from "../../src/domain/time.ts";
import type { Source } from "../../src/sources/source.ts";

/** Once a minute, more often never, and twice an hour where nobody has posted for long. */
export const TOWN_PACE: { readonly busy: Duration; readonly quiet: Duration } = {
  busy: MINUTE,
  quiet: 30 * MINUTE,
};

/** What a post there costs who reads "paper". */
export const PAPER_TARIFF: Tariff = { post: 5_000, user: 10_000, count: 5_000 };

/** A post that may be shown later than it was made. */
export interface TownPost extends Post {
  readonly shownAt?: Instant;
}

/** @param posts what was posted so far and is still to come; nobody reads a post before its time. */
export function createLiveTown(posts: readonly TownPost[]): Source {
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
        .filter((post) => {
          const asked = watch.keywords.some((keyword) =>
            post.text.toLowerCase().includes(keyword.toLowerCase()),
          );
          return asked && shownAt(post) > after && shownAt(post) <= now;
        })
        .sort((a, b) => shownAt(b) - shownAt(a));
      return {
        posts: found,
        malformed: [],
        gaps: [],
        newest: found[0] === undefined ? null : String(shownAt(found[0])),
        nextPageToken: null,
        reads: NO_READS,
      };
    },
    async close() {},
  };
}

/** The same posts for money, the newest of them first where not all can be paid. */
export function createPaper(posts: readonly TownPost[]): Source {
  const town = createLiveTown(posts);
  return {
    ...town,
    id: "paper",
    tariff: PAPER_TARIFF,
    async pull(request, signal) {
      const page = await town.pull(request, signal);
      const read = page.posts.slice(0, request.limit ?? page.posts.length);
      const sold = read.map((post) => ({ ...post, source: "paper" }));
      return { ...page, posts: sold, reads: { ...NO_READS, posts: sold.length } };
    },
  };
}

function shownAt({ createdAt, shownAt: later }: TownPost): Instant {
  return later ?? createdAt;
}
