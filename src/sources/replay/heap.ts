/** A binary heap: the smallest of many, cheaply, while more keep coming. */

export interface Heap<T> {
  readonly size: number;
  push(item: T): void;
  /** The smallest without taking it; undefined when empty. */
  peek(): T | undefined;
  pop(): T | undefined;
}

/** Smallest first by `compare`. push and pop take O(log n). */
export function createHeap<T>(compare: (a: T, b: T) => number): Heap<T> {
  const items: T[] = [];

  function rise(from: number): void {
    const item = items[from] as T;
    let at = from;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (compare(items[above] as T, item) <= 0) break;
      items[at] = items[above] as T;
      at = above;
    }
    items[at] = item;
  }

  function sink(item: T): void {
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= items.length) break;
      if (below + 1 < items.length && compare(items[below + 1] as T, items[below] as T) < 0) below++;
      if (compare(item, items[below] as T) <= 0) break;
      items[at] = items[below] as T;
      at = below;
    }
    items[at] = item;
  }

  return {
    get size() {
      return items.length;
    },
    push(item) {
      items.push(item);
      rise(items.length - 1);
    },
    peek: () => items[0],
    pop() {
      const smallest = items[0];
      const last = items.pop();
      if (items.length > 0) sink(last as T);
      return smallest;
    },
  };
}
