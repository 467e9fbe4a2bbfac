/** Everything that a watch judged, as posts again, to be folded by other rules. */
import type { Kysely } from "kysely";
import type { Post } from "../domain/post.ts";
import type { Instant } from "../domain/time.ts";
import { attachmentsFromJson } from "./attachments.ts";
import type { Tables } from "./tables.ts";

interface StoredPost {
  readonly seq: number;
  readonly post: Post;
}

/**
 * In folding order; without those whose text had to go.
 * @param range from the watch's clock `since` on, and from after the number `after`.
 */
export async function storedPosts(
  db: Kysely<Tables>,
  watchId: string,
  range: { readonly since: Instant; readonly after: number; readonly limit: number },
): Promise<readonly StoredPost[]> {
  const rows = await db
    .selectFrom("watch_posts")
    .innerJoin("posts", (join) =>
      join.onRef("posts.source", "=", "watch_posts.source").onRef("posts.id", "=", "watch_posts.post_id"),
    )
    .select(["watch_posts.seq", "posts.source", "posts.id", "posts.platform", "posts.account_id"])
    .select(["posts.handle", "posts.created_at", "posts.text", "posts.lang", "posts.repost_of"])
    .select("posts.attachments")
    .where("watch_posts.watch_id", "=", watchId)
    .where("watch_posts.seq", ">", range.after)
    .where("watch_posts.clock", ">=", range.since)
    .where("posts.text", "is not", null)
    .orderBy("watch_posts.seq")
    .limit(range.limit)
    .execute();
  return rows.map((row) => ({
    seq: row.seq ?? 0,
    post: {
      ...{ source: row.source, id: row.id, platform: row.platform },
      author: { id: row.account_id, handle: row.handle },
      ...{ text: row.text ?? "", createdAt: row.created_at, lang: row.lang, repostOf: row.repost_of },
      ...{ ...attachmentsFromJson(row.attachments), raw: "" },
    },
  }));
}

/** How many posts of a watch were judged from a time of its clock on. */
export async function countJudged(db: Kysely<Tables>, watchId: string, since: Instant): Promise<number> {
  const { count } = await db
    .selectFrom("watch_posts")
    .select((q) => q.fn.countAll<number>().as("count"))
    .where("watch_id", "=", watchId)
    .where("clock", ">=", since)
    .executeTakeFirstOrThrow();
  return Number(count);
}
