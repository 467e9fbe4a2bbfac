/** Reading at a price: each page is booked before, and settled with what it brought. */
import type { Instant } from "../domain/time.ts";
import type { Unread } from "../domain/unread.ts";
import { burstUnderWay } from "../store/bursts.ts";
import type { FeedRow } from "../store/tables.ts";
import { bookPage, readBooked, SMALLEST_PAGE, unreadBecause } from "./budget/pay.ts";
import type { Stretch } from "./budget/stand-out.ts";
import type { Target } from "./collect.ts";
import { storePage } from "./store-page.ts";

export interface PagesRead {
  readonly feed: FeedRow;
  readonly posts: number;
  /** createdAt of the oldest post read; null where none was. */
  readonly oldest: Instant | null;
  /** Why it ended before the last page; null where it did not, or only for its limit. */
  readonly refused: Unread | null;
}

/** Pages until the last one, the limit, or the end of the money. @throws SourceError */
export async function readPages(
  { on, poll, source, query, signal }: Target,
  begun: FeedRow,
  { within, limit }: { readonly within: Stretch | null; readonly limit: number | null },
): Promise<PagesRead> {
  let feed = begun;
  let posts = 0;
  let oldest: Instant | null = null;
  const burst = await burstUnderWay(on.store.db, poll.watch.id);
  while (feed.drained === 0 && (limit === null || limit - posts >= SMALLEST_PAGE)) {
    signal.throwIfAborted();
    const about = { purpose: "poll", watch: poll.watch.id, burst } as const;
    const left = limit === null ? null : limit - posts;
    const booked = await bookPage(on.budget, source.id, { ...about, limit: left }, on.clock.now());
    if (booked.is === "refused") return { feed, posts, oldest, refused: unreadBecause(booked.reason) };
    const { watch, startedAt: now } = poll;
    const request = { watch, query, cursor: feed.cursor, pageToken: feed.page_token, now, within };
    const { booking, most } = booked;
    const page = await readBooked(on, booking, () => source.pull({ ...request, limit: most.posts }, signal));
    feed = await storePage({ on, poll, source, query, signal }, feed, { page, booking });
    posts += Math.max(page.posts.length, page.reads.posts);
    for (const { createdAt } of page.posts) oldest = Math.min(oldest ?? createdAt, createdAt);
  }
  return { feed, posts, oldest, refused: null };
}
