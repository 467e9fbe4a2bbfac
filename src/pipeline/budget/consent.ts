/**
 * Consent: a new or widened watch is counted first, and nothing is read of it at a price before somebody
 * agreed, unless it is too small to ask.
 */
import { createHash } from "node:crypto";
import { costOf, type Micros } from "../../domain/money.ts";
import { NO_READS } from "../../domain/reading.ts";
import { DAY, type Instant, MINUTE } from "../../domain/time.ts";
import type { Watch } from "../../domain/watch.ts";
import type { Source } from "../../sources/source.ts";
import { consentOf, putConsent } from "../../store/consents.ts";
import { countsByQuery } from "../../store/counts.ts";
import type { ConsentRow } from "../../store/money-tables.ts";
import { type Claim, updateClaimed, watchesReading } from "../../store/watches.ts";
import type { Budget, PaidSource } from "./budget.ts";
import { type Counting, countPosts } from "./count-posts.ts";
import { estimateModes, type ModeEstimate } from "./estimate.ts";
import { shareThatStandsOut } from "./stand-out.ts";

/** Who agreed where nobody had to. */
const AGREED_BY = {
  small: "below sources.confirmAbove",
  narrower: "costs no more than before",
  flag: "--yes",
};

export interface Asking extends Counting {
  readonly budget: Budget;
  /** Whether the operator agreed to everything when the bot was started. */
  readonly agreeToAll: boolean;
  /** Says in chat that a watch waits; within the transaction that stores it. */
  readonly ask: (tx: Parameters<typeof putConsent>[0], waiting: WaitingWatch, now: Instant) => Promise<void>;
}

/** A watch that waits for somebody, with what it would cost. */
export interface WaitingWatch {
  readonly watch: Watch;
  readonly source: string;
  /** Posts that matched in the last day, and what each mode would cost; null where nobody could count. */
  readonly estimate: { readonly matching: number; readonly modes: readonly ModeEstimate[] } | null;
  /** What the back-fill costs once; null for none. */
  readonly first: { readonly hours: number; readonly cost: Micros } | null;
  /** Changes with what is asked. */
  readonly terms: string;
}

export interface AskedFor {
  readonly watch: Watch;
  readonly claim: Claim;
  readonly source: Source;
  readonly now: Instant;
  readonly signal: AbortSignal;
}

/** Sees to it that what the watch costs is known and agreed to, or asked for. @throws SourceError */
export async function seeToConsent(on: Asking, asked: AskedFor): Promise<void> {
  const { watch, source, now } = asked;
  const terms = termsOf(watch, source);
  const known = await consentOf(on.store.db, watch.id, source.id);
  if (known?.terms === terms && (known.agreed_at !== null || !on.agreeToAll)) return;
  const paid = await on.budget.standing(source.id, now);
  const matching = await countDay(on, asked);
  const modes =
    matching === null
      ? null
      : estimateModes({
          ...{ matching, paid, polled: source },
          watches: await watchesReading(on.store.db, source.id),
          standingOut: shareThatStandsOut(await countsByQuery(on.store.db, watch.id, source.id)),
        });
  const perDay = modes?.find(({ mode }) => mode === (watch.reading ?? "full"))?.perDay ?? null;
  const first = matching === null || known !== null ? null : firstCost(matching, paid);
  const by = agreedBy(on, paid, known, { perDay, first: first?.cost ?? 0 });
  const consent: ConsentRow = {
    ...{ watch_id: watch.id, source: source.id, terms, asked_at: now },
    ...{ matching, per_day: perDay, first_cost: first?.cost ?? null },
    ...{ agreed_at: by === null ? null : now, agreed_by: by },
  };
  const estimate = matching === null || modes === null ? null : { matching, modes };
  await on.store.transaction(async (tx) => {
    await updateClaimed(tx, asked.claim, {});
    await putConsent(tx, consent);
    if (by === null) await on.ask(tx, { watch, source: source.id, estimate, first, terms }, now);
  });
}

/** What is agreed to: what is searched for, and how much of it is read. */
function termsOf(watch: Watch, source: Source): string {
  const queries = source.queries(watch).map(({ text }) => text);
  const terms = JSON.stringify([queries, watch.reading ?? "full"]);
  return createHash("sha256").update(terms).digest("hex").slice(0, 16);
}

function agreedBy(
  on: Asking,
  paid: PaidSource,
  known: ConsentRow | null,
  { perDay, first }: { readonly perDay: Micros | null; readonly first: Micros },
): string | null {
  if (on.agreeToAll) return AGREED_BY.flag;
  if (perDay === null) return null;
  if (perDay + first < paid.confirmFrom) return AGREED_BY.small;
  const isNarrower = known !== null && known.agreed_at !== null && perDay <= (known.per_day ?? 0);
  return isNarrower ? AGREED_BY.narrower : null;
}

function firstCost(matching: number, { firstReads, tariff }: PaidSource): WaitingWatch["first"] {
  if (firstReads === null) return null;
  const { hours, maxReads } = firstReads;
  const posts = Math.min(maxReads, Math.round((matching * hours) / 24));
  return { hours, cost: costOf({ ...NO_READS, posts }, tariff) };
}

/** How many posts matched in the last day; null where nobody counts, or the money for it is gone. */
async function countDay(on: Asking, { watch, source, now, signal }: AskedFor): Promise<number | null> {
  let posts = 0;
  for (const query of source.queries(watch)) {
    // The newest posts may not be in the index yet, and X counts none of the last seconds.
    const to = now - MINUTE;
    const asked = { source, query, watch: watch.id, from: to - DAY, to, every: "hour" } as const;
    const { counts } = await countPosts(on, asked, signal);
    if (counts === null) return null;
    for (const bucket of counts) posts += bucket.posts;
  }
  return posts;
}
