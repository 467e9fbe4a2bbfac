/** Replaying files: reads, orders and folds them for every watch, and answers with the waves found. */
import type { Readable } from "node:stream";
import type { DetectionSettings } from "../config/config.ts";
import { retentionOf } from "../detect/retention.ts";
import type { Watch } from "../domain/watch.ts";
import { watchMatcher } from "../domain/watch-matches.ts";
import { knownWords } from "../pipeline/known-words.ts";
import { createReplay, type Replay, type ReplayedWave } from "../pipeline/replay.ts";
import { createSeenPosts } from "../pipeline/seen-posts.ts";
import type { BadLine, ReadItem } from "../sources/replay/read-item.ts";
import { readBatches } from "../sources/replay/read-posts.ts";
import { createOrderer, type OrderedItem } from "../sources/replay/reorder.ts";
import { sortPosts } from "../sources/replay/sort.ts";

export interface ReplayFilesRequest {
  readonly files: readonly string[];
  readonly sort: boolean;
  /** Each post is folded for every watch that it matches. */
  readonly watches: readonly Watch[];
  readonly detection: DetectionSettings;
  readonly stdin: Readable;
  readonly signal: AbortSignal;
  readonly onBytes: (count: number) => void;
  readonly onPost: () => void;
  readonly onBadLine: (bad: BadLine) => void;
}

export interface ReplayOutcome {
  /** In order of detection over all watches. */
  readonly waves: readonly ReplayedWave[];
  readonly posts: number;
  readonly badLines: number;
  /** Posts that came out of order by more than the buffer holds back; folded all the same. */
  readonly late: number;
  /** Posts that had come before, in another file for instance; they count once. */
  readonly twice: number;
  /** What the index forgot for lack of room. */
  readonly evicted: number;
}

/** What a replay without a configuration follows: everything. */
export const EVERYTHING: Watch = {
  id: "all",
  name: "all",
  keywords: [],
  require: [],
  exclude: [],
  languages: [],
  sources: ["replay"],
  texts: [],
};

/** @throws InputError when a file cannot be read to its end; the signal's reason when it aborts. */
export async function replayFiles(request: ReplayFilesRequest): Promise<ReplayOutcome> {
  const { signal, stdin, onBytes, detection } = request;
  const followed = request.watches.map((watch) => ({
    matches: watchMatcher(watch),
    replay: createReplay({ watch: watch.id, known: knownWords(watch), ...detection }),
  }));
  const options = { signal, stdin, onBytes };
  const orderer = createOrderer();
  let posts = 0;
  let badLines = 0;
  let late = 0;
  let twice = 0;
  const seen = createSeenPosts(retentionOf(detection));

  function take(items: readonly OrderedItem[]): void {
    for (const item of items) {
      if (item.is === "bad") {
        badLines += 1;
        request.onBadLine(item);
        continue;
      }
      if (seen.cameBefore(item.post)) {
        twice += 1;
        continue;
      }
      posts += 1;
      if (item.late) late += 1;
      for (const { matches, replay } of followed) if (matches(item.post)) replay.take(item.post, posts);
      request.onPost();
    }
  }

  const batches = request.sort
    ? oneByOne(sortPosts(request.files, undefined, options))
    : readBatches(request.files, options);
  for await (const items of batches) take(orderer.take(items));
  take(orderer.rest());
  return {
    waves: wavesOf(followed.map(({ replay }) => replay)),
    posts,
    badLines,
    late,
    twice,
    evicted: evictedBy(followed),
  };
}

async function* oneByOne(items: AsyncIterable<ReadItem>): AsyncGenerator<readonly ReadItem[]> {
  for await (const item of items) yield [item];
}

function wavesOf(replays: readonly Replay[]): readonly ReplayedWave[] {
  // Sorting is stable: waves that one post completed in several watches keep the watches' order.
  return replays.flatMap((replay) => [...replay.finish()]).sort((a, b) => a.ordinal - b.ordinal);
}

function evictedBy(followed: readonly { readonly replay: Replay }[]): number {
  return followed.reduce((sum, { replay }) => sum + replay.stats().evicted, 0);
}
