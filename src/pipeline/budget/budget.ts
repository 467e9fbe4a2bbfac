/**
 * The door to money: whoever reads from a paid source asks here first, and says afterwards what it was
 * billed. What may be spent is pure policy (counters, steps, fitting); what was spent stands in the ledger,
 * which instances share.
 */
import type { Kysely } from "kysely";
import { costOf, type Micros } from "../../domain/money.ts";
import type { Reads, Refusal, Tariff } from "../../domain/reading.ts";
import type { Duration, Instant } from "../../domain/time.ts";
import {
  book,
  CounterFullError,
  openBooking,
  type Raised,
  readCounters,
  setCounter,
  settle,
} from "../../store/ledger.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { type Allowance, type AllowanceSettings, allowanceOf } from "./allowance.ts";
import { type Ask, type Counter, raiseOf, totalsAt, waysToPay } from "./counters.ts";
import { fitting } from "./fitting.ts";
import type { Standing } from "./modes.ts";
import { stepsAt } from "./steps.ts";

export type Booked =
  /** `most` may be less than was asked for. */
  | { readonly is: "granted"; readonly booking: number; readonly most: Reads }
  | { readonly is: "refused"; readonly reason: Refusal; readonly resumesAt: Instant | null };

export interface Budget {
  /**
   * Before any paid call: books the most it may cost. A crash between this and `settle` leaves the booking
   * as spent, because the platform may have billed it.
   */
  book(ask: Ask, now: Instant): Promise<Booked>;
  /** Inside the transaction that stores what was read. The same settlement again changes nothing. */
  settle(tx: Kysely<Tables>, booking: number, reads: Reads): Promise<void>;
  /** How the money of a paid source stands, and what is set up for it. */
  standing(source: string, now: Instant): Promise<StandingOf>;
  /** Lets this month cost more than is set up. @returns what it may cost now: the larger of the two */
  raise(source: string, month: Micros, now: Instant): Promise<Micros>;
}

/** A source that bills: its prices, and what may be spent on it. */
export interface PaidSource {
  readonly tariff: Tariff;
  readonly limits: AllowanceSettings;
  readonly sparing: SparingSettings;
  /** What a new watch reads of the past, which is part of what is agreed to; null for nothing. */
  readonly firstReads: { readonly hours: number; readonly maxReads: number } | null;
  /** A watch whose first day costs less starts by itself. */
  readonly confirmFrom: Micros;
}

export interface StandingOf extends PaidSource {
  /** What may be spent this month: as set up, or as somebody raised it. */
  readonly allowance: Allowance;
  readonly standing: Standing;
}

/** How watches are read that are not read in full. */
export interface SparingSettings {
  readonly sampleEvery: Duration;
  /** Posts of a sample at most; null for as many as there is money for. */
  readonly samplePosts: number | null;
  readonly countEvery: Duration;
}

export interface BudgetParts {
  readonly store: Store;
  /** By the source's id; others are free to read. */
  readonly paid: ReadonlyMap<string, PaidSource>;
  /** Whether somebody agreed to what reading the watch costs. */
  readonly isAgreed: (tx: Kysely<Tables>, ask: Pick<Ask, "source" | "watch">) => Promise<boolean>;
}

/** The number of a booking that nobody has to pay. */
const FREE = 0;

export function createBudget({ store, paid, isAgreed }: BudgetParts): Budget {
  async function attempt(ask: Ask, { tariff, limits }: PaidSource, now: Instant): Promise<Booked> {
    return store.transaction(async (tx): Promise<Booked> => {
      const isReading = ask.purpose === "poll" || ask.purpose === "backfill";
      if (isReading && !(await isAgreed(tx, ask))) {
        return { is: "refused", reason: "not-agreed", resumesAt: null };
      }
      const { allowance, standing } = await standingOf(tx, ask.source, limits, now);
      const steps = stepsAt(standing.month);
      let full: Counter | null = null;
      for (const counters of waysToPay(ask, { allowance, steps, now })) {
        const names = counters.map(({ name }) => name);
        const counted = await readCounters(tx, names);
        const fit = fitting({ most: ask.most, least: ask.least ?? 1 }, tariff, counters, counted);
        if (fit.is === "full") {
          full ??= fit.counter;
          continue;
        }
        const most = fit.reads;
        const raises = counters.map((counter) => ({
          counter: counter.name,
          unit: counter.unit,
          by: raiseOf(counter, most, tariff),
          limit: counter.limit,
        }));
        const booking = await book(tx, { ...ask, most, cost: costOf(most, tariff), raises }, now);
        return { is: "granted", booking, most };
      }
      return { is: "refused", reason: full?.refusal ?? "month", resumesAt: full?.resumesAt ?? null };
    });
  }

  return {
    async standing(source, now) {
      const setUp = paid.get(source);
      if (setUp === undefined) throw new Error(`The source "${source}" is free to read.`);
      return { ...setUp, ...(await standingOf(store.db, source, setUp.limits, now)) };
    },
    async raise(source, month, now) {
      const { raised } = totalsAt(source, now);
      const before = (await this.standing(source, now)).allowance.month;
      if (month > before) await store.transaction((tx) => setCounter(tx, raised, month));
      return Math.max(before, month);
    },
    async book(ask, now) {
      const source = paid.get(ask.source);
      if (source === undefined) return { is: "granted", booking: FREE, most: ask.most };
      for (;;) {
        try {
          return await attempt(ask, source, now);
        } catch (error) {
          // Another instance took the room in the same moment; what it left is measured again.
          if (!(error instanceof CounterFullError)) throw error;
        }
      }
    },
    async settle(tx, booking, reads) {
      const open = booking === FREE ? null : await openBooking(tx, booking);
      const tariff = open === null ? undefined : paid.get(open.source)?.tariff;
      if (open === null || tariff === undefined) return;
      const isBilled = reads.posts + reads.users + reads.counts > 0;
      const by = (raised: Raised) => (isBilled ? raiseOf(raised, reads, tariff) : 0);
      await settle(tx, booking, open, { reads, cost: costOf(reads, tariff), by });
    },
  };
}

async function standingOf(
  db: Kysely<Tables>,
  source: string,
  limits: AllowanceSettings,
  now: Instant,
): Promise<Pick<StandingOf, "allowance" | "standing">> {
  const names = totalsAt(source, now);
  const counted = await readCounters(db, Object.values(names));
  const at = (name: string) => counted.get(name) ?? 0;
  const allowance = allowanceOf({ ...limits, month: Math.max(limits.month, at(names.raised)) });
  const held = at(names.held);
  const standing = {
    month: { spent: at(names.open) + held, of: allowance.month },
    held: { spent: held, of: allowance.held },
    day: { spent: at(names.day), of: allowance.day },
  };
  return { allowance, standing };
}
