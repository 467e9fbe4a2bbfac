/** Collecting: pages of a poll are stored one by one, so that a crash resumes in the middle of it. */
import { type Duration, type Instant, MINUTE } from "../domain/time.ts";
import type { Watch } from "../domain/watch.ts";
import { type Page, type Source, SourceError, type SourceQuery } from "../sources/source.ts";
import { appendEvidence } from "../store/evidence.ts";
import { feedOf, saveFeed } from "../store/feeds.ts";
import { recordGaps, recordMalformed } from "../store/gaps.ts";
import { collectPosts, rawHash } from "../store/posts.ts";
import type { Store } from "../store/store.ts";
import type { FeedRow } from "../store/tables.ts";
import { type Claim, updateClaimed } from "../store/watches.ts";
import type { Clock } from "../support/clock.ts";
import type { FaultPoint } from "../support/fault-points.ts";
import type { Budget } from "./budget/budget.ts";
import { bookPage, readBooked } from "./budget/pay.ts";
import type { PipelineEvents } from "./events.ts";

/** A platform's clock may be ahead of ours by this. */
const CLOCK_SKEW: Duration = 10 * MINUTE;

export interface Collecting {
  readonly store: Store;
  readonly clock: Clock;
  readonly sources: ReadonlyMap<string, Source>;
  readonly budget: Budget;
  readonly events: Pick<PipelineEvents, "pageCollected">;
  readonly faults: FaultPoint;
}

/** A poll of one watch: everything that its queries have from their cursors up to `startedAt`. */
export interface Poll {
  readonly watch: Watch;
  readonly claim: Claim;
  readonly startedAt: Instant;
}

/**
 * Drains every query of the watch; queries that were drained before a crash are not asked again.
 * @throws SourceError, with everything up to the failed page stored; ClaimLostError.
 */
export async function collect(on: Collecting, poll: Poll, signal: AbortSignal): Promise<void> {
  for (const sourceId of poll.watch.sources) {
    const source = on.sources.get(sourceId);
    if (source === undefined) {
      throw new SourceError("misconfigured", `No source "${sourceId}" runs here.`, {
        mend: `Configure sources.${sourceId}, or take it out of the watch "${poll.watch.id}".`,
      });
    }
    for (const query of source.queries(poll.watch)) await drain(on, poll, source, query, signal);
  }
}

async function drain(
  on: Collecting,
  poll: Poll,
  source: Source,
  query: SourceQuery,
  signal: AbortSignal,
): Promise<void> {
  let feed = await feedOf(on.store.db, poll.watch.id, source.id, query.key);
  while (feed.drained === 0) {
    signal.throwIfAborted();
    const about = { purpose: "poll", watch: poll.watch.id, burst: null, limit: null } as const;
    const paid = await bookPage(on.budget, source, about, on.clock.now());
    const request = {
      watch: poll.watch,
      query,
      cursor: feed.cursor,
      pageToken: feed.page_token,
      now: poll.startedAt,
      limit: paid === null ? null : paid.most.posts,
      within: null,
    };
    const booking = paid?.booking ?? null;
    const page = await readBooked(on, booking, () => source.pull(request, signal));
    if (page.nextPageToken !== null && page.nextPageToken === feed.page_token) {
      throw new SourceError("bad-answer", `${source.id} answered with the page that it was asked for again.`);
    }
    on.faults("collect:page-read");
    feed = await storePage(on, poll, source, query, feed, { page, booking });
    on.faults("collect:page-stored");
  }
}

async function storePage(
  on: Collecting,
  poll: Poll,
  source: Source,
  query: SourceQuery,
  feed: FeedRow,
  { page, booking }: { readonly page: Page; readonly booking: number | null },
): Promise<FeedRow> {
  const watchId = poll.watch.id;
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
