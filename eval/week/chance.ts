/** The week's chance: seeded, forked by name so that changing one part leaves the others as they were. */
import { createRandom, type Random } from "../../src/sources/drill/random.ts";

export interface Chance extends Random {
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** Exponentially distributed. */
  exponential(mean: number): number;
  poisson(mean: number): number;
  /** Pareto with this least value and shape, cut at `most`: few are large, most are near the least. */
  heavyTailed(least: number, shape: number, most: number): number;
  shuffled<T>(items: readonly T[]): T[];
}

/** The chance of one part of the week. Equal seed and name, equal draws. */
export function chanceOf(seed: number, name: string): Chance {
  const random = createRandom(fnv1a(`${seed}/${name}`));
  const exponential = (mean: number) => -Math.log(1 - random.next()) * mean;
  return {
    ...random,
    between: (low, high) => low + random.below(high - low + 1),
    exponential,
    poisson(mean) {
      // Counting exponential gaps is exact, and the means here are small.
      let count = 0;
      for (let at = exponential(1); at < mean; at += exponential(1)) count += 1;
      return count;
    },
    heavyTailed: (least, shape, most) => Math.min(most, least * (1 - random.next()) ** (-1 / shape)),
    shuffled(items) {
      const order = [...items];
      for (let i = order.length - 1; i > 0; i -= 1) {
        const j = random.below(i + 1);
        [order[i], order[j]] = [order[j]!, order[i]!];
      }
      return order;
    },
  };
}

/** Draws items by weight. */
export function weighted<T>(items: readonly T[], weightOf: (item: T, rank: number) => number) {
  const sums = new Float64Array(items.length);
  let total = 0;
  for (const [rank, item] of items.entries()) {
    total += weightOf(item, rank);
    sums[rank] = total;
  }
  return function draw(chance: Pick<Random, "next">): T {
    const target = chance.next() * total;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! > target) high = middle;
      else low = middle + 1;
    }
    return items[low]!;
  };
}

/** Draws the item of rank r in proportion to 1 / r^exponent: Zipf's law, as words and phrases follow it. */
export function zipf<T>(items: readonly T[], exponent: number) {
  return weighted(items, (_, rank) => (rank + 1) ** -exponent);
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}
