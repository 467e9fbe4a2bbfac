/** Tells what is over, in order, when most things are prolonged again and again before they end. */
import type { Instant } from "../domain/time.ts";

export interface Deadlines<T> {
  add(item: T, at: Instant): void;
  /** Takes out everything whose deadline is before `now`; `deadlineOf` says where it stands by now. */
  takeBefore(now: Instant): readonly T[];
}

const NOTHING: readonly never[] = [];

/** A binary heap; prolonging costs nothing until the old deadline comes, which then moves. */
export function createDeadlines<T>(deadlineOf: (item: T) => Instant): Deadlines<T> {
  const items: T[] = [];
  const times: Instant[] = [];

  function swap(a: number, b: number): void {
    [items[a], items[b]] = [items[b]!, items[a]!];
    [times[a], times[b]] = [times[b]!, times[a]!];
  }
  function rise(from: number): void {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (times[parent]! <= times[at]!) return;
      swap(at, parent);
      at = parent;
    }
  }
  function sink(): void {
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < times.length && times[child]! < times[least]!) least = child;
      }
      if (least === at) return;
      swap(at, least);
      at = least;
    }
  }
  function add(item: T, at: Instant): void {
    items.push(item);
    times.push(at);
    rise(items.length - 1);
  }

  return {
    add,
    takeBefore(now) {
      if (times.length === 0 || times[0]! >= now) return NOTHING;
      const over: T[] = [];
      while (times.length > 0 && times[0]! < now) {
        swap(0, items.length - 1);
        const item = items.pop()!;
        times.pop();
        sink();
        const due = deadlineOf(item);
        if (due < now) over.push(item);
        else add(item, due);
      }
      return over;
    },
  };
}
