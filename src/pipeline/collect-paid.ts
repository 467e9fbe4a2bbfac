/**
 * Collecting from a source that bills: as much of a query as its watch's mode and the money allow. What is
 * left out is a gap with its reason, and with how many posts it held where that was counted.
 */
import { NO_READS } from "../domain/reading.ts";
import { DAY, type Duration, type Instant, MINUTE } from "../domain/time.ts";
import { UNREAD, type Unread } from "../domain/unread.ts";
import { burstUnderWay } from "../store/bursts.ts";
import { feedOf, saveFeed } from "../store/feeds.ts";
import { type PartlyRead, recordPartlyRead } from "../store/partly-read.ts";
import type { FeedRow } from "../store/tables.ts";
import { updateClaimed, watchesReading } from "../store/watches.ts";
import { readingNow } from "./budget/modes.ts";
import { bookPage, readBooked, SMALLEST_PAGE, unreadBecause } from "./budget/pay.ts";
import { planSample, type SamplePlan } from "./budget/sample.ts";
import { DAYS_BEFORE, type MinuteCount, type Stretch, standOut, WINDOW } from "./budget/stand-out.ts";
import type { Target } from "./collect.ts";
import { storePage } from "./store-page.ts";

/** Posts younger than this may not be in the platform's index yet (X searches up to 30 seconds ago). */
const INDEX_LAG: Duration = MINUTE;

/** @throws SourceError, with everything up to the failed page stored; ClaimLostError. */
export async function collectPaid(target: Target): Promise<void> {
  const { on, poll, source, query } = target;
  const feed = await feedOf(on.store.db, poll.watch.id, source.id, query.key);
  if (feed.drained === 1) return;
  const { standing, sparing, tariff } = await on.budget.standing(source.id, poll.startedAt);
  const { mode, halved } = readingNow(poll.watch.reading ?? "full", standing);
  if (mode === "full") return readAll(target, feed);
  if (mode === "counts-led") return readWhatStandsOut(target, feed, sparing.countEvery);
  const plan = planSample({
    ...{ standing, halved, tariff },
    watches: await watchesReading(on.store.db, source.id),
    every: sparing.sampleEvery,
    atMost: sparing.samplePosts,
    now: poll.startedAt,
  });
  return readSample(target, feed, plan);
}

/** Everything since the cursor; or, where something was given up since, everything after that. */
async function readAll(target: Target, feed: FeedRow): Promise<void> {
  const to = target.poll.startedAt;
  const within = isContinuous(feed) ? null : { from: feed.read_to ?? to, to };
  const read = await readPages(target, feed, { within, limit: null });
  const from = feed.read_to ?? to;
  const unread =
    read.refused === null
      ? null
      : { from, to: read.oldest ?? to, why: read.refused, read: null, unread: null };
  await close(target, withNewest(feed, read, to), to, unread);
}

/** The newest posts of the interval; the older ones are counted and left. */
async function readSample(target: Target, feed: FeedRow, plan: SamplePlan): Promise<void> {
  const to = target.poll.startedAt - INDEX_LAG;
  const from = feed.read_to ?? to - plan.every;
  if (to - from < plan.every) return;
  const counted = await countPosts(target, { from, to });
  const read = await readPages(target, feed, { within: { from, to }, limit: plan.posts });
  const matching = counted === null ? null : postsIn(counted, from, to);
  const isAll = read.refused === null && read.feed.drained === 1;
  const unread = matching === null ? null : Math.max(0, matching - read.posts);
  const gap = { from, to, why: UNREAD.sampled, read: read.posts, unread };
  await close(target, withNewest(feed, read, to), to, isAll || unread === 0 ? null : gap);
}

/**
 * Only the minutes that stand out; the counts of the days before tell which. Minutes of which a window is
 * still to come are dealt with the next time, unless they are read already.
 */
async function readWhatStandsOut(target: Target, feed: FeedRow, every: Duration): Promise<void> {
  const to = Math.floor((target.poll.startedAt - INDEX_LAG) / MINUTE) * MINUTE;
  const undecided = isContinuous(feed) && feed.read_to !== null ? 0 : WINDOW;
  const from = feed.read_to ?? to - every - undecided;
  if (to - from < every + undecided) return;
  const counts = await countPosts(target, { from: from - WINDOW - DAYS_BEFORE * DAY, to });
  if (counts === null) {
    return close(target, feed, to, { from, to, why: UNREAD.month, read: null, unread: null });
  }
  // A page token of a stretch that a crash interrupted is of no use: which stretches stand out is asked anew.
  let at: FeedRow = { ...feed, page_token: null };
  let posts = 0;
  let refused: Unread | null = null;
  for (const stretch of standOut(counts, { from, to })) {
    const within = { from: Math.max(from, stretch.from), to: stretch.to };
    const read = await readPages(target, { ...at, drained: 0 }, { within, limit: null });
    posts += read.posts;
    refused = read.refused;
    at = { ...read.feed, page_token: null, last_read_to: stretch.to };
    if (refused !== null) break;
  }
  const until = refused === null ? Math.max(to - WINDOW, at.last_read_to ?? 0) : to;
  const why = refused ?? UNREAD.countsLed;
  const unread = Math.max(0, postsIn(counts, from, until) - posts);
  await close(target, at, until, unread === 0 ? null : { from, to: until, why, read: posts, unread });
}

function postsIn(counts: readonly MinuteCount[], from: Instant, to: Instant): number {
  return counts.reduce((sum, { from: at, posts }) => sum + (at >= from && at < to ? posts : 0), 0);
}

interface PagesRead {
  readonly feed: FeedRow;
  readonly posts: number;
  /** createdAt of the oldest post read; null where none was. */
  readonly oldest: Instant | null;
  /** Why it ended before the last page; null where it did not, or only for its limit. */
  readonly refused: Unread | null;
}

/** Pages until the last one, the limit, or the end of the money. */
async function readPages(
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
    const left = limit === null ? null : limit - posts;
    const booked = await bookPage(
      on.budget,
      source.id,
      { purpose: "poll", watch: poll.watch.id, burst, limit: left },
      on.clock.now(),
    );
    if (booked.is === "refused") return { feed, posts, oldest, refused: unreadBecause(booked.reason) };
    const { watch, startedAt: now } = poll;
    const request = { watch, query, cursor: feed.cursor, pageToken: feed.page_token, now, within };
    const { booking, most } = booked;
    const page = await readBooked(on, booking, () => source.pull({ ...request, limit: most.posts }, signal));
    feed = await storePage({ on, poll, source, query }, feed, { page, booking });
    posts += page.reads.posts;
    for (const { createdAt } of page.posts) oldest = Math.min(oldest ?? createdAt, createdAt);
  }
  return { feed, posts, oldest, refused: null };
}

/** Posts by the minute; null where there is no money to ask for them, or nobody who counts. */
async function countPosts(
  { on, poll, source, query, signal }: Target,
  { from, to }: Stretch,
): Promise<readonly MinuteCount[] | null> {
  const { lookups } = source;
  if (lookups === null) return null;
  const most = { ...NO_READS, counts: 1 };
  const ask = {
    source: source.id,
    purpose: "count",
    watch: poll.watch.id,
    burst: null,
    person: null,
  } as const;
  const booked = await on.budget.book({ ...ask, most }, on.clock.now());
  if (booked.is === "refused") return null;
  const { booking } = booked;
  const { buckets, reads } = await readBooked(on, booking, () =>
    lookups.counts({ query, from, to, every: "minute" }, signal),
  );
  await on.store.transaction((tx) => on.budget.settle(tx, booking, reads));
  return buckets;
}

/** Ends the poll of a query: up to `to` it is dealt with, and what was left out is said. */
async function close(
  { on, poll, source }: Target,
  feed: FeedRow,
  to: Instant,
  unread: PartlyRead | null,
): Promise<void> {
  await on.store.transaction(async (tx) => {
    await updateClaimed(tx, poll.claim, { poll_started_at: poll.startedAt });
    if (unread !== null) await recordPartlyRead(tx, poll.watch.id, source.id, unread, poll.startedAt);
    await saveFeed(tx, { ...feed, drained: 1, page_token: null, read_to: to });
  });
}

/** The feed after reading up to `to`: with its newest post as the cursor, the next poll can go on from there. */
function withNewest(before: FeedRow, { feed, oldest, refused }: PagesRead, to: Instant): FeedRow {
  const wentOn = oldest !== null || (refused === null && isContinuous(before));
  return wentOn ? { ...feed, last_read_to: to } : feed;
}

/** Whether the cursor leads on from where the query was dealt with: nothing was given up since. */
function isContinuous(feed: FeedRow): boolean {
  return feed.read_to === feed.last_read_to;
}
