/**
 * Surprise: how unlikely it is, by the watch's own past with a passage, that so many accounts post it within
 * one window. Earlier copies come at an unknown rate (Jeffreys' prior for a Poisson rate, a gamma of shape
 * ½), so the number of accounts in one more window is negative binomial.
 */
import type { Duration, Instant } from "../domain/time.ts";
import { logGamma } from "./log-gamma.ts";

/** Jeffreys' prior: what an unseen passage counts as having been seen. */
const PRIOR_SIGHTINGS = 0.5;
/** Usual is what at most one window in a hundred goes beyond. */
const UNUSUAL = 0.01;

/** What a watch's past says of a passage. */
export interface Baseline {
  /** Copies by accounts before the window, within the retention. */
  readonly sightings: number;
  /** How many windows of past were watched (`exposureOf`). */
  readonly exposure: number;
}

/** How many windows of past there are, without the window itself: at most what the detector remembers. */
export function exposureOf(past: {
  readonly uptime: Duration;
  readonly retention: Duration;
  readonly window: Duration;
}): number {
  return Math.max(0, Math.min(past.retention, past.uptime) - past.window) / past.window;
}

/** −log10 P(at least so many accounts in one window); 0 where there is no past to judge by. */
export function surpriseOf(accounts: number, baseline: Baseline): number {
  if (accounts <= 0 || baseline.exposure <= 0) return 0;
  return Math.max(0, -logTail(accounts, baseline) / Math.LN10);
}

/** The number of accounts, at least one, that a window hardly ever goes beyond (1 in 100). */
export function usualAccounts(baseline: Baseline): number {
  if (baseline.exposure <= 0) return 1;
  let within = 1;
  while (logTail(within + 1, baseline) > Math.log(UNUSUAL)) within *= 2;
  let low = Math.floor(within / 2);
  // In (low, within] lies the smallest number that is not gone beyond.
  while (within - low > 1) {
    const middle = Math.floor((low + within) / 2);
    if (logTail(middle + 1, baseline) > Math.log(UNUSUAL)) low = middle;
    else within = middle;
  }
  return within;
}

/** The most distinct accounts within any one window; `copies` by createdAt. Linear in the copies. */
export function peakAccounts(
  copies: readonly { readonly account: string; readonly createdAt: Instant }[],
  window: Duration,
): number {
  const within = new Map<string, number>();
  let first = 0;
  let peak = 0;
  for (const { account, createdAt } of copies) {
    within.set(account, (within.get(account) ?? 0) + 1);
    for (let old = copies[first]!; old.createdAt < createdAt - window; old = copies[first]!) {
      const left = within.get(old.account)! - 1;
      if (left === 0) within.delete(old.account);
      else within.set(old.account, left);
      first++;
    }
    peak = Math.max(peak, within.size);
  }
  return peak;
}

/**
 * ln P(X ≥ n) for the negative binomial of shape r = ½ + sightings and chance q = 1 / (1 + exposure): the
 * regularised incomplete beta function I_q(n, r), by its continued fraction (Numerical Recipes, 6.4).
 */
function logTail(n: number, { sightings, exposure }: Baseline): number {
  const r = PRIOR_SIGHTINGS + sightings;
  const q = 1 / (1 + exposure);
  const logQ = -Math.log1p(exposure);
  const logP = -Math.log1p(1 / exposure);
  const front = logGamma(n + r) - logGamma(n) - logGamma(r) + n * logQ + r * logP;
  // The fraction converges fast on this side of the mean; beyond it, the other tail is the small one.
  if (q < (n + 1) / (n + r + 2)) return front + Math.log(fraction(n, r, q) / n);
  return Math.log1p(-Math.min(1, Math.exp(front) * (fraction(r, n, 1 - q) / r)));
}

/** Steps of the fraction at most; it takes some √max(a, b), so this reaches far beyond any burst. */
const MAX_STEPS = 100_000;
const PRECISION = 1e-15;
const TINY = 1e-300;

/** The continued fraction of I_x(a, b), evaluated by Lentz' method. */
function fraction(a: number, b: number, x: number): number {
  const kept = (value: number) => (Math.abs(value) < TINY ? TINY : value);
  let c = 1;
  let d = 1 / kept(1 - ((a + b) * x) / (a + 1));
  let product = d;
  for (let m = 1; m <= MAX_STEPS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / kept(1 + even * d);
    c = kept(1 + even / c);
    product *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / kept(1 + odd * d);
    c = kept(1 + odd / c);
    product *= d * c;
    if (Math.abs(d * c - 1) < PRECISION) break;
  }
  return product;
}
