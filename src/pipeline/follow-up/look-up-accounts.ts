/** Looks up who the accounts of an announced wave say they are: once each, a hundred a call, as long as it grows. */
import { accountKey } from "../../domain/account.ts";
import { NO_READS } from "../../domain/reading.ts";
import type { Snapshot } from "../../domain/snapshot.ts";
import { DAY, type Duration, MINUTE } from "../../domain/time.ts";
import { IDS_AT_ONCE } from "../../sources/source.ts";
import { snapshotsOf } from "../../store/snapshots.ts";
import { copiesFrom } from "../../store/wave-accounts.ts";
import {
  endErrand,
  type FollowUpParts,
  goOn,
  keepAnswer,
  readPaid,
  redrawStories,
  type Step,
} from "./errand.ts";
import { keepSnapshots } from "./keep-snapshots.ts";
import { snapshotOf } from "./snapshot-of.ts";

/** An account that was looked up within this is not asked for again for another burst. */
const FRESH_FOR: Duration = 7 * DAY;
/** How soon accounts that joined a wave are looked up. */
const LOOK_EVERY: Duration = MINUTE;

/** Accounts whose answer could not be read are not asked for again. */
interface Progress {
  readonly unreadable: readonly string[];
}

export async function lookUpAccounts(parts: FollowUpParts, step: Step): Promise<void> {
  const { errand, wave, lookups, now, signal } = step;
  const { source, watch_id: watchId } = errand;
  const { unreadable } = progressOf(errand.progress);
  const missing = await missingAccounts(parts, step, unreadable);
  if (missing.length === 0) {
    await parts.store.transaction((tx) =>
      wave.burst.state === "ended"
        ? endErrand(tx, errand, now)
        : goOn(tx, errand, { progress: { unreadable }, dueAt: now + LOOK_EVERY }),
    );
    return;
  }
  const asked = missing.slice(0, IDS_AT_ONCE);
  const known = await cachedSnapshots(parts, source, asked, now);
  if (known.length > 0) return keep(known, unreadable, null);

  const most = { ...NO_READS, users: asked.length };
  const paid = await readPaid(parts, step, { purpose: "hydration", most }, ({ users }) =>
    lookups.accounts(asked.slice(0, users), signal),
  );
  if (paid === null) return;
  const { answers, reads } = paid.answer;
  parts.faults("accounts:read");
  const snapshots = answers.flatMap((answer) => snapshotOf(answer, source, now) ?? []);
  const answered = new Set(snapshots.map(({ accountId }) => accountId));
  const silent = asked.slice(0, paid.most.users).filter((id) => !answered.has(id));
  await keep(snapshots, [...unreadable, ...silent], { booking: paid.booking, reads });
  parts.faults("accounts:stored");
  for (const snapshot of snapshots) await parts.cache.set(cacheKey(snapshot), snapshot, FRESH_FOR);

  async function keep(
    found: readonly Snapshot[],
    skipped: readonly string[],
    paid: { readonly booking: number; readonly reads: typeof NO_READS } | null,
  ): Promise<void> {
    await keepAnswer(parts, step, async (tx) => {
      if (paid !== null) await parts.budget.settle(tx, paid.booking, paid.reads);
      await keepSnapshots(tx, { watchId, source, removed: parts.removed }, found, now);
      await goOn(tx, errand, { progress: { unreadable: skipped }, dueAt: now });
      await redrawStories(tx, parts, errand, now);
      parts.faults("accounts:before-commit");
    });
  }
}

/** By first copy, so that a burst that may not be looked up as a whole is known from its beginning on. */
async function missingAccounts(
  { store }: FollowUpParts,
  { errand, now }: Step,
  unreadable: readonly string[],
): Promise<readonly string[]> {
  const copies = await copiesFrom(store.db, { burst: errand.burst_id, wave: errand.wave }, errand.source);
  const ids = [...new Set(copies.map(({ accountId }) => accountId))];
  const snapshots = await snapshotsOf(store.db, errand.watch_id, errand.source, ids);
  const fresh = new Set(
    snapshots.filter(({ fetchedAt }) => fetchedAt > now - FRESH_FOR).map(({ accountId }) => accountId),
  );
  const skipped = new Set(unreadable);
  return ids.filter((id) => !fresh.has(id) && !skipped.has(id));
}

async function cachedSnapshots(
  { cache }: FollowUpParts,
  source: string,
  ids: readonly string[],
  now: number,
): Promise<readonly Snapshot[]> {
  const cached = await cache.getMany<Snapshot>(ids.map((accountId) => cacheKey({ source, accountId })));
  return cached.flatMap((snapshot) =>
    snapshot !== undefined && snapshot.fetchedAt > now - FRESH_FOR ? [snapshot] : [],
  );
}

function cacheKey({ source, accountId }: Pick<Snapshot, "source" | "accountId">): string {
  return accountKey(source, accountId);
}

function progressOf(json: string | null): Progress {
  return json === null ? { unreadable: [] } : (JSON.parse(json) as Progress);
}
