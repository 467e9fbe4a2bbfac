/** Posts, and a watch's view of them: collected, judged (numbered, with their words), read back. */
import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import { accountKey } from "../domain/account.ts";
import type { Attachments, Post, Via } from "../domain/post.ts";
import type { Instant } from "../domain/time.ts";
import { attachmentsFromJson, attachmentsToJson } from "./attachments.ts";
import { inBatches } from "./batches.ts";
import { storeReadAgain, withoutPurged } from "./read-again.ts";
import { storableText } from "./storable-text.ts";
import type { Tables } from "./tables.ts";
import { wordsFromBlob, wordsToBlob } from "./words-blob.ts";

/** A post as it was read. */
export interface ReadPost extends Attachments {
  readonly platform: string;
  readonly accountId: string;
  readonly handle: string | null;
  readonly createdAt: Instant;
  /** Null when it had to go. */
  readonly text: string | null;
}

/** A collected post that was not judged yet. */
export interface UnjudgedPost extends ReadPost {
  readonly source: string;
  readonly id: string;
  readonly accountKey: string;
  readonly text: string;
  readonly repost: boolean;
}

/** What judging adds to a post. */
export interface Judgement {
  readonly source: string;
  readonly id: string;
  readonly seq: number;
  readonly clock: Instant;
  readonly foldVersion: number;
  /** Null for reposts, which are numbered and not folded. */
  readonly words: Int32Array | null;
  /** What it carries besides its words, as numbers; null for reposts. */
  readonly things: Int32Array | null;
}

/** A judged post, as a rebuild needs it. */
export interface JudgedPost {
  readonly seq: number;
  readonly accountKey: string;
  readonly createdAt: Instant;
  readonly clock: Instant;
  readonly repost: boolean;
  readonly words: Int32Array;
  readonly things: Int32Array;
}

/** SHA-256 of the post's raw form as it will be read back, in hex: what the evidence chain stands for it with. */
export function rawHash(post: Post): string {
  return createHash("sha256").update(storableText(post.raw), "utf8").digest("hex");
}

/** What came by these is judged; what somebody searched or looked up is only kept. */
const JUDGED = ["poll", "backfill"] as const satisfies readonly Via[];

/**
 * Stores posts as collected for a watch. A post that is known already stays as it was first seen, unless its text
 * had to go; one that was only searched or looked up before is new to a poll, and one that was purged to nobody.
 * @returns those that were new to this watch, in the order given.
 */
export async function collectPosts(
  tx: Kysely<Tables>,
  watchId: string,
  posts: readonly Post[],
  via: Via,
  now: Instant,
): Promise<readonly Post[]> {
  const fresh: Post[] = [];
  for (const read of inBatches(posts)) {
    const batch = await withoutPurged(tx, read);
    if (batch.length === 0) continue;
    await tx
      .insertInto("posts")
      .values(
        batch.map((post) => ({
          source: post.source,
          id: post.id,
          platform: post.platform,
          account_id: post.author.id,
          handle: post.author.handle,
          created_at: post.createdAt,
          collected_at: now,
          text: post.text,
          lang: post.lang,
          repost_of: post.repostOf,
          attachments: attachmentsToJson(post),
          raw: post.raw,
          raw_sha256: rawHash(post),
        })),
      )
      .onConflict((conflict) => conflict.columns(["source", "id"]).doNothing())
      .execute();
    const inserted = await tx
      .insertInto("watch_posts")
      .values(
        batch.map((post) => ({
          watch_id: watchId,
          source: post.source,
          post_id: post.id,
          account_key: accountKey(post.platform, post.author.id),
          created_at: post.createdAt,
          repost: post.repostOf === null ? 0 : 1,
          via,
          seq: null,
          clock: null,
          fold_version: null,
          words: null,
          things: null,
        })),
      )
      .onConflict((conflict) => {
        const known = conflict.columns(["watch_id", "source", "post_id"]);
        if (!isJudged(via)) return known.doNothing();
        return known.doUpdateSet({ via }).where("watch_posts.via", "not in", [...JUDGED]);
      })
      .returning(["source", "post_id"])
      .execute();
    const isNew = new Set(inserted.map((row) => `${row.source}\n${row.post_id}`));
    // A page may hold a post twice; only its first place in it is new.
    const own = batch.filter((post) => isNew.delete(`${post.source}\n${post.id}`));
    if (isJudged(via)) await storeReadAgain(tx, own, rawHash, now);
    fresh.push(...own);
  }
  return fresh;
}

function isJudged(via: Via): boolean {
  return JUDGED.some((judged) => judged === via);
}

/** Posts as watches see them, each beside what was read of it. */
function seenPosts(db: Kysely<Tables>) {
  return db
    .selectFrom("watch_posts")
    .innerJoin("posts", (join) =>
      join.onRef("posts.source", "=", "watch_posts.source").onRef("posts.id", "=", "watch_posts.post_id"),
    );
}

/** The next posts to judge, in folding order. */
export async function unjudgedPosts(
  db: Kysely<Tables>,
  watchId: string,
  limit: number,
): Promise<readonly UnjudgedPost[]> {
  const rows = await seenPosts(db)
    .select([
      "watch_posts.source",
      "watch_posts.post_id",
      "watch_posts.account_key",
      "watch_posts.created_at",
      "watch_posts.repost",
      "posts.platform",
      "posts.account_id",
      "posts.handle",
      "posts.text",
      "posts.attachments",
    ])
    .where("watch_posts.watch_id", "=", watchId)
    .where("watch_posts.seq", "is", null)
    .where("watch_posts.via", "in", [...JUDGED])
    .orderBy("watch_posts.created_at")
    .orderBy("watch_posts.source")
    .orderBy("watch_posts.post_id")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    source: row.source,
    id: row.post_id,
    accountKey: row.account_key,
    platform: row.platform,
    accountId: row.account_id,
    handle: row.handle,
    createdAt: row.created_at,
    text: row.text ?? "",
    repost: row.repost === 1,
    ...attachmentsFromJson(row.attachments),
  }));
}

/** Judged posts of a watch by their seqs, as they were read. */
export async function postsBySeq(
  db: Kysely<Tables>,
  watchId: string,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, ReadPost>> {
  const found = new Map<number, ReadPost>();
  for (const batch of inBatches(seqs)) {
    const rows = await seenPosts(db)
      .select([
        "watch_posts.seq",
        "watch_posts.created_at",
        "posts.platform",
        "posts.account_id",
        "posts.handle",
        "posts.text",
        "posts.attachments",
      ])
      .where("watch_posts.watch_id", "=", watchId)
      .where("watch_posts.seq", "in", batch)
      .execute();
    for (const row of rows) {
      found.set(row.seq ?? 0, {
        platform: row.platform,
        accountId: row.account_id,
        handle: row.handle,
        createdAt: row.created_at,
        text: row.text,
        ...attachmentsFromJson(row.attachments),
      });
    }
  }
  return found;
}

export async function saveJudgements(
  tx: Kysely<Tables>,
  watchId: string,
  judgements: readonly Judgement[],
): Promise<void> {
  for (const judgement of judgements) {
    await tx
      .updateTable("watch_posts")
      .set({
        seq: judgement.seq,
        clock: judgement.clock,
        fold_version: judgement.foldVersion,
        words: judgement.words === null ? null : wordsToBlob(judgement.words),
        things:
          judgement.things === null || judgement.things.length === 0 ? null : wordsToBlob(judgement.things),
      })
      .where("watch_id", "=", watchId)
      .where("source", "=", judgement.source)
      .where("post_id", "=", judgement.id)
      .execute();
  }
}

/** Judged posts with seq > `after` and the watch's clock at or past `since`, in seq order. */
export async function judgedPosts(
  db: Kysely<Tables>,
  watchId: string,
  range: { readonly since: Instant; readonly after: number; readonly limit: number },
): Promise<readonly JudgedPost[]> {
  const rows = await db
    .selectFrom("watch_posts")
    .select(["seq", "account_key", "created_at", "clock", "repost", "words", "things"])
    .where("watch_id", "=", watchId)
    .where("seq", ">", range.after)
    .where("clock", ">=", range.since)
    .orderBy("seq")
    .limit(range.limit)
    .execute();
  return rows.map((row) => ({
    seq: row.seq ?? 0,
    accountKey: row.account_key,
    createdAt: row.created_at,
    clock: row.clock ?? row.created_at,
    repost: row.repost === 1,
    words: row.words === null ? new Int32Array(0) : wordsFromBlob(row.words),
    things: row.things === null ? new Int32Array(0) : wordsFromBlob(row.things),
  }));
}
