/** Searches an announced wave's exact words once, outside of the watch: copies that never named what is watched. */

import { matchingBlocks } from "../../detect/align.ts";
import type { Words } from "../../detect/finding.ts";
import { LONG_RUN, SHORT_RUN } from "../../detect/qualify.ts";
import { readWords, weightBetween } from "../../detect/tokens.ts";
import { thingOf } from "../../domain/burst.ts";
import type { Post } from "../../domain/post.ts";
import { NO_READS } from "../../domain/reading.ts";
import { MINUTE } from "../../domain/time.ts";
import { appendEvidence } from "../../store/evidence.ts";
import { addFoundPosts } from "../../store/found-posts.ts";
import { memberPosts } from "../../store/members.ts";
import { collectPosts, rawHash } from "../../store/posts.ts";
import {
  endErrand,
  type FollowUpParts,
  goOn,
  keepAnswer,
  readPaid,
  redrawStories,
  type Step,
} from "./errand.ts";

/** A page of the search (PLATFORMS: 10–100 results). */
const PAGE = { least: 10, most: 100 } as const;
/** So many posts are read at most for one wave; the newest ones. */
const MOST_READ = 500;
/** Platforms that could not tell a post of the future from one of now have clocks ahead by at most this. */
const CLOCK_SKEW = 10 * MINUTE;

interface Progress {
  readonly page: string | null;
  readonly read: number;
}

export async function searchWords(parts: FollowUpParts, step: Step): Promise<void> {
  const { errand, wave, lookups, now, signal } = step;
  const { source, watch_id: watch, burst_id: burst } = errand;
  // What shares a link or a picture and no words has none to search.
  const words =
    thingOf(wave.burst) === null ? searchable(wave.burst.passage, keywordsOf(parts, watch)) : null;
  if (words === null) return parts.store.transaction((tx) => endErrand(tx, errand, now, "no-words"));
  const { page, read }: Progress =
    errand.progress === null ? { page: null, read: 0 } : JSON.parse(errand.progress);
  const most = { ...NO_READS, posts: PAGE.most };
  const paid = await readPaid(parts, step, { purpose: "pursuit", most, least: PAGE.least }, ({ posts }) =>
    lookups.search({ words, from: null, limit: posts, pageToken: page }, signal),
  );
  if (paid === null) return;
  const { answer } = paid;
  parts.faults("search:read");
  const isLoop = answer.nextPageToken !== null && answer.nextPageToken === page;
  const sofar = read + answer.posts.length;
  const anchor = wave.anchorWords;
  const copies = answer.posts.filter((post) => post.createdAt <= now + CLOCK_SKEW && isCopyOf(post, anchor));
  await keepAnswer(parts, step, async (tx) => {
    await parts.budget.settle(tx, paid.booking, answer.reads);
    const members = await memberPosts(tx, burst, source);
    const found = copies.filter(({ id }) => !members.has(id));
    const fresh = await collectPosts(tx, watch, found, "pursuit", now);
    await appendEvidence(
      tx,
      watch,
      fresh.map((post) => ({
        at: now,
        source,
        query: words,
        kind: "post" as const,
        subject: post.id,
        sha256: rawHash(post),
      })),
    );
    await addFoundPosts(tx, { burst, wave: errand.wave, watch }, found, now);
    if (answer.nextPageToken === null || isLoop) await endErrand(tx, errand, now);
    else if (sofar >= MOST_READ) await endErrand(tx, errand, now, "most-read");
    else await goOn(tx, errand, { progress: { page: answer.nextPageToken, read: sofar }, dueAt: now });
    await redrawStories(tx, parts, errand, now);
    parts.faults("search:before-commit");
  });
  parts.faults("search:stored");
}

/**
 * The longest stretch of a passage without links and mentions, which copies may have different, and without
 * the watch's own keywords, where that leaves enough: else nothing would be found that never named them.
 * Null where what is left is so short that it is in posts of every kind.
 */
function searchable(passage: string, keywords: readonly string[]): string | null {
  const unnamed = longestStretch(passage, [VARYING, ...keywords.map(asWritten)]);
  if (unnamed.weight >= LONG_RUN) return unnamed.words;
  const whole = longestStretch(passage, [VARYING]);
  return whole.weight >= SHORT_RUN ? whole.words : null;
}

const VARYING = "https?://\\S+|@[\\p{L}\\p{N}_.-]+|[\\n\\r]+";

/** A keyword, whatever stands between its words, with a possessive or plural ending. */
function asWritten(keyword: string): string {
  const words = keyword.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length === 0 ? "(?!)" : `#?${words.join("[^\\p{L}\\p{N}]+")}(?:['’]?s)?`;
}

function longestStretch(passage: string, borders: readonly string[]) {
  let longest = { words: "", weight: 0 };
  for (const stretch of passage.split(new RegExp(borders.join("|"), "iu"))) {
    const words = stretch.replace(/\s+/g, " ").trim();
    const weight = weightOf(readWords(words));
    if (weight > longest.weight) longest = { words, weight };
  }
  return longest;
}

function keywordsOf({ watches }: FollowUpParts, id: string): readonly string[] {
  return watches.find((watch) => watch.id === id)?.keywords ?? [];
}

/** A search finds by its own idea of words; a copy has a run of the anchor that could have founded a burst. */
function isCopyOf(post: Post, anchor: Int32Array): boolean {
  if (post.repostOf !== null) return false;
  const whole = weightOf(anchor as Words);
  const longest = matchingBlocks(readWords(post.text), anchor as Words).reduce(
    (most, { b, length }) => Math.max(most, weightBetween(anchor as Words, b, b + length)),
    0,
  );
  return longest >= Math.min(LONG_RUN, whole);
}

function weightOf(words: Words): number {
  return weightBetween(words, 0, words.length);
}
