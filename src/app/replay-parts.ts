/** What a replay reads, part by part and ready to be folded: in order, each post once, its words read. */
import type { Readable } from "node:stream";
import type { Post } from "../domain/post.ts";
import type { PostInBytes } from "../domain/post-in-bytes.ts";
import type { Duration } from "../domain/time.ts";
import type { Watch } from "../domain/watch.ts";
import { watchMatcher } from "../domain/watch-matches.ts";
import type { PackedPosts } from "../pipeline/packed-posts.ts";
import { createPacker } from "../pipeline/packer.ts";
import { createSeenPosts } from "../pipeline/seen-posts.ts";
import type { BadLine, ReadItem } from "../sources/replay/read-item.ts";
import { readBatches } from "../sources/replay/read-posts.ts";
import { createOrderer, type OrderedItem } from "../sources/replay/reorder.ts";
import { sortPosts } from "../sources/replay/sort.ts";
import { readUsualLine } from "../sources/replay/usual-line.ts";

/** What is read, and for whom. */
export interface ReadingOrder {
  readonly files: readonly string[];
  readonly sort: boolean;
  readonly watches: readonly Watch[];
  /** For how long a post is known that comes again. */
  readonly retention: Duration;
}

/** What it is read with. */
export interface ReadingMeans {
  readonly stdin: Readable;
  readonly signal: AbortSignal;
  readonly onBytes: (count: number) => void;
  /** Whether the thread has nothing else to do than to wait for the disk. */
  readonly mayBlock?: boolean;
}

/** What was read together; but for the packed posts, everything counts since the part before. */
export interface ReplayPart {
  /** Those that some watch follows. */
  readonly posts: PackedPosts;
  /** For each watch, which of them it follows. */
  readonly followed: readonly Int32Array<ArrayBuffer>[];
  readonly badLines: readonly BadLine[];
  /** Posts, followed or not; one that comes again counts once. */
  readonly read: number;
  /** Posts that came out of order by more than the buffer holds back. */
  readonly late: number;
  /** Posts that had come before. */
  readonly twice: number;
}

/** A line that is usual stays in its bytes. */
type ReadablePost = Post | PostInBytes;

/** How many sorted posts go on together. */
const SORTED = 1_000;

/** @throws InputError when a file cannot be read to its end; the signal's reason when it aborts. */
export async function* readParts(order: ReadingOrder, means: ReadingMeans): AsyncGenerator<ReplayPart> {
  const orderer = createOrderer<ReadablePost>();
  const parts = createParts(order);
  const batches = order.sort
    ? together(sortPosts(order.files, undefined, means))
    : readBatches(order.files, { ...means, usual: readUsualLine });
  for await (const items of batches) yield* parts.of(orderer.take(items));
  yield* parts.of(orderer.rest());
}

function createParts({ watches, retention }: ReadingOrder) {
  const matchers = watches.map(watchMatcher);
  const seen = createSeenPosts(retention);
  const packer = createPacker();
  let ordinal = 0;
  let followed: number[][] = watches.map(() => []);
  let counted = { read: 0, late: 0, twice: 0 };
  let badLines: BadLine[] = [];

  function add(item: OrderedItem<ReadablePost>): void {
    if (item.is === "bad") {
      badLines.push(item);
      return;
    }
    const { post } = item;
    if (seen.cameBefore(post)) {
      counted.twice += 1;
      return;
    }
    ordinal += 1;
    counted.read += 1;
    if (item.late) counted.late += 1;
    const place = packer.size;
    let isFollowed = false;
    for (let i = 0; i < matchers.length; i += 1) {
      if (!matchers[i]!(post)) continue;
      followed[i]!.push(place);
      isFollowed = true;
    }
    if (isFollowed) packer.add(post, ordinal);
  }

  function take(): ReplayPart {
    const part = {
      posts: packer.take(),
      followed: followed.map((places) => Int32Array.from(places)),
      badLines,
      ...counted,
    };
    followed = watches.map(() => []);
    counted = { read: 0, late: 0, twice: 0 };
    badLines = [];
    return part;
  }

  return {
    *of(items: readonly OrderedItem<ReadablePost>[]): Generator<ReplayPart> {
      for (const item of items) {
        add(item);
        if (packer.isFull) yield take();
      }
      if (counted.read + counted.twice + badLines.length > 0) yield take();
    },
  };
}

/** A bad line goes on at once, so that it is told while the rest is still sorted. */
async function* together(items: AsyncIterable<ReadItem>): AsyncGenerator<readonly ReadItem[]> {
  let batch: ReadItem[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < SORTED && item.is !== "bad") continue;
    yield batch;
    batch = [];
  }
  yield batch;
}
