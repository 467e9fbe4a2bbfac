/**
 * Collecting from a source that bills: as much of a query as its watch's mode and the money allow. What is
 * left out is a gap with its reason, and with how many posts it held where that was counted.
 */
import { type Duration, type Instant, MINUTE } from "../domain/time.ts";
import { UNREAD } from "../domain/unread.ts";
import { burstUnderWay } from "../store/bursts.ts";
import { feedOf, saveFeed } from "../store/feeds.ts";
import { type PartlyRead, recordPartlyRead } from "../store/partly-read.ts";
import type { FeedRow } from "../store/tables.ts";
import { updateClaimed, watchesReading } from "../store/watches.ts";
import type { SparingSettings } from "./budget/budget.ts";
import { countPosts } from "./budget/count-posts.ts";
import { isMonthSpent, readingNow } from "./budget/modes.ts";
import { planSample, type SamplePlan } from "./budget/sample.ts";
import { type Stretch, standOut, WINDOW } from "./budget/stand-out.ts";
import type { Target } from "./collect.ts";
import { minuteCounts } from "./minute-counts.ts";
import { type PagesRead, readPages } from "./read-pages.ts";

/** Posts younger than this may not be in the platform's index yet (X searches up to 30 seconds ago). */
const INDEX_LAG: Duration = MINUTE;

/** Posts of a sample that is paid from what is held for bursts: a page. */
const HELD_SAMPLE = 100;

/** Neither a cursor nor a page token is of use where what is read is a stretch of time. */
const ANEW = { cursor: null, next_cursor: null, page_token: null } as const;

/** @throws SourceError, with everything up to the failed page stored; ClaimLostError. */
export async function collectPaid(target: Target): Promise<void> {
  const { on, poll, source, query } = target;
  const feed = await feedOf(on.store.db, poll.watch.id, source.id, query.key);
  if (feed.drained === 1) return;
  const { standing, sparing, tariff } = await on.budget.standing(source.id, poll.startedAt);
  const { mode, halved } = readingNow(poll.watch.reading ?? "full", standing);
  if (mode === "full") return readAll(target, feed, sparing.sampleEvery);
  const anew = { ...feed, ...ANEW };
  if (mode === "counts-led") return readWhatStandsOut(target, anew, sparing.countEvery);
  if (isMonthSpent(standing, tariff)) return readForBursts(target, anew, sparing);
  const plan = planSample({
    ...{ standing, halved, tariff, every: sparing.sampleEvery, atMost: sparing.samplePosts },
    watches: await watchesReading(on.store.db, source.id),
    now: poll.startedAt,
  });
  return readSample(target, anew, plan);
}

/**
 * Everything since the cursor; where that does not lead on, since it was dealt with last. What was left for
 * longer than between two samples, because there was no money for one, is given up: it would take the new
 * day's money to read the old one.
 */
async function readAll(target: Target, feed: FeedRow, backlog: Duration): Promise<void> {
  const to = target.poll.startedAt;
  if (feed.read_to === null || (feed.cursor !== null && feed.read_to === feed.last_read_to)) {
    const read = await readPages(target, feed, { within: null, limit: null });
    return close(target, reached(read, to), to, leftOut(feed.read_to ?? to, to, read));
  }
  let anew: FeedRow = { ...feed, ...ANEW };
  const from = Math.max(feed.read_to, to - backlog);
  if (from > feed.read_to) {
    const why = UNREAD.sampled;
    await giveUp(target, feed, { from: feed.read_to, to: from, why, read: null, unread: null });
  }
  // Without a cursor a source begins with the last minute; what is before that is asked for by its time.
  if (to - INDEX_LAG > from) {
    const before = await readPages(target, anew, { within: { from, to: to - INDEX_LAG }, limit: null });
    const unread = leftOut(from, to, before);
    if (unread !== null) return close(target, before.feed, to, unread);
    anew = { ...before.feed, ...ANEW, drained: 0 };
  }
  const read = await readPages(target, anew, { within: null, limit: null });
  await close(target, reached(read, to), to, leftOut(from, to, read));
}

/** Only a burst under way has money left; without one nothing is read, and no call is made that says how much that is. */
async function readForBursts(
  target: Target,
  feed: FeedRow,
  { sampleEvery, samplePosts }: SparingSettings,
): Promise<void> {
  const { on, poll } = target;
  const to = poll.startedAt - INDEX_LAG;
  if (feed.read_to !== null && (await burstUnderWay(on.store.db, poll.watch.id)) !== null) {
    return readSample(target, feed, { posts: samplePosts ?? HELD_SAMPLE, every: sampleEvery });
  }
  const from = feed.read_to ?? to;
  await close(target, feed, to, { from, to, why: UNREAD.month, read: null, unread: null });
}

/** The newest posts of the interval; the older ones are counted and left. */
async function readSample(target: Target, feed: FeedRow, plan: SamplePlan): Promise<void> {
  const to = target.poll.startedAt - INDEX_LAG;
  const from = feed.read_to ?? to - plan.every;
  if (to - from < plan.every) return;
  const { on, poll, source, query, signal } = target;
  const asked = { source, query, watch: poll.watch.id, from, to, every: "minute" } as const;
  const { counts } = await countPosts(on, asked, signal);
  const read = await readPages(target, feed, { within: { from, to }, limit: plan.posts });
  const matching = counts?.reduce((sum, { posts }) => sum + posts, 0) ?? null;
  const unread = matching === null ? null : Math.max(0, matching - read.posts);
  const isAll = (read.refused === null && read.feed.drained === 1) || unread === 0;
  await close(
    target,
    { ...read.feed, cursor: null, next_cursor: null, last_read_to: to },
    to,
    isAll ? null : { from, to, ...leftOutOf(read, unread) },
  );
}

/**
 * Only the minutes that stand out; the counts of the days before tell which. Minutes of which a window is
 * still to come are dealt with the next time, unless they are read already.
 */
async function readWhatStandsOut(target: Target, feed: FeedRow, every: Duration): Promise<void> {
  const to = Math.floor((target.poll.startedAt - INDEX_LAG) / MINUTE) * MINUTE;
  const undecided = feed.read_to !== null && feed.read_to === feed.last_read_to ? 0 : WINDOW;
  const from = feed.read_to ?? to - every - undecided;
  if (to - from < every + undecided) return;
  const counted = await minuteCounts(target, { from, to });
  if (counted.counts === null) {
    const why = counted.refused ?? UNREAD.month;
    return close(target, feed, to, { from, to, why, read: null, unread: null });
  }
  const { counts } = counted;
  let at = feed;
  let posts = 0;
  let refused: PagesRead["refused"] = null;
  for (const stretch of standOut(counts, { from, to })) {
    const within: Stretch = { from: Math.max(from, stretch.from), to: stretch.to };
    const read = await readPages(target, { ...at, drained: 0, page_token: null }, { within, limit: null });
    posts += read.posts;
    refused = read.refused;
    at = { ...read.feed, cursor: null, next_cursor: null, last_read_to: stretch.to };
    if (refused !== null) break;
  }
  const until = refused === null ? Math.max(to - WINDOW, at.last_read_to ?? 0) : to;
  const matching = counts.reduce(
    (sum, count) => sum + (count.from >= from && count.from < until ? count.posts : 0),
    0,
  );
  const unread = Math.max(0, matching - posts);
  const gap = { from, to: until, why: refused ?? UNREAD.countsLed, read: posts, unread };
  await close(target, at, until, unread === 0 ? null : gap);
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

/** Says what is left out, before what comes after it is read. */
async function giveUp({ on, poll, source }: Target, feed: FeedRow, left: PartlyRead): Promise<void> {
  await on.store.transaction(async (tx) => {
    await updateClaimed(tx, poll.claim, { poll_started_at: poll.startedAt });
    await recordPartlyRead(tx, poll.watch.id, source.id, left, poll.startedAt);
    await saveFeed(tx, { ...feed, read_to: left.to });
  });
}

/** A sample of nothing, because the month is spent, is no sample. */
function leftOutOf({ refused, posts }: PagesRead, unread: number | null) {
  if (refused === UNREAD.month && posts === 0) return { why: refused, read: null, unread };
  return { why: UNREAD.sampled, read: posts, unread };
}

/** The feed after a poll by its cursor: the next one leads on, unless nothing could be read at all. */
function reached({ feed, posts, refused }: PagesRead, to: Instant): FeedRow {
  return refused !== null && posts === 0 ? feed : { ...feed, last_read_to: to };
}

function leftOut(from: Instant, to: Instant, { refused, oldest }: PagesRead): PartlyRead | null {
  if (refused === null) return null;
  return { from, to: oldest ?? to, why: refused, read: null, unread: null };
}
