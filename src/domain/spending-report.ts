/** How the money of a paid source stands, as people are told of it. Amounts are millionths of a US dollar. */
import type { Micros } from "./money.ts";
import type { Purpose } from "./reading.ts";
import type { Instant } from "./time.ts";

/** What is given up as a month's money falls, in this order. */
export type Step = "no-lookups" | "no-pursuit" | "standing-daily" | "samples-halved" | "full-to-sampled";

/** How much of so much is spent. */
export interface Spent {
  readonly spent: Micros;
  readonly of: Micros;
}

/** Posts read between two moments. */
export interface Compared {
  readonly from: Instant;
  readonly at: Instant;
  readonly theirs: number;
  readonly ours: number;
}

export interface SpendingReport {
  readonly source: string;
  readonly month: Spent;
  /** The part of the month that only bursts under way may use. */
  readonly held: Spent;
  readonly day: Spent;
  /** What a day cost, on the average of the last seven or of those there are. */
  readonly pace: Micros;
  /** When the open part of the month is spent at that pace; null when it lasts. */
  readonly lastsUntil: Instant | null;
  readonly startsAnew: Instant;
  /** What the month comes to at that pace. */
  readonly forecast: Micros;
  /** Those taken so far. */
  readonly steps: readonly Step[];
  /** All of them in their order, each with the share of the month from which on it is taken. */
  readonly order: readonly { readonly step: Step; readonly from: number }[];
  /** Of this month, the largest first, as the following; what reading the watches itself cost. */
  readonly byWatch: readonly { readonly watch: string; readonly cost: Micros }[];
  readonly byPurpose: readonly { readonly purpose: Purpose; readonly cost: Micros }[];
  readonly byBurst: readonly { readonly burst: string; readonly cost: Micros }[];
  readonly byPerson: readonly { readonly person: string; readonly cost: Micros }[];
  /** Booked, and never settled: the answer was lost, or a stop came between. It counts as spent. */
  readonly unsettled: Micros;
  /** Posts that the platform itself counted between two of its answers, beside ours; null without two of them. */
  readonly compared: Compared | null;
}
