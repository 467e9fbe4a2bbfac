/** Looks one account up because a person asked: the profile and its recent posts, once an hour for all who ask. */
import type { Keyv } from "keyv";
import { accountKey } from "../../domain/account.ts";
import { costOf } from "../../domain/money.ts";
import { NO_READS, type Reads, sumOf } from "../../domain/reading.ts";
import type { Snapshot } from "../../domain/snapshot.ts";
import { type Duration, HOUR, type Instant, MINUTE } from "../../domain/time.ts";
import { type Lookups, type Page, type Source, SourceError } from "../../sources/source.ts";
import { readCounters } from "../../store/ledger.ts";
import type { Store } from "../../store/store.ts";
import type { Clock } from "../../support/clock.ts";
import { withMend } from "../../support/sentences.ts";
import type { Budget } from "../budget/budget.ts";
import { lookupsOf } from "../budget/counters.ts";
import { readBooked } from "../budget/pay.ts";
import type { PipelineEvents } from "../events.ts";
import { keepAnswer } from "./errand.ts";
import { keepSnapshots } from "./keep-snapshots.ts";
import { snapshotOf } from "./snapshot-of.ts";

/** The same look-up by many people within this is one read. */
const FRESH_FOR: Duration = HOUR;
/** Posts that are compared with known passages. */
const RECENT = 10;
const TIMEOUT: Duration = MINUTE;

const MOST: Reads = { ...NO_READS, users: 1, posts: RECENT };

interface Found {
  readonly snapshot: Snapshot;
  readonly recent: readonly { readonly postId: string; readonly createdAt: Instant; readonly text: string }[];
}

export interface AccountLookUpParts {
  readonly store: Store;
  readonly sources: ReadonlyMap<string, Source>;
  readonly budget: Pick<Budget, "book" | "settle">;
  /** How often a person may ask in a day, by the source's id. */
  readonly times: ReadonlyMap<string, number>;
  readonly cache: Keyv<Found>;
  readonly removed: "drop" | "keep";
  readonly clock: Clock;
  readonly events: Pick<PipelineEvents, "storeGaveWay">;
}

interface Sought {
  readonly platform: string | null;
  readonly accountId: string | null;
  readonly handle: string;
}

/** One for all who ask; it knows what is under way. */
export function createAccountLookUp(parts: AccountLookUpParts) {
  const underWay = new Map<string, Promise<Awaited<ReturnType<typeof read>>>>();
  const askable = [...parts.sources.values()].filter(({ lookups }) => lookups !== null);

  async function account(sought: Sought, person: string) {
    const source = askable.find(({ id }) => sought.platform === null || id === sought.platform);
    if (source === undefined) return { is: "nobody" } as const;
    const key = accountKey(source.id, sought.accountId ?? `@${sought.handle.toLowerCase()}`);
    const known = await parts.cache.get(key);
    if (known !== undefined) return looked(source, person, known, 0);
    const running = underWay.get(key);
    if (running !== undefined) {
      const other = await running;
      return other.is === "found" ? looked(source, person, other.found, 0) : other;
    }
    const reading = read(source, sought, person).finally(() => underWay.delete(key));
    underWay.set(key, reading);
    const answer = await reading;
    if (answer.is !== "found") return answer;
    await parts.cache.set(key, answer.found, FRESH_FOR);
    return looked(source, person, answer.found, answer.cost);
  }

  async function looked(source: Source, person: string, found: Found, cost: number) {
    const of = parts.times.get(source.id);
    const counter = lookupsOf(source.id, person, parts.clock.now());
    const used = (await readCounters(parts.store.db, [counter])).get(counter) ?? 0;
    const left = of === undefined ? null : { times: Math.max(0, of - used), of };
    return { is: "looked-up", ...found, cost, left } as const;
  }

  async function read(source: Source, sought: Sought, person: string) {
    const { lookups } = source;
    if (lookups === null) return { is: "nobody" } as const;
    const now = parts.clock.now();
    const ask = { source: source.id, purpose: "lookup", watch: null, burst: null, person } as const;
    const granted = await parts.budget.book({ ...ask, most: MOST, least: 1 }, now);
    if (granted.is === "refused") return granted;
    const signal = AbortSignal.timeout(TIMEOUT);
    try {
      const answer = await readBooked(parts, granted.booking, async () => {
        const who =
          sought.accountId === null
            ? await lookups.accountNamed(sought.handle, signal)
            : await lookups
                .accounts([sought.accountId], signal)
                .then(({ answers, reads }) => ({ answer: answers[0], reads }));
        const snapshot = who.answer === undefined ? null : snapshotOf(who.answer, source.id, now);
        const posts =
          snapshot?.standing === "present"
            ? await recentPosts(lookups, snapshot.accountId, granted.most.posts, signal)
            : null;
        return { snapshot, posts, reads: sumOf(who.reads, posts?.reads ?? NO_READS) };
      });
      const { snapshot, posts, reads } = answer;
      await keepAnswer(parts, { signal }, async (tx) => {
        await parts.budget.settle(tx, granted.booking, reads);
        if (snapshot === null || (snapshot.profile === null && sought.accountId === null)) return;
        // Evidence of the watches that know the account; of one that none knows nothing is kept.
        const watches = await tx
          .selectFrom("watch_posts")
          .select("watch_id")
          .distinct()
          .where("account_key", "=", accountKey(source.id, snapshot.accountId))
          .execute();
        for (const { watch_id: watchId } of watches) {
          await keepSnapshots(tx, { watchId, source: source.id, removed: parts.removed }, [snapshot], now);
        }
      });
      if (snapshot === null) return { is: "failed", why: `${source.id} gave no readable answer` } as const;
      if (posts?.failed != null) return failure(posts.failed);
      const recent = (posts?.posts ?? []).map(({ id, createdAt, text }) => ({
        ...{ postId: id, createdAt, text },
      }));
      const cost = source.tariff === null ? 0 : costOf(reads, source.tariff);
      return { is: "found", found: { snapshot, recent }, cost } as const;
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      return failure(error);
    }
  }

  const priced = askable[0]?.tariff ?? null;
  return {
    account,
    price: askable.length === 0 ? null : priced === null ? 0 : costOf(MOST, priced),
  };
}

/** The newest posts of an account that was billed already: without them it is to be paid for all the same. */
async function recentPosts(
  lookups: Lookups,
  accountId: string,
  most: number,
  signal: AbortSignal,
): Promise<Pick<Page, "posts" | "reads"> & { readonly failed: SourceError | null }> {
  try {
    return { ...(await lookups.recentPosts(accountId, most, signal)), failed: null };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const reads = { ...NO_READS, posts: error.perhapsServed ? most : 0 };
    return { posts: [], reads, failed: error };
  }
}

function failure({ message, mend }: SourceError) {
  return { is: "failed", why: withMend(message, mend) } as const;
}
