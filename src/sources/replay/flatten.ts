/** Batches to single items, without an async generator's price for each of them. */

/**
 * Written out by hand because it stands in the hottest loop: 0.1 µs an item instead of 0.2. Each batch must
 * hold at least one item.
 */
export function flatten<T>(batches: AsyncGenerator<readonly T[]>): AsyncIterable<T> {
  let batch: readonly T[] = [];
  let at = 0;
  async function nextBatch(): Promise<IteratorResult<T, undefined>> {
    const next = await batches.next();
    if (next.done) return { done: true, value: undefined };
    batch = next.value;
    at = 1;
    return { done: false, value: batch[0] as T };
  }
  return {
    [Symbol.asyncIterator]: () => ({
      next() {
        if (at >= batch.length) return nextBatch();
        return Promise.resolve({ done: false, value: batch[at++] as T });
      },
      async return() {
        await batches.return(undefined);
        return { done: true, value: undefined };
      },
    }),
  };
}
