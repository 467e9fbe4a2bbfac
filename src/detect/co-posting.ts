/** Whether two bursts share more accounts than chance would, and what the sharing accounts did. */
import type { CoPosting } from "../domain/crew.ts";
import { DAY, type Instant } from "../domain/time.ts";
import { logGamma } from "./log-gamma.ts";

/** An account's copy of a passage. */
export interface Copy {
  readonly seq: number;
  readonly account: string;
  readonly createdAt: Instant;
}

/** Two bursts with fewer accounts in common say nothing. */
export const LEAST_SHARED = 2;
/** How unlikely the sharing has to be. */
const SIGNIFICANT = Math.log(1e-6);
/** An account with more than so many times the average number of posts is in many bursts by chance. */
const HYPERACTIVE = 10;

/**
 * How much an account weighs among the shared ones: 1, and the less the farther its posts go beyond ten
 * times the average.
 */
export function weightOf(posts: number, average: number): number {
  return Math.min(1, (HYPERACTIVE * average) / posts);
}

/**
 * Whether bursts of `n` and `m` of the watch's `accounts` share so much by less than one chance in a
 * million, if authors were drawn at random: the tail of a Poisson distribution at n·m/accounts.
 * @param weight sum of the shared accounts' weights.
 */
export function isSignificant(
  weight: number,
  { n, m, accounts }: { readonly n: number; readonly m: number; readonly accounts: number },
): boolean {
  const mean = (n * m) / accounts;
  return weight > mean && logPoissonTail(weight, mean) < SIGNIFICANT;
}

/** ln P(X ≥ k), for k above the mean; the series of the lower incomplete gamma function, so k may be any. */
function logPoissonTail(k: number, mean: number): number {
  let sum = 1;
  for (let i = 1, term = 1; term > sum * Number.EPSILON; i++) {
    term *= mean / (k + i);
    sum += term;
  }
  return k * Math.log(mean) - mean - logGamma(k + 1) + Math.log(sum);
}

/**
 * What these accounts did in these passages. A passage counts when most of its copies are posts that no
 * passage before it had: two passages of one text are posted once.
 * @param passages their copies of each, in any order.
 */
export function whatTheyDid(accounts: number, passages: readonly (readonly Copy[])[]): CoPosting {
  const counted = new Set<number>();
  const days = new Set<number>();
  const apart: number[] = [];
  let different = 0;
  for (const copies of passages) {
    const fresh = copies.filter(({ seq }) => !counted.has(seq));
    for (const { seq } of fresh) counted.add(seq);
    if (fresh.length < LEAST_SHARED || fresh.length * 2 < copies.length) continue;
    different += 1;
    const times = fresh.map(({ createdAt }) => createdAt).sort((a, b) => a - b);
    for (const [i, at] of times.entries()) {
      days.add(Math.floor(at / DAY));
      if (i > 0) apart.push(at - times[i - 1]!);
    }
  }
  apart.sort((a, b) => a - b);
  return {
    accounts,
    passages: different,
    days: days.size,
    apart: apart[Math.floor(apart.length / 2)] ?? 0,
  };
}
