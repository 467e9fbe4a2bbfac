/** Puts posts that come a little late back into their order. */
import { inFoldingOrder, type Post } from "../../domain/post.ts";
import { type Duration, type Instant, MINUTE } from "../../domain/time.ts";
import { createHeap } from "./heap.ts";
import type { BadLine, ReadItem } from "./read-item.ts";

export interface OrderedPost<P = Post> {
  readonly is: "post";
  readonly post: P;
  /** It came when posts more than `lateness` younger had been read, and so stands out of order. */
  readonly late: boolean;
}

export type OrderedItem<P = Post> = OrderedPost<P> | BadLine;

/** What decides a post's place. */
export type Orderable = Pick<Post, "createdAt" | "source" | "id">;

export interface ReorderOptions {
  /** How much event time is held back. */
  readonly lateness?: Duration;
  /** How many posts are held back at most; then the oldest goes on early. Bounds the memory. */
  readonly capacity?: number;
}

/** A post that is older than the newest by at most this is still counted in its window. */
const LATENESS: Duration = 10 * MINUTE;

const CAPACITY = 250_000;

/**
 * Yields posts by (createdAt, id), holding each back until posts more than `lateness` younger were read. A
 * post that comes later than that is yielded at once and marked; a bad line is never held back.
 */
export async function* reorder(
  items: AsyncIterable<ReadItem>,
  options: ReorderOptions = {},
): AsyncGenerator<OrderedItem> {
  const orderer = createOrderer(options);
  for await (const item of items) yield* orderer.take([item]);
  yield* orderer.rest();
}

export interface Orderer<P> {
  /** What goes on when these items have been read. */
  take(items: readonly ReadItem<P>[]): readonly OrderedItem<P>[];
  /** What is still held back, when no more items come. */
  rest(): readonly OrderedItem<P>[];
}

/** The same for items that are read many at a time. */
export function createOrderer<P extends Orderable = Post>(options: ReorderOptions = {}): Orderer<P> {
  const { lateness = LATENESS, capacity = CAPACITY } = options;
  const held = createOrderedQueue<P>();
  let newest: Instant = Number.NEGATIVE_INFINITY;

  return {
    take(items) {
      const ordered: OrderedItem<P>[] = [];
      for (const item of items) {
        if (item.is === "bad") {
          ordered.push(item);
          continue;
        }
        const { post } = item;
        if (post.createdAt < newest - lateness) {
          ordered.push({ is: "post", post, late: true });
          continue;
        }
        if (post.createdAt > newest) newest = post.createdAt;
        held.push(post);
        let first = held.peek();
        while (first !== undefined && (first.createdAt < newest - lateness || held.size() > capacity)) {
          held.take();
          ordered.push({ is: "post", post: first, late: false });
          first = held.peek();
        }
      }
      return ordered;
    },
    rest() {
      const ordered: OrderedItem<P>[] = [];
      for (let post = held.take(); post !== undefined; post = held.take()) {
        ordered.push({ is: "post", post, late: false });
      }
      return ordered;
    },
  };
}

/**
 * Nearly all input is in order: what is goes through a plain queue at next to no cost, and only the rest
 * through a heap.
 */
function createOrderedQueue<P extends Orderable>() {
  let queue: (P | undefined)[] = [];
  let front = 0;
  const strays = createHeap<P>(inFoldingOrder);

  function strayIsFirst(): boolean {
    const stray = strays.peek();
    const queued = queue[front];
    return stray !== undefined && (queued === undefined || inFoldingOrder(stray, queued) < 0);
  }

  return {
    size: () => queue.length - front + strays.size,
    push(post: P): void {
      const last = queue.at(-1);
      if (last === undefined || inFoldingOrder(last, post) <= 0) queue.push(post);
      else strays.push(post);
    },
    peek: (): P | undefined => (strayIsFirst() ? strays.peek() : queue[front]),
    take(): P | undefined {
      if (strayIsFirst()) return strays.pop();
      const first = queue[front];
      if (first === undefined) return undefined;
      queue[front++] = undefined;
      // Copying only when half of it is empty keeps taking O(1) on average.
      if (front > 1024 && front * 2 > queue.length) {
        queue = queue.slice(front);
        front = 0;
      }
      return first;
    },
  };
}
