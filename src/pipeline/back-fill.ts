/**
 * Reading back: the past of a query that is new, the newest first, up to a number of posts. It happens within
 * the query's first poll, so that its posts are judged in order with the others; live posts wait meanwhile, at
 * most an hour, and are read by the next poll.
 */
import { NO_READS } from "../domain/reading.ts";
import { type Duration, HOUR } from "../domain/time.ts";
import { UNREAD } from "../domain/unread.ts";
import type { Page, Source, SourceQuery } from "../sources/source.ts";
import { backfillOf, saveBackfill } from "../store/backfills.ts";
import { feedOf } from "../store/feeds.ts";
import { closeGaps, recordGaps } from "../store/gaps.ts";
import type { BackfillRow } from "../store/late-tables.ts";
import { updateClaimed } from "../store/watches.ts";
import { readBooked, unreadBecause } from "./budget/pay.ts";
import type { Collecting, Poll } from "./collect.ts";
import { refuseCircles } from "./page-loop.ts";
import { persistently } from "./persistently.ts";
import { storePosts } from "./store-posts.ts";

export interface BackfillSettings {
  /** How far back a new query reads. */
  readonly span: Duration;
  /** Posts that a watch reads of its past at most. */
  readonly maxReads: number;
}

export interface ReadingBack extends Collecting {
  /** By the source's id; others read no past. */
  readonly backfill?: ReadonlyMap<string, BackfillSettings>;
}

/** Judging waits for a back-fill no longer than this. */
const LONGEST_WAIT: Duration = HOUR;
/** Posts a page, at least and at most. */
const PAGE = { least: 10, most: 100 } as const;

const ENDED = {
  limit: "the back-fill ended at its limit (sources.x.backfill)",
  time: "the back-fill did not come to its end within an hour",
} as const;

/** A query whose past is read. */
interface Query {
  readonly source: Source;
  readonly query: SourceQuery;
}

/**
 * @returns whether posts of the past are among what this poll collected.
 * @throws SourceError, with everything up to the failed page stored; ClaimLostError.
 */
export async function readBack(on: ReadingBack, poll: Poll, signal: AbortSignal): Promise<boolean> {
  let hasRead = false;
  for (const id of poll.watch.sources) {
    const source = on.sources.get(id);
    const settings = on.backfill?.get(id);
    if (source === undefined || settings === undefined) continue;
    const queries = source.queries(poll.watch);
    const maxReads = Math.floor(settings.maxReads / queries.length);
    for (const query of queries) {
      const row = await rowOf(on, poll, { source, query }, { ...settings, maxReads });
      if (row?.closed === 0) await drain(on, poll, { source, query }, row, signal);
      hasRead ||= row !== null && row.opened_at >= poll.startedAt;
    }
    if (hasRead) await closeWhatWasRead(on, poll, source, queries);
  }
  return hasRead;
}

/** The time before somebody agreed is no gap any more as far as the past of all queries was read. */
async function closeWhatWasRead(
  { store }: ReadingBack,
  { watch, claim, startedAt }: Poll,
  source: Source,
  queries: readonly SourceQuery[],
): Promise<void> {
  const rows = await Promise.all(queries.map(({ key }) => backfillOf(store.db, watch.id, source.id, key)));
  const read = rows.flatMap((row) => (row?.closed === 1 ? [row] : []));
  if (read.length < rows.length) return;
  const from = Math.max(...read.map(({ reached_at }) => reached_at));
  const to = Math.min(...read.map(({ to_at }) => to_at));
  await store.transaction(async (tx) => {
    await updateClaimed(tx, claim, { poll_started_at: startedAt });
    await closeGaps(tx, watch.id, source.id, { from, to, why: UNREAD.notAgreed });
  });
}

/** The query's back-fill, under way or over; null where it has none and gets none, because it is not new. */
async function rowOf(
  { store, clock }: ReadingBack,
  { watch, startedAt }: Poll,
  { source, query }: Query,
  { span, maxReads }: BackfillSettings,
): Promise<BackfillRow | null> {
  const known = await backfillOf(store.db, watch.id, source.id, query.key);
  if (known !== null) return known;
  const feed = await feedOf(store.db, watch.id, source.id, query.key);
  if (feed.cursor !== null) return null;
  return {
    watch_id: watch.id,
    source: source.id,
    query_key: query.key,
    from_at: startedAt - span,
    to_at: startedAt,
    page_token: null,
    left_reads: maxReads,
    reached_at: startedAt,
    opened_at: Math.max(startedAt, clock.now()),
    closed: 0,
  };
}

async function drain(
  on: ReadingBack,
  poll: Poll,
  asked: Query,
  begun: BackfillRow,
  signal: AbortSignal,
): Promise<void> {
  const { source, query } = asked;
  const { watch } = poll;
  const within = { from: begun.from_at, to: begun.to_at };
  let row = begun;
  while (row.closed === 0) {
    signal.throwIfAborted();
    const now = on.clock.now();
    if (now - row.opened_at > LONGEST_WAIT) return giveUp(on, poll, row, ENDED.time);
    const posts = Math.min(PAGE.most, row.left_reads);
    if (posts < PAGE.least) return giveUp(on, poll, row, ENDED.limit);
    const ask = {
      source: source.id,
      purpose: "backfill",
      watch: watch.id,
      burst: null,
      person: null,
    } as const;
    const booked = await on.budget.book({ ...ask, most: { ...NO_READS, posts }, least: PAGE.least }, now);
    if (booked.is === "refused") {
      // Nobody agreed yet: it is asked again with the next poll.
      return booked.reason === "not-agreed" ? undefined : giveUp(on, poll, row, unreadBecause(booked.reason));
    }
    const { booking, most } = booked;
    const request = { watch, query, cursor: null, pageToken: row.page_token, now: row.opened_at };
    const page = await readBooked(on, booking, () =>
      source.pull({ ...request, limit: most.posts, within }, signal),
    );
    refuseCircles(poll.ahead, asked, page);
    row = await storePage(on, poll, { ...asked, signal }, row, { page, booking });
    on.faults("backfill:page-stored");
  }
}

async function storePage(
  on: ReadingBack,
  { watch, claim, startedAt }: Poll,
  { source, query, signal }: Query & { readonly signal: AbortSignal },
  row: BackfillRow,
  { page, booking }: { readonly page: Page; readonly booking: number },
): Promise<BackfillRow> {
  const isLast = page.nextPageToken === null;
  const oldest = Math.min(row.reached_at, ...page.posts.map(({ createdAt }) => createdAt));
  const next: BackfillRow = {
    ...row,
    page_token: page.nextPageToken,
    left_reads: row.left_reads - page.posts.length - page.malformed.length,
    reached_at: isLast ? row.from_at : oldest,
    closed: isLast ? 1 : 0,
  };
  const { fresh, malformed } = await persistently(on, signal, () =>
    on.store.transaction(async (tx) => {
      await updateClaimed(tx, claim, { poll_started_at: startedAt });
      const found = { watch: watch.id, source, query, via: "backfill", page, at: startedAt } as const;
      const stored = await storePosts(tx, found);
      await saveBackfill(tx, next);
      await on.budget.settle(tx, booking, page.reads);
      on.faults("backfill:before-commit");
      return stored;
    }),
  );
  const posts = page.posts.length;
  on.events.pageCollected({ watch: watch.id, source: source.id, posts, fresh: fresh.length, malformed });
  return next;
}

/** What was read stays; what was not is a gap with its reason. */
async function giveUp(on: ReadingBack, poll: Poll, row: BackfillRow, why: string): Promise<void> {
  const { watch, claim, startedAt } = poll;
  await on.store.transaction(async (tx) => {
    await updateClaimed(tx, claim, { poll_started_at: startedAt });
    const unread = { from: row.from_at, to: row.reached_at, why };
    if (unread.from < unread.to) await recordGaps(tx, watch.id, row.source, [unread], startedAt);
    await saveBackfill(tx, { ...row, page_token: null, closed: 1 });
  });
}
