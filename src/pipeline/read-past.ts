/** Reading a stretch of a query's past, the newest first, page by page, up to a number of posts. */
import { NO_READS } from "../domain/reading.ts";
import { type Duration, HOUR, type Instant } from "../domain/time.ts";
import type { Page, Source, SourceQuery } from "../sources/source.ts";
import { saveBackfill } from "../store/backfills.ts";
import { recordGaps } from "../store/gaps.ts";
import type { BackfillRow } from "../store/late-tables.ts";
import { updateClaimed } from "../store/watches.ts";
import { perhapsBilled, readBooked, unreadBecause } from "./budget/pay.ts";
import type { Collecting, Poll } from "./collect.ts";
import { refuseCircles } from "./page-loop.ts";
import { persistently } from "./persistently.ts";
import { storePosts } from "./store-posts.ts";

/** It takes no longer than this: what is judged after a back-fill waits for it, and pages that fail do not for ever. */
const LONGEST_WAIT: Duration = HOUR;
/** Posts a page, at least and at most. */
const PAGE = { least: 10, most: 100 } as const;

const ENDED = {
  limit: "the back-fill ended at its limit (sources.x.backfill)",
  time: "the back-fill did not come to its end within an hour",
} as const;

/** A query whose past is read, and until when at this time, where that is not to its end. */
export interface PastQuery {
  readonly source: Source;
  readonly query: SourceQuery;
  readonly until?: Instant;
}

/**
 * @returns how far it came; not closed where nobody has agreed to it, or its time was over.
 * @throws SourceError, with everything up to the failed page stored; ClaimLostError.
 */
export async function readPast(
  on: Collecting,
  poll: Poll,
  asked: PastQuery,
  begun: BackfillRow,
  signal: AbortSignal,
): Promise<BackfillRow> {
  const { source, query } = asked;
  const { watch } = poll;
  const within = { from: begun.from_at, to: begun.to_at };
  let row = begun;
  while (row.closed === 0) {
    signal.throwIfAborted();
    const now = on.clock.now();
    if (now - row.opened_at > LONGEST_WAIT) return giveUp(on, poll, row, ENDED.time);
    if (now >= (asked.until ?? Number.POSITIVE_INFINITY)) return row;
    const posts = Math.min(PAGE.most, row.left_reads);
    if (posts < PAGE.least) return giveUp(on, poll, row, ENDED.limit);
    const ask = {
      source: source.id,
      purpose: "backfill",
      watch: watch.id,
      burst: null,
      person: null,
      apart: row.read_back !== 0,
    } as const;
    const booked = await on.budget.book({ ...ask, most: { ...NO_READS, posts }, least: PAGE.least }, now);
    if (booked.is === "refused") {
      // Nobody agreed yet: it is asked again with the next poll.
      return booked.reason === "not-agreed" ? row : giveUp(on, poll, row, unreadBecause(booked.reason));
    }
    const { booking, most } = booked;
    // Before its first page, so that one which fails for ever does not begin its hour anew.
    if (row === begun && row.page_token === null) await keep(on, poll, row);
    const request = { watch, query, cursor: null, pageToken: row.page_token, now: row.opened_at };
    const page = await readBooked(on, booking, () =>
      source.pull({ ...request, limit: most.posts, within }, signal),
    ).catch(async (error: unknown) => {
      // What is lost counts as read: trying again then costs no more than what was agreed to.
      if (perhapsBilled(error)) await keep(on, poll, { ...row, left_reads: row.left_reads - most.posts });
      throw error;
    });
    refuseCircles(poll.ahead, asked, page);
    row = await storePage(on, poll, { ...asked, signal }, row, { page, booking });
    on.faults("backfill:page-stored");
  }
  return row;
}

async function keep({ store }: Collecting, { claim, underWaySince }: Poll, row: BackfillRow): Promise<void> {
  await store.transaction(async (tx) => {
    await updateClaimed(tx, claim, { poll_started_at: underWaySince });
    await saveBackfill(tx, row);
  });
}

async function storePage(
  on: Collecting,
  { watch, claim, startedAt, underWaySince }: Poll,
  { source, query, signal }: PastQuery & { readonly signal: AbortSignal },
  row: BackfillRow,
  { page, booking }: { readonly page: Page; readonly booking: number },
): Promise<BackfillRow> {
  const isLast = page.nextPageToken === null;
  const oldest = Math.min(row.reached_at, ...page.posts.map(({ createdAt }) => createdAt));
  const next: BackfillRow = {
    ...row,
    page_token: page.nextPageToken,
    // What the source itself leaves out of a page is billed all the same.
    left_reads: row.left_reads - Math.max(page.posts.length + page.malformed.length, page.reads.posts),
    reached_at: isLast ? row.from_at : oldest,
    closed: isLast ? 1 : 0,
  };
  const { fresh, malformed } = await persistently(on, signal, () =>
    on.store.transaction(async (tx) => {
      await updateClaimed(tx, claim, { poll_started_at: underWaySince });
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

/** What was read stays; what was not is a gap with its reason, where it is none already. */
async function giveUp(on: Collecting, poll: Poll, row: BackfillRow, why: string): Promise<BackfillRow> {
  const { watch, claim, startedAt, underWaySince } = poll;
  const given: BackfillRow = { ...row, page_token: null, closed: 1 };
  await on.store.transaction(async (tx) => {
    await updateClaimed(tx, claim, { poll_started_at: underWaySince });
    const unread = { from: row.from_at, to: row.reached_at, why };
    if (unread.from < unread.to && row.read_back === 0)
      await recordGaps(tx, watch.id, row.source, [unread], startedAt);
    await saveBackfill(tx, given);
  });
  return given;
}
