/** What copies carry that only a look at them by themselves tells: descriptions of pictures, and what they quote. */
import type { Kysely } from "kysely";
import type { Post } from "../domain/post.ts";
import type { Instant } from "../domain/time.ts";
import { attachmentsFromJson, attachmentsToJson } from "./attachments.ts";
import { inBatches } from "./batches.ts";
import { appendEvidence } from "./evidence.ts";
import { rawHash } from "./posts.ts";
import type { Tables } from "./tables.ts";

export interface PostDetail {
  readonly postId: string;
  /** The id of the post that it quotes; null for none. */
  readonly quoteOf: string | null;
  /** The id of the post that it replies to; null for none. */
  readonly replyTo: string | null;
  /** Of its pictures, those that are described. */
  readonly described: readonly string[];
}

/** Stores and chains posts as they were answered; what is known already changes nothing. */
export async function savePostDetails(
  tx: Kysely<Tables>,
  watchId: string,
  posts: readonly Post[],
  now: Instant,
): Promise<void> {
  for (const batch of inBatches(posts)) {
    await tx
      .insertInto("post_details")
      .values(
        batch.map((post) => ({
          source: post.source,
          post_id: post.id,
          fetched_at: now,
          attachments: attachmentsToJson(post),
          quoted_id: post.quoteOf ?? null,
          replied_id: post.replyTo ?? null,
          raw_sha256: rawHash(post),
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  await appendEvidence(
    tx,
    watchId,
    posts.map((post) => ({
      at: now,
      source: post.source,
      query: "post",
      kind: "post" as const,
      subject: post.id,
      sha256: rawHash(post),
    })),
  );
}

export async function postDetailsOf(
  db: Kysely<Tables>,
  source: string,
  ids: readonly string[],
): Promise<readonly PostDetail[]> {
  const found: PostDetail[] = [];
  for (const batch of inBatches(ids)) {
    const rows = await db
      .selectFrom("post_details")
      .select(["post_id", "attachments", "quoted_id", "replied_id"])
      .where("source", "=", source)
      .where("post_id", "in", [...batch])
      .execute();
    for (const row of rows) {
      const { media } = attachmentsFromJson(row.attachments);
      const described = media.flatMap(({ alt }) => alt ?? []);
      found.push({ postId: row.post_id, quoteOf: row.quoted_id, replyTo: row.replied_id, described });
    }
  }
  return found;
}
