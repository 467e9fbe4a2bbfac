/**
 * Reading back what somebody agreed to: a time without money, while the platform still has it. What comes after it
 * is judged already, so its posts join bursts and found none.
 */
import type { ReadBack } from "../domain/read-back.ts";
import type { Instant } from "../domain/time.ts";
import { UNREAD } from "../domain/unread.ts";
import type { Source } from "../sources/source.ts";
import { backfillOf } from "../store/backfills.ts";
import { closeGaps } from "../store/gaps.ts";
import type { BackfillRow } from "../store/late-tables.ts";
import { settleReadBack, unsettledReadBacks } from "../store/read-backs.ts";
import { updateClaimed } from "../store/watches.ts";
import type { Collecting, Poll } from "./collect.ts";
import { earliestReadBack, isOfOtherWords } from "./offer-read-back.ts";
import { readPast } from "./read-past.ts";

/** What matched when it was counted may be a little more when it is read: posts a query at most, from so many. */
const SLACK = { factor: 1.1, posts: 10 } as const;

/**
 * @param within until when; the page that is under way by then is the last.
 * @returns whether anything was read.
 * @throws SourceError, with everything up to the failed page stored; ClaimLostError.
 */
export async function readBackAgreed(
  on: Collecting,
  poll: Poll,
  { until, signal }: { readonly until: Instant; readonly signal: AbortSignal },
): Promise<boolean> {
  let hasRead = false;
  for (const agreed of await unsettledReadBacks(on.store.db, poll.watch.id)) {
    const source = on.sources.get(agreed.source);
    if (agreed.state === "left") await end(on, poll, agreed, []);
    if (agreed.state !== "agreed" || source === undefined) continue;
    if (isOfOtherWords(agreed, source.queries(poll.watch))) {
      await end(on, poll, agreed, []);
      continue;
    }
    const rows: BackfillRow[] = [];
    for (const query of source.queries(poll.watch)) {
      const counted = agreed.queries.find(({ key }) => key === query.key);
      if (counted === undefined) continue;
      const begun =
        (await backfillOf(on.store.db, poll.watch.id, source.id, query.key, agreed.id)) ??
        beginning(on, poll, { source, query: query.key, agreed, posts: counted.posts });
      const row = await readPast(on, poll, { source, query, until }, begun, signal);
      hasRead ||= row.left_reads < begun.left_reads;
      rows.push(row);
    }
    if (rows.every(({ closed }) => closed === 1)) await end(on, poll, agreed, rows);
  }
  return hasRead;
}

function beginning(
  { clock }: Collecting,
  { watch, startedAt }: Poll,
  of: { readonly source: Source; readonly query: string; readonly agreed: ReadBack; readonly posts: number },
): BackfillRow {
  const { id, from, to } = of.agreed;
  const from_at = Math.min(to, Math.max(from, earliestReadBack(startedAt)));
  return {
    ...{ watch_id: watch.id, source: of.source.id, query_key: of.query, read_back: id },
    ...{ from_at, to_at: to, reached_at: to, page_token: null, opened_at: Math.max(startedAt, clock.now()) },
    left_reads: postsAtMost(of.posts),
    closed: from_at < to ? 0 : 1,
  };
}

function postsAtMost(counted: number): number {
  return Math.ceil(counted * SLACK.factor) + SLACK.posts;
}

/** It is no gap any more as far as the past of all queries was read; and its messages say what became of it. */
async function end(
  { store, money }: Collecting,
  { watch, claim, startedAt, underWaySince }: Poll,
  before: ReadBack,
  rows: readonly BackfillRow[],
): Promise<void> {
  const { source, to, queries } = before;
  const from = Math.max(...rows.map(({ reached_at }) => reached_at));
  const readPosts = rows.reduce((sum, { query_key, left_reads }) => {
    const counted = queries.find(({ key }) => key === query_key)?.posts ?? 0;
    return sum + Math.max(0, postsAtMost(counted) - left_reads);
  }, 0);
  await store.transaction(async (tx) => {
    await updateClaimed(tx, claim, { poll_started_at: underWaySince });
    const isRead = rows.length > 0 && from < to;
    const state = before.state === "left" ? "left" : isRead ? "done" : "lapsed";
    const became = { state, readPosts, reachedAt: isRead ? from : null } as const;
    const ended = await settleReadBack(tx, before, became);
    for (const why of [UNREAD.month, UNREAD.day]) {
      if (rows.length > 0) await closeGaps(tx, watch.id, source, { from, to, why });
    }
    if (ended !== null) await money?.readBack(tx, ended, watch, startedAt);
  });
}
