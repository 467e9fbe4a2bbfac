/** Members of waves: which posts count as copies, and where in their words the passage stands. */
import type { Kysely, Selectable } from "kysely";
import type { BurstMember } from "../domain/burst.ts";
import type { Attachments } from "../domain/post.ts";
import type { Instant } from "../domain/time.ts";
import { attachmentsFromJson } from "./attachments.ts";
import { inBatches } from "./batches.ts";
import type { WaveId } from "./bursts.ts";
import type { PostRow, Tables } from "./tables.ts";
import { wordsFromBlob } from "./words-blob.ts";

/** Where a member's words stand. */
export interface MemberSpan {
  readonly seq: number;
  readonly from: number;
  readonly to: number;
  readonly anchorFrom: number;
}

/** A member as it is added: `joined` is the seq of the post with which it became one. */
export type JoinedSpan = MemberSpan & { readonly joined: number };

export type StoredMember = BurstMember & Attachments & JoinedSpan & { readonly words: Int32Array };

/** Adds members by the numbers of their posts; those that are members already stay as they are. */
export async function addMembers(
  tx: Kysely<Tables>,
  watchId: string,
  wave: WaveId,
  members: readonly JoinedSpan[],
): Promise<void> {
  for (const batch of inBatches(members)) {
    const posts = await tx
      .selectFrom("watch_posts")
      .select(["seq", "source", "post_id", "account_key", "created_at"])
      .where("watch_id", "=", watchId)
      .where(
        "seq",
        "in",
        batch.map((member) => member.seq),
      )
      .execute();
    const bySeq = new Map(posts.map((post) => [post.seq, post]));
    const rows = batch.flatMap((member) => {
      const post = bySeq.get(member.seq);
      if (post === undefined) return [];
      return [
        {
          burst_id: wave.burst,
          wave: wave.wave,
          watch_id: watchId,
          seq: member.seq,
          source: post.source,
          post_id: post.post_id,
          account_key: post.account_key,
          created_at: post.created_at,
          word_from: member.from,
          word_to: member.to,
          anchor_from: member.anchorFrom,
          joined_seq: member.joined,
        },
      ];
    });
    if (rows.length === 0) continue;
    await tx
      .insertInto("burst_posts")
      .values(rows)
      .onConflict((conflict) => conflict.columns(["burst_id", "wave", "source", "post_id"]).doNothing())
      .execute();
  }
}

/** What lists show of a copy, from its row and its post's. */
export function memberOf(
  row: Pick<
    Selectable<PostRow>,
    "source" | "platform" | "account_id" | "handle" | "created_at" | "text" | "purged_at"
  > & { readonly post_id: string },
): BurstMember {
  return {
    source: row.source,
    postId: row.post_id,
    platform: row.platform,
    accountId: row.account_id,
    handle: row.handle,
    createdAt: row.created_at,
    text: row.text,
    purged: row.purged_at !== null,
  };
}

/** How many members a wave has. */
export async function countMembers(db: Kysely<Tables>, wave: WaveId): Promise<number> {
  const { members } = await db
    .selectFrom("burst_posts")
    .select((q) => q.fn.countAll<number>().as("members"))
    .where("burst_id", "=", wave.burst)
    .where("wave", "=", wave.wave)
    .executeTakeFirstOrThrow();
  return Number(members);
}

/** A wave's members by (createdAt, id), with the words that were stored of them. */
export async function membersOf(db: Kysely<Tables>, wave: WaveId): Promise<readonly StoredMember[]> {
  const rows = await db
    .selectFrom("burst_posts")
    .innerJoin("posts", (join) =>
      join.onRef("posts.source", "=", "burst_posts.source").onRef("posts.id", "=", "burst_posts.post_id"),
    )
    .innerJoin("watch_posts", (join) =>
      join
        .onRef("watch_posts.watch_id", "=", "burst_posts.watch_id")
        .onRef("watch_posts.source", "=", "burst_posts.source")
        .onRef("watch_posts.post_id", "=", "burst_posts.post_id"),
    )
    .select([
      "burst_posts.seq",
      "burst_posts.source",
      "burst_posts.post_id",
      "burst_posts.created_at",
      "burst_posts.word_from",
      "burst_posts.word_to",
      "burst_posts.anchor_from",
      "burst_posts.joined_seq",
      "posts.platform",
      "posts.account_id",
      "posts.handle",
      "posts.text",
      "posts.purged_at",
      "posts.attachments",
      "watch_posts.words",
    ])
    .where("burst_posts.burst_id", "=", wave.burst)
    .where("burst_posts.wave", "=", wave.wave)
    .orderBy("burst_posts.created_at")
    .orderBy("burst_posts.post_id")
    .orderBy("burst_posts.source")
    .execute();
  return rows.map((row) => ({
    seq: row.seq,
    joined: row.joined_seq,
    ...memberOf(row),
    ...attachmentsFromJson(row.attachments),
    from: row.word_from,
    to: row.word_to,
    anchorFrom: row.anchor_from,
    words: row.words === null ? new Int32Array(0) : wordsFromBlob(row.words),
  }));
}

/** The ids of posts that are counted in any wave of a burst. */
export async function memberPosts(
  db: Kysely<Tables>,
  burst: string,
  source: string,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom("burst_posts")
    .select("post_id")
    .where("burst_id", "=", burst)
    .where("source", "=", source)
    .execute();
  return new Set(rows.map((row) => row.post_id));
}

/** A wave's members without their texts, in seq order: what a rebuild needs of them. */
export async function spansOf(
  db: Kysely<Tables>,
  wave: WaveId,
): Promise<readonly (MemberSpan & { readonly accountKey: string; readonly createdAt: Instant })[]> {
  const rows = await db
    .selectFrom("burst_posts")
    .select(["seq", "account_key", "created_at", "word_from", "word_to", "anchor_from"])
    .where("burst_id", "=", wave.burst)
    .where("wave", "=", wave.wave)
    .orderBy("seq")
    .execute();
  return rows.map((row) => ({
    seq: row.seq,
    accountKey: row.account_key,
    createdAt: row.created_at,
    from: row.word_from,
    to: row.word_to,
    anchorFrom: row.anchor_from,
  }));
}

/** A wave's accounts, each once. */
export async function accountsOf(db: Kysely<Tables>, wave: WaveId): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("burst_posts")
    .select("account_key")
    .distinct()
    .where("burst_id", "=", wave.burst)
    .where("wave", "=", wave.wave)
    .execute();
  return rows.map((row) => row.account_key);
}
