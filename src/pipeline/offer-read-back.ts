/**
 * Offering to read back: once there is money again after a time without any, the posts of that time are counted,
 * and whoever pays is asked whether they are to be read. Asked once for each such time, and never done unasked.
 */
import { costOf } from "../domain/money.ts";
import type { ReadBack, ReadBackState } from "../domain/read-back.ts";
import { NO_READS } from "../domain/reading.ts";
import { DAY, type Duration, HOUR, type Instant } from "../domain/time.ts";
import { UNREAD } from "../domain/unread.ts";
import { type Source, SourceError, type SourceQuery } from "../sources/source.ts";
import { gapsSince } from "../store/gaps.ts";
import { addReadBack, latestReadBack, settleReadBack } from "../store/read-backs.ts";
import { hasBooked } from "../store/spent.ts";
import { updateClaimed } from "../store/watches.ts";
import type { StandingOf } from "./budget/budget.ts";
import { countPosts } from "./budget/count-posts.ts";
import { isMonthSpent, readingNow } from "./budget/modes.ts";
import type { Stretch } from "./budget/stand-out.ts";
import type { Collecting, Poll } from "./collect.ts";

/** Platforms search a week back (X, search/recent); a little less, because somebody has to answer first. */
const REACH: Duration = 7 * DAY - HOUR;
/** Less than this is not worth a question; a day's part that was spent in the evening is none either. */
const LEAST: Readonly<Record<string, Duration>> = { [UNREAD.month]: 2 * HOUR, [UNREAD.day]: DAY };
/** Stretches that are no farther apart than this are asked about together. */
const TOGETHER: Duration = HOUR;
/** A count that failed may have been billed: it is made again no sooner. */
const AGAIN: Duration = HOUR;
/** Who agreed where the operator did so for everything. */
const FLAG = "--yes";

/** From where on can still be read at `now`. */
export function earliestReadBack(now: Instant): Instant {
  return now - REACH;
}

/** Whether the watch does not search any more for all that was asked about: the rest alone would be no answer. */
export function isOfOtherWords(
  { queries }: Pick<ReadBack, "queries">,
  now: readonly Pick<SourceQuery, "key">[],
): boolean {
  return queries.some(({ key }) => !now.some((query) => query.key === key));
}

/** Asks where there is something to ask, and lets a question lapse that came to nothing. */
export async function offerReadBack(
  on: Collecting,
  poll: Poll,
  source: Source,
  signal: AbortSignal,
): Promise<void> {
  const { watch, startedAt: now } = poll;
  // What is read sparingly was never to be read as a whole.
  if (on.money === undefined || (watch.reading ?? "full") !== "full") return;
  const latest = await latestReadBack(on.store.db, watch.id, source.id);
  if (latest?.state === "asked") return lapseIfOver(on, poll, source, latest);
  if (latest?.state === "agreed") return;
  const since = Math.max(latest?.to ?? 0, earliestReadBack(now));
  const gaps = await gapsSince(on.store.db, watch.id, source.id, { since, why: Object.keys(LEAST) });
  const stretch = latestStretch(gaps, since);
  if (stretch === null) return;
  const paid = await on.budget.standing(source.id, now);
  if (isMonthSpent(paid.standing, paid.tariff)) return;
  if (readingNow("full", paid.standing).because === "month") return;
  const counting = { source: source.id, watch: watch.id, purpose: "count" } as const;
  if (await hasBooked(on.store.db, counting, on.clock.now() - AGAIN)) return;
  const queries = await countEach(on, poll, { source, stretch }, signal);
  if (queries !== null) await ask(on, poll, { source, stretch, paid, queries });
}

/** The latest one that is long enough, with those beside it. */
function latestStretch(gaps: readonly (Stretch & { readonly why: string })[], since: Instant) {
  let found: Stretch | null = null;
  let current: (Stretch & { least: Duration }) | null = null;
  for (const gap of gaps) {
    const from = Math.max(gap.from, since);
    const least = LEAST[gap.why] ?? Number.POSITIVE_INFINITY;
    current =
      current !== null && from - current.to <= TOGETHER
        ? { from: current.from, to: Math.max(current.to, gap.to), least: Math.min(current.least, least) }
        : { from, to: gap.to, least };
    if (current.to - current.from >= current.least) found = { from: current.from, to: current.to };
  }
  return found;
}

/** Null where nobody can count now; it is tried again. */
async function countEach(
  on: Collecting,
  { watch }: Poll,
  { source, stretch }: { readonly source: Source; readonly stretch: Stretch },
  signal: AbortSignal,
): Promise<ReadBack["queries"] | null> {
  const queries: { key: string; posts: number }[] = [];
  try {
    for (const query of source.queries(watch)) {
      const asked = { source, query, watch: watch.id, ...stretch, every: "hour" } as const;
      const { counts } = await countPosts(on, asked, signal);
      if (counts === null) return null;
      queries.push({ key: query.key, posts: counts.reduce((sum, { posts }) => sum + posts, 0) });
    }
  } catch (error) {
    // What is new is not kept waiting for what is old.
    if (error instanceof SourceError) return null;
    throw error;
  }
  return queries;
}

async function ask(
  { store, money }: Collecting,
  { watch, claim, startedAt: now }: Poll,
  of: {
    readonly source: Source;
    readonly stretch: Stretch;
    readonly paid: StandingOf;
    readonly queries: ReadBack["queries"];
  },
): Promise<void> {
  if (money === undefined) return;
  const { source, stretch, paid, queries } = of;
  const posts = queries.reduce((sum, query) => sum + query.posts, 0);
  const state: ReadBackState = posts === 0 ? "empty" : money.agreeToAll ? "agreed" : "asked";
  const isAgreed = state === "agreed";
  const asked = {
    ...{ watch: watch.id, source: source.id, ...stretch, queries, posts, state },
    cost: costOf({ ...NO_READS, posts }, paid.tariff),
    ofMonth: paid.allowance.month,
    ...{ by: isAgreed ? FLAG : null, answeredAt: isAgreed ? now : null },
  } as const;
  await store.transaction(async (tx) => {
    await updateClaimed(tx, claim, { poll_started_at: now });
    const added = await addReadBack(tx, asked, now);
    if (state !== "empty") await money.readBack(tx, added, watch, now);
  });
}

/** Nobody answered while it could be read, or it was asked about other words. */
async function lapseIfOver(
  { store, money }: Collecting,
  { watch, claim, startedAt: now }: Poll,
  source: Source,
  asked: ReadBack,
): Promise<void> {
  const isOver = asked.to <= earliestReadBack(now) || isOfOtherWords(asked, source.queries(watch));
  if (!isOver) return;
  await store.transaction(async (tx) => {
    await updateClaimed(tx, claim, { poll_started_at: now });
    const lapsed = await settleReadBack(tx, asked, { state: "lapsed" });
    if (lapsed !== null) await money?.readBack(tx, lapsed, watch, now);
  });
}
