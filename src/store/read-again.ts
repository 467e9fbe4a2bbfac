/** Posts whose texts had to go, and which a platform shows again to a watch that is new to them. */
import type { Kysely } from "kysely";
import type { Post } from "../domain/post.ts";
import type { Instant } from "../domain/time.ts";
import { attachmentsToJson } from "./attachments.ts";
import type { Tables } from "./tables.ts";

/**
 * Stores them as if they were read for the first time, or that watch would judge them as empty. What was purged
 * stays purged.
 * @param posts at most as many as a statement takes.
 */
export async function storeReadAgain(
  tx: Kysely<Tables>,
  posts: readonly Post[],
  hashOf: (post: Post) => string,
  now: Instant,
): Promise<void> {
  if (posts.length === 0) return;
  const gone = await tx
    .selectFrom("posts")
    .select(["source", "id"])
    .where("id", "in", [...new Set(posts.map(({ id }) => id))])
    .where("source", "in", [...new Set(posts.map(({ source }) => source))])
    .where("text", "is", null)
    .where("purged_at", "is", null)
    .execute();
  for (const { source, id } of gone) {
    const post = posts.find((each) => each.source === source && each.id === id);
    if (post === undefined) continue;
    await tx
      .updateTable("posts")
      .set({
        ...{ text: post.text, attachments: attachmentsToJson(post), lang: post.lang, raw: post.raw },
        ...{ raw_sha256: hashOf(post), handle: post.author.handle, collected_at: now },
      })
      .where("source", "=", source)
      .where("id", "=", id)
      .execute();
  }
}

/**
 * Those of these posts that were not purged: what a platform shows again of others is collected for no watch, or it
 * would be known anew whose they were.
 * @param posts at most as many as a statement takes.
 */
export async function withoutPurged(tx: Kysely<Tables>, posts: readonly Post[]): Promise<readonly Post[]> {
  const purged = await tx
    .selectFrom("posts")
    .select(["source", "id"])
    .where("id", "in", [...new Set(posts.map(({ id }) => id))])
    .where("source", "in", [...new Set(posts.map(({ source }) => source))])
    .where("purged_at", "is not", null)
    .execute();
  if (purged.length === 0) return posts;
  const gone = new Set(purged.map(({ source, id }) => `${source}\n${id}`));
  return posts.filter(({ source, id }) => !gone.has(`${source}\n${id}`));
}
