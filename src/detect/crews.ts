/**
 * Who keeps posting the same passages: the memory of one watch's bursts and of who was in them. What it
 * holds depends on the copies and the day alone, not on the order in which they were added.
 */
import type { KnownCrew } from "../domain/crew.ts";
import { crossedMilestone } from "../domain/milestones.ts";
import { DAY, type Duration, type Instant } from "../domain/time.ts";
import { countedSince, createAccountPosts } from "./account-posts.ts";
import { type Copy, isSignificant, LEAST_SHARED, weightOf, whatTheyDid } from "./co-posting.ts";
import type { Name } from "./packed-names.ts";

/** What is older says nothing of today: it bounds the bursts that are kept. */
const HISTORY: Duration = 90 * DAY;
/** Fewer accounts that did things together are not called to mind. */
export const LEAST_ACCOUNTS = 3;
/** An account is known when it shared so many earlier passages: with the new one that makes three. */
const EARLIER_PASSAGES = 2;

export interface Crews {
  /** Counts posts of an account. */
  see(account: Name, posts: number): void;
  /**
   * Takes over copies of a burst; of an account's several the newest counts. Answers whether the burst has
   * reached a size at which it is looked at again.
   */
  add(burst: string, copies: readonly Copy[]): boolean;
  /** From now on the burst says something of its accounts; until then it is remembered and counts for nothing. */
  feed(burst: string): void;
  /** From now on the copies of a burst are another one's. */
  absorb(burst: string, into: string): void;
  /** Forgets what is too old at `clock`. */
  advance(clock: Instant): void;
  /**
   * What accounts among these did together in other bursts than this one; null when that is not much.
   * O(members × memberships).
   */
  before(burst: string, members: readonly Copy[]): KnownCrew | null;
  /** The copies of each burst, by account. */
  readonly bursts: ReadonlyMap<string, ReadonlyMap<string, Copy>>;
  /** Whether the burst says something of its accounts. */
  feeds(burst: string): boolean;
  copiesOf(burst: string): readonly Copy[];
  /** The bursts of each account. */
  readonly memberships: ReadonlyMap<string, ReadonlySet<string>>;
  weight(account: string): number;
  readonly accounts: number;
}

/** Since when copies and posts are remembered at `clock`. */
export function remembered(clock: Instant) {
  return { copies: copiesSince(clock), posts: countedSince(clock) };
}

/** Whole days, so that forgetting is a step and not a slope. */
function copiesSince(clock: Instant): Instant {
  return Math.floor(clock / DAY) * DAY - HISTORY;
}

export function createCrews(): Crews {
  const bursts = new Map<string, Map<string, Copy>>();
  const memberships = new Map<string, Set<string>>();
  const feeding = new Set<string>();
  const posts = createAccountPosts();
  let since = Number.NEGATIVE_INFINITY;
  /** When the day ends that was reached: before, nothing is forgotten. */
  let dayEnds = Number.NEGATIVE_INFINITY;

  function weight(account: string): number {
    return weightOf(posts.of(account) || 1, posts.average);
  }

  function add(burst: string, copies: readonly Copy[]): boolean {
    const known = bursts.get(burst) ?? new Map<string, Copy>();
    const before = known.size;
    for (const { seq, account, createdAt } of copies) {
      const newest = known.get(account);
      if (createdAt < since || (newest !== undefined && !isNewer({ seq, createdAt }, newest))) continue;
      known.set(account, { seq, account, createdAt });
      const own = memberships.get(account);
      if (own === undefined) memberships.set(account, new Set([burst]));
      else own.add(burst);
    }
    if (known.size > 0) bursts.set(burst, known);
    return crossedMilestone(before, known.size) !== null;
  }

  function leave(account: string, burst: string): void {
    const own = memberships.get(account);
    own?.delete(burst);
    if (own?.size === 0) memberships.delete(account);
  }

  function before(burst: string, members: readonly Copy[]): KnownCrew | null {
    const copies = new Map(members.map((copy) => [copy.account, copy]));
    const shared = new Map<string, Copy[]>();
    for (const [account, own] of copies) {
      for (const other of memberships.get(account) ?? []) {
        if (other === burst || !feeding.has(other)) continue;
        const copy = bursts.get(other)!.get(account)!;
        // The same post in two bursts was posted once.
        if (copy.seq === own.seq) continue;
        const of = shared.get(other);
        if (of === undefined) shared.set(other, [copy]);
        else of.push(copy);
      }
    }
    const earlier = [...shared].filter(([other, of]) => {
      const sum = of.reduce((weights, { account }) => weights + weight(account), 0);
      const sizes = { n: copies.size, m: bursts.get(other)!.size, accounts: posts.accounts };
      return of.length >= LEAST_SHARED && isSignificant(sum, sizes);
    });
    const passages = new Map<string, Set<number>>();
    for (const [, of] of earlier) {
      for (const { account, seq } of of) passages.set(account, (passages.get(account) ?? new Set()).add(seq));
    }
    const known = new Set(
      [...passages].flatMap(([account, { size }]) => (size >= EARLIER_PASSAGES ? [account] : [])),
    );
    if (known.size < LEAST_ACCOUNTS) return null;
    const theirs = earlier
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, of]) => of.filter(({ account }) => known.has(account)));
    const did = whatTheyDid(known.size, theirs);
    return did.passages >= EARLIER_PASSAGES ? { ...did, of: copies.size } : null;
  }

  return {
    see: posts.see,
    add,
    absorb(burst, into) {
      const copies = [...(bursts.get(burst)?.values() ?? [])];
      for (const { account } of copies) leave(account, burst);
      bursts.delete(burst);
      add(into, copies);
      if (feeding.has(burst)) feeding.add(into);
    },
    advance(clock) {
      if (clock < dayEnds) return;
      dayEnds = (Math.floor(clock / DAY) + 1) * DAY;
      posts.advance(clock);
      since = copiesSince(clock);
      for (const [burst, copies] of bursts) {
        for (const { account, createdAt } of copies.values()) {
          if (createdAt >= since) continue;
          copies.delete(account);
          leave(account, burst);
        }
        if (copies.size === 0) bursts.delete(burst);
      }
    },
    before,
    feed: (burst) => {
      feeding.add(burst);
    },
    feeds: (burst) => feeding.has(burst),
    copiesOf: (burst) => [...(bursts.get(burst)?.values() ?? [])],
    bursts,
    memberships,
    weight,
    get accounts() {
      return posts.accounts;
    },
  };
}

interface Activity {
  readonly account: string;
  readonly posts: number;
}

/** What is remembered at `clock`, from what is stored of a watch. */
export function recallCrews(
  clock: Instant,
  stored: {
    /** How many posts accounts had in the quarter before that of `clock`, and in its own (`countedSince`). */
    readonly activity: { readonly before: readonly Activity[]; readonly now: readonly Activity[] };
    readonly memberships: readonly (Copy & { readonly burst: string })[];
    /** Ids of the bursts that say something of their accounts. */
    readonly feeding: readonly string[];
  },
): Crews {
  const crews = createCrews();
  crews.advance(countedSince(clock).before);
  for (const { account, posts } of stored.activity.before) crews.see(account, posts);
  crews.advance(clock);
  for (const { account, posts } of stored.activity.now) crews.see(account, posts);
  for (const { burst, ...copy } of stored.memberships) crews.add(burst, [copy]);
  for (const burst of stored.feeding) crews.feed(burst);
  return crews;
}

/** Of one account's copies at the same time, the one that was folded later. */
function isNewer(a: Pick<Copy, "seq" | "createdAt">, b: Pick<Copy, "seq" | "createdAt">): boolean {
  return a.createdAt > b.createdAt || (a.createdAt === b.createdAt && a.seq > b.seq);
}
