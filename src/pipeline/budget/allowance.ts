/** What may be spent on a paid source: a month, and the parts of it that keep one need from eating all. */
import { DOLLAR, type Micros } from "../../domain/money.ts";

/** Needs that may each take only a part of the month; the rest is for reading the watches. */
export type Purse = "hydration" | "pursuit" | "standing" | "lookup";

export interface Allowance {
  readonly month: Micros;
  /** Posts that the platform itself sells in a month; null for no limit. */
  readonly monthPosts: number | null;
  /** What one day (UTC) may cost, so that one night does not eat the month. */
  readonly day: Micros;
  /** The part of the month that only bursts under way may use; the daily ceiling does not bind it. */
  readonly held: Micros;
  readonly purses: Readonly<Record<Purse, Micros>>;
  /** What the follow-up of one burst may cost. */
  readonly burst: Micros;
  /** Live look-ups a day. */
  readonly lookups: { readonly person: number; readonly team: number };
}

export interface AllowanceSettings {
  readonly month: Micros;
  readonly monthPosts: number | null;
  /** Null for a twentieth of the month. */
  readonly day: Micros | null;
  readonly lookups: Allowance["lookups"];
}

const PART_OF_MONTH = { day: 1 / 20, held: 1 / 10, burst: 1 / 10 } as const;
const PURSE_PARTS: Readonly<Record<Purse, number>> = {
  hydration: 1 / 5,
  pursuit: 1 / 10,
  standing: 1 / 10,
  lookup: 1 / 20,
};
/** The follow-up of one burst costs at most this, however large the month is. */
const BURST_AT_MOST: Micros = 5 * DOLLAR;

export function allowanceOf({ month, monthPosts, day, lookups }: AllowanceSettings): Allowance {
  const part = (share: number): Micros => Math.floor(month * share);
  return {
    month,
    monthPosts,
    day: Math.min(day ?? part(PART_OF_MONTH.day), month),
    held: part(PART_OF_MONTH.held),
    purses: {
      hydration: part(PURSE_PARTS.hydration),
      pursuit: part(PURSE_PARTS.pursuit),
      standing: part(PURSE_PARTS.standing),
      lookup: part(PURSE_PARTS.lookup),
    },
    burst: Math.min(BURST_AT_MOST, part(PART_OF_MONTH.burst)),
    lookups,
  };
}
