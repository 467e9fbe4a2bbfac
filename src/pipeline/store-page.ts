/** Storing a page of a poll: its posts, their evidence and what it was billed, all in one transaction. */
import type { Page } from "../sources/source.ts";
import { saveFeed } from "../store/feeds.ts";
import type { FeedRow } from "../store/tables.ts";
import { updateClaimed } from "../store/watches.ts";
import type { Target } from "./collect.ts";
import { refuseCircles } from "./page-loop.ts";
import { persistently } from "./persistently.ts";
import { storePosts } from "./store-posts.ts";

/**
 * Stores a page of a poll and answers how far its query has come. What was paid for is kept until it is stored.
 * @param booking what it was booked under; null where reading is free.
 * @throws SourceError when it leads in a circle; ClaimLostError.
 */
export async function storePage(
  { on, poll, source, query, signal }: Target,
  feed: FeedRow,
  { page, booking }: { readonly page: Page; readonly booking: number | null },
): Promise<FeedRow> {
  const watchId = poll.watch.id;
  refuseCircles(poll.ahead, { source, query }, page);
  on.faults("collect:page-read");
  // Most polls of a quiet watch bring nothing; they cost no commit, and one lost is asked again for free.
  if (booking === null && bringsNothing(feed, page)) return { ...feed, drained: 1 };
  const next: FeedRow = {
    ...feed,
    next_cursor: feed.page_token === null ? page.newest : feed.next_cursor,
    page_token: page.nextPageToken,
    drained: page.nextPageToken === null ? 1 : 0,
  };
  const { fresh, malformed } = await persistently(on, signal, () =>
    on.store.transaction(async (tx) => {
      await updateClaimed(tx, poll.claim, { poll_started_at: poll.startedAt });
      const found = { watch: watchId, source, query, via: "poll", page, at: poll.startedAt } as const;
      const stored = await storePosts(tx, found);
      await saveFeed(tx, next);
      if (booking !== null) await on.budget.settle(tx, booking, page.reads);
      on.faults("collect:before-commit");
      return stored;
    }),
  );
  on.faults("collect:page-stored");
  on.events.pageCollected({
    watch: watchId,
    source: source.id,
    posts: page.posts.length,
    fresh: fresh.length,
    malformed,
  });
  return next;
}

function bringsNothing(feed: FeedRow, page: Page): boolean {
  return (
    feed.page_token === null &&
    page.nextPageToken === null &&
    (page.newest === null || page.newest === feed.cursor) &&
    page.posts.length + page.malformed.length + page.gaps.length === 0
  );
}
