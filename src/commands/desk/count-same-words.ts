/** How near the words of a post came to a burst: how many accounts posted them within one window around it. */
import { setImmediate as breathe } from "node:timers/promises";
import type { Kysely } from "kysely";
import { longestRun } from "../../detect/align.ts";
import { qualifies } from "../../detect/qualify.ts";
import { FOLD_VERSION, weightBetween } from "../../detect/tokens.ts";
import type { Duration, Instant } from "../../domain/time.ts";
import type { Tables } from "../../store/tables.ts";
import { wordsFromBlob } from "../../store/words-blob.ts";

/** A busy watch has so many posts in two windows; beyond these nobody waits. */
const COMPARED = 20_000;
/** Posts between which others get their turn. */
const CHUNK = 1_000;

/** @returns the most accounts in any one window that holds the post, itself included. */
export async function countSameWords(
  db: Kysely<Tables>,
  post: {
    readonly watch: string;
    readonly source: string;
    readonly postId: string;
    readonly postedAt: Instant;
  },
  window: Duration,
): Promise<number> {
  const rows = await db
    .selectFrom("watch_posts")
    .select(["source", "post_id", "account_key", "created_at", "words"])
    .where("watch_id", "=", post.watch)
    .where("fold_version", "=", FOLD_VERSION)
    .where("repost", "=", 0)
    .where("created_at", ">=", post.postedAt - window)
    .where("created_at", "<=", post.postedAt + window)
    .orderBy("created_at")
    .limit(COMPARED)
    .execute();
  const own = rows.find(({ source, post_id }) => source === post.source && post_id === post.postId);
  if (own?.words == null) return 1;
  const words = wordsFromBlob(own.words);
  const copies: { readonly account: string; readonly at: Instant }[] = [];
  for (const [i, row] of rows.entries()) {
    if (i % CHUNK === CHUNK - 1) await breathe();
    if (row.words === null) continue;
    const other = wordsFromBlob(row.words);
    const run = longestRun(words, other);
    const shared = weightBetween(words, run.a, run.a + run.length);
    const [weight, otherWeight] = [
      weightBetween(words, 0, words.length),
      weightBetween(other, 0, other.length),
    ];
    if (qualifies(shared, weight, otherWeight)) copies.push({ account: row.account_key, at: row.created_at });
  }
  let most = 1;
  for (const { at } of copies) {
    if (at > post.postedAt) break;
    const within = copies.filter((copy) => copy.at >= at && copy.at <= at + window);
    most = Math.max(most, new Set(within.map(({ account }) => account)).size);
  }
  return most;
}
