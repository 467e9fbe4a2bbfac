/** Replaying files: reads, orders and folds them for every watch, and answers with the waves found. */
import { stat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import type { Readable } from "node:stream";
import type { DetectionSettings } from "../config/config.ts";
import { retentionOf } from "../detect/retention.ts";
import type { Watch } from "../domain/watch.ts";
import { knownWords } from "../pipeline/known-words.ts";
import { freeNumbers } from "../pipeline/packed-posts.ts";
import { createReplay, type Replay, type ReplayedWave } from "../pipeline/replay.ts";
import type { BadLine } from "../sources/replay/read-item.ts";
import { detectionFor } from "./detection-for.ts";
import { readParts } from "./replay-parts.ts";
import { readPartsApart } from "./replay-thread.ts";

export interface ReplayFilesRequest {
  readonly files: readonly string[];
  readonly sort: boolean;
  /** Each post is folded for every watch that it matches. */
  readonly watches: readonly Watch[];
  readonly detection: DetectionSettings;
  readonly stdin: Readable;
  readonly signal: AbortSignal;
  readonly onBytes: (count: number) => void;
  readonly onPosts: (count: number) => void;
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

/** From so many bytes on a thread of its own reads; before, it would hardly have started. */
const WORTH_A_THREAD = 16 * 1024 * 1024;

/** @throws InputError when a file cannot be read to its end; the signal's reason when it aborts. */
export async function replayFiles(request: ReplayFilesRequest): Promise<ReplayOutcome> {
  const { files, sort, watches, detection } = request;
  const replays = watches.map((watch) =>
    createReplay({ ...detectionFor(watch, detection), known: knownWords(watch) }),
  );
  const order = { files, sort, watches, retention: retentionOf(detection) };
  const read = (await isWorthAThread(request)) ? readPartsApart : readParts;
  const counted = { posts: 0, badLines: 0, late: 0, twice: 0 };
  for await (const part of read(order, request)) {
    counted.posts += part.read;
    counted.badLines += part.badLines.length;
    counted.late += part.late;
    counted.twice += part.twice;
    for (const bad of part.badLines) request.onBadLine(bad);
    for (const [i, replay] of replays.entries()) replay.takePacked(part.posts, part.followed[i]!);
    freeNumbers(part.posts);
    request.onPosts(part.read);
  }
  return { waves: wavesOf(replays), ...counted, evicted: evictedBy(replays) };
}

/** Sorting goes through a database of its own, and what is no file may keep a thread waiting for ever. */
async function isWorthAThread({ files, sort }: ReplayFilesRequest): Promise<boolean> {
  if (sort || files.includes("-") || availableParallelism() < 2) return false;
  let bytes = 0;
  for (const file of files) {
    // The reading says what is wrong with it.
    const found = await stat(file).catch(() => null);
    if (found === null || !found.isFile()) return false;
    bytes += found.size;
  }
  return bytes >= WORTH_A_THREAD;
}

function wavesOf(replays: readonly Replay[]): readonly ReplayedWave[] {
  // Sorting is stable: waves that one post completed in several watches keep the watches' order.
  return replays.flatMap((replay) => [...replay.finish()]).sort((a, b) => a.ordinal - b.ordinal);
}

function evictedBy(replays: readonly Replay[]): number {
  return replays.reduce((sum, replay) => sum + replay.stats().evicted, 0);
}
