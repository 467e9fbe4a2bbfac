/** What reading costs: what a platform bills, at what price, and what it was read for. */

/** Resources that a paid platform bills. */
export interface Reads {
  readonly posts: number;
  readonly users: number;
  readonly counts: number;
}

/** What a source that is free to read bills for every answer. */
export const NO_READS: Reads = { posts: 0, users: 0, counts: 0 };

export function sumOf(a: Reads, b: Reads): Reads {
  return { posts: a.posts + b.posts, users: a.users + b.users, counts: a.counts + b.counts };
}

/** Millionths of a US dollar for one of each: whole numbers, so that sums are exact. */
export interface Tariff {
  readonly post: number;
  readonly user: number;
  readonly count: number;
}

/** Why something was read; also the purse that it is paid from. */
export type Purpose = (typeof PURPOSES)[number];

export const PURPOSES = ["poll", "backfill", "count", "hydration", "pursuit", "standing", "lookup"] as const;

/**
 * How much of a watch is read: all of it; the newest posts of each interval; or only the minutes that stand
 * out by the number of their posts.
 */
export type Mode = "full" | "sampled" | "counts-led";

/** Why nothing may be read; each is said to whoever waits for it. */
export type Refusal = (typeof REFUSALS)[number];

export const REFUSALS = ["month", "day", "purse", "burst-cap", "person", "team", "not-agreed"] as const;
