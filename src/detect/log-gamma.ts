/** The logarithm of the gamma function, by Lanczos' approximation. */

/**
 * Lanczos' coefficients for g = 7 and nine terms, as computed by Godfrey
 * (http://my.fit.edu/~gabdo/gamma.txt); the relative error is below 1e-15.
 */
const G = 7;
const FIRST = 0.99999999999980993;
const FURTHER = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;
const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

/** ln Γ(x) for x > 0. */
export function logGamma(x: number): number {
  // Below one half the series loses its accuracy; Γ(x) = Γ(x + 1) / x.
  if (x < 0.5) return logGamma(x + 1) - Math.log(x);
  const below = x - 1;
  const series = FURTHER.reduce((sum, term, i) => sum + term / (below + i + 1), FIRST);
  const base = below + G + 0.5;
  return HALF_LOG_TWO_PI + (below + 0.5) * Math.log(base) - base + Math.log(series);
}
