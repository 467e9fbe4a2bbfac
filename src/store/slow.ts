/** Telling that the database is slow: what waits for it is late, and nothing fails that would say so. */
import type { Store } from "./store.ts";

/** A transaction that takes longer, with its wait for those before it, is told of (milliseconds). */
const SLOW = 5_000;
/** It is told no more often than this. */
const TOLD_EVERY = 60_000;

/** @param now milliseconds of a clock that nobody sets. */
export function tellingWhenSlow(
  transaction: Store["transaction"],
  onSlow: (took: number) => void,
  now: () => number = () => performance.now(),
): Store["transaction"] {
  let toldAt = Number.NEGATIVE_INFINITY;
  return async (run) => {
    const began = now();
    try {
      return await transaction(run);
    } finally {
      const ended = now();
      if (ended - began >= SLOW && ended - toldAt >= TOLD_EVERY) {
        toldAt = ended;
        onSlow(ended - began);
      }
    }
  };
}
