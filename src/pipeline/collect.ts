/** Collecting: pages of a poll are stored one by one, so that a crash resumes in the middle of it. */
import type { Instant } from "../domain/time.ts";
import type { Watch } from "../domain/watch.ts";
import { type Source, SourceError, type SourceQuery } from "../sources/source.ts";
import { feedOf } from "../store/feeds.ts";
import type { Store } from "../store/store.ts";
import type { Claim } from "../store/watches.ts";
import type { Clock } from "../support/clock.ts";
import type { FaultPoint } from "../support/fault-points.ts";
import type { Budget } from "./budget/budget.ts";
import { seeToConsent } from "./budget/consent.ts";
import { compareUsage } from "./budget/usage.ts";
import { collectPaid } from "./collect-paid.ts";
import type { PipelineEvents } from "./events.ts";
import type { MoneyNotices } from "./money-notices.ts";
import { offerReadBack } from "./offer-read-back.ts";
import type { PagesAhead } from "./page-loop.ts";
import { storePage } from "./store-page.ts";

export interface Collecting {
  readonly store: Store;
  readonly clock: Clock;
  readonly sources: ReadonlyMap<string, Source>;
  readonly budget: Budget;
  readonly events: Pick<PipelineEvents, "pageCollected" | "usageCompared" | "storeGaveWay">;
  readonly faults: FaultPoint;
  /** How what a watch costs is agreed to and told of; absent where nothing has to be. */
  readonly money?: MoneyNotices & { readonly agreeToAll: boolean };
}

/** A poll of one watch: everything that its queries have from their cursors up to `startedAt`. */
export interface Poll {
  readonly watch: Watch;
  readonly claim: Claim;
  readonly startedAt: Instant;
  /** The same as its watch's row has it; null once it was judged. */
  readonly underWaySince: Instant | null;
  /** Where its pages have led so far. */
  readonly ahead: PagesAhead;
}

/** One query of a poll. */
export interface Target {
  readonly on: Collecting;
  readonly poll: Poll;
  readonly source: Source;
  readonly query: SourceQuery;
  readonly signal: AbortSignal;
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
    if (source.tariff !== null) await seeToCost(on, poll, source, signal);
    for (const query of source.queries(poll.watch)) {
      const target: Target = { on, poll, source, query, signal };
      await (source.tariff === null ? drain(target) : collectPaid(target));
    }
    if (source.tariff === null) continue;
    await on.money?.tell(source.id, poll.startedAt);
    await offerReadBack(on, poll, source, signal);
  }
}

/** Before anything is read at a price: what it costs is agreed to, and the platform's own bill is looked at. */
async function seeToCost(on: Collecting, poll: Poll, source: Source, signal: AbortSignal): Promise<void> {
  const { watch, claim, startedAt: now } = poll;
  if (on.money !== undefined) {
    await seeToConsent({ ...on, ...on.money }, { watch, claim, source, now, signal });
  }
  const compared = await compareUsage(on.store.db, source, now, signal);
  if (compared !== null) on.events.usageCompared({ source: source.id, ...compared });
}

/** Everything that a query has, where reading is free. */
async function drain({ on, poll, source, query, signal }: Target): Promise<void> {
  let feed = await feedOf(on.store.db, poll.watch.id, source.id, query.key);
  while (feed.drained === 0) {
    signal.throwIfAborted();
    const page = await source.pull(
      {
        watch: poll.watch,
        query,
        cursor: feed.cursor,
        pageToken: feed.page_token,
        now: poll.startedAt,
        limit: null,
        within: null,
      },
      signal,
    );
    feed = await storePage({ on, poll, source, query, signal }, feed, { page, booking: null });
  }
}
