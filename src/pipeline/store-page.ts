/** Storing a page of a poll: its posts, their evidence and what it was billed, all in one transaction. */
import { type Duration, type Instant, MINUTE } from "../domain/time.ts";
import { type Page, type Source, SourceError } from "../sources/source.ts";
import { appendEvidence } from "../store/evidence.ts";
import { saveFeed } from "../store/feeds.ts";
import { recordGaps, recordMalformed } from "../store/gaps.ts";
import { collectPosts, rawHash } from "../store/posts.ts";
import type { FeedRow } from "../store/tables.ts";
import { updateClaimed } from "../store/watches.ts";
import type { Target } from "./collect.ts";

/** A platform's clock may be ahead of ours by this. */
const CLOCK_SKEW: Duration = 10 * MINUTE;

/**
 * Stores a page of a poll and answers how far its query has come.
 * @param booking what it was booked under; null where reading is free.
 * @throws SourceError when it is the page that was asked for before; ClaimLostError.
 */
export async function storePage(
  { on, poll, source, query }: Omit<Target, "signal">,
  feed: FeedRow,
  { page, booking }: { readonly page: Page; readonly booking: number | null },
): Promise<FeedRow> {
  const watchId = poll.watch.id;
  if (page.nextPageToken !== null && page.nextPageToken === feed.page_token) {
    throw new SourceError("bad-answer", `${source.id} answered with the page that it was asked for again.`);
  }
  on.faults("collect:page-read");
  // Most polls of a quiet watch bring nothing; they cost no commit, and one lost is asked again for free.
  if (booking === null && bringsNothing(feed, page)) return { ...feed, drained: 1 };
  const next: FeedRow = {
    ...feed,
    next_cursor: feed.page_token === null ? page.newest : feed.next_cursor,
    page_token: page.nextPageToken,
    drained: page.nextPageToken === null ? 1 : 0,
  };
  const { posts: past, malformed } = setAsideFuture(source, page, poll.startedAt);
  const fresh = await on.store.transaction(async (tx) => {
    await updateClaimed(tx, poll.claim, { poll_started_at: poll.startedAt });
    const posts = await collectPosts(tx, watchId, past, "poll", poll.startedAt);
    await appendEvidence(
      tx,
      watchId,
      posts.map((post) => ({
        at: poll.startedAt,
        source: source.id,
        query: query.text,
        kind: "post" as const,
        subject: post.id,
        sha256: rawHash(post),
      })),
    );
    await recordMalformed(tx, watchId, source.id, malformed, poll.startedAt);
    await recordGaps(tx, watchId, source.id, page.gaps, poll.startedAt);
    await saveFeed(tx, next);
    if (booking !== null) await on.budget.settle(tx, booking, page.reads);
    on.faults("collect:before-commit");
    return posts;
  });
  on.faults("collect:page-stored");
  on.events.pageCollected({
    watch: watchId,
    source: source.id,
    posts: page.posts.length,
    fresh: fresh.length,
    malformed: malformed.length,
  });
  return next;
}

/**
 * A post that claims to come from the future is not believed: it would turn the watch's clock forward and
 * make every honest post after it late.
 */
function setAsideFuture(source: Source, page: Page, now: Instant): Pick<Page, "posts" | "malformed"> {
  if (!source.live) return page;
  const future = page.posts.filter((post) => post.createdAt > now + CLOCK_SKEW);
  if (future.length === 0) return page;
  const why = "it says that it was created in the future";
  return {
    posts: page.posts.filter((post) => !future.includes(post)),
    malformed: [...page.malformed, ...future.map(({ raw }) => ({ raw, why }))],
  };
}

function bringsNothing(feed: FeedRow, page: Page): boolean {
  return (
    feed.page_token === null &&
    page.nextPageToken === null &&
    (page.newest === null || page.newest === feed.cursor) &&
    page.posts.length + page.malformed.length + page.gaps.length === 0
  );
}
