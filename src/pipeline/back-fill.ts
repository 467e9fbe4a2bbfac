/**
 * Reading back: the past of a query that is new, the newest first, up to a number of posts. It happens within
 * the query's first poll, so that its posts are judged in order with the others; live posts wait meanwhile, at
 * most an hour, and are read by the next poll.
 */
import type { Duration } from "../domain/time.ts";
import { UNREAD } from "../domain/unread.ts";
import type { Source, SourceQuery } from "../sources/source.ts";
import { backfillOf } from "../store/backfills.ts";
import { feedOf } from "../store/feeds.ts";
import { closeGaps } from "../store/gaps.ts";
import type { BackfillRow } from "../store/late-tables.ts";
import { updateClaimed } from "../store/watches.ts";
import type { Collecting, Poll } from "./collect.ts";
import { type PastQuery, readPast } from "./read-past.ts";

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
      if (row?.closed === 0) await readPast(on, poll, { source, query }, row, signal);
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
  { source, query }: PastQuery,
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
    read_back: 0,
    from_at: startedAt - span,
    to_at: startedAt,
    page_token: null,
    left_reads: maxReads,
    reached_at: startedAt,
    opened_at: Math.max(startedAt, clock.now()),
    closed: 0,
  };
}
