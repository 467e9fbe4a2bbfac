/** Copies that were found by searching a wave's words: listed with its members, and counted nowhere. */
import type { Kysely } from "kysely";
import { accountKey } from "../domain/account.ts";
import type { BurstMember } from "../domain/burst.ts";
import type { Post } from "../domain/post.ts";
import type { Instant } from "../domain/time.ts";
import { inBatches } from "./batches.ts";
import type { WaveId } from "./bursts.ts";
import { memberOf } from "./members.ts";
import type { Tables } from "./tables.ts";

/** Those that were found before stay as they are. */
export async function addFoundPosts(
  tx: Kysely<Tables>,
  wave: WaveId & { readonly watch: string },
  posts: readonly Post[],
  now: Instant,
): Promise<void> {
  for (const batch of inBatches(posts)) {
    await tx
      .insertInto("found_posts")
      .values(
        batch.map((post) => ({
          burst_id: wave.burst,
          wave: wave.wave,
          watch_id: wave.watch,
          source: post.source,
          post_id: post.id,
          account_key: accountKey(post.platform, post.author.id),
          created_at: post.createdAt,
          found_at: now,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** By (createdAt, id), without those that a poll has brought since. */
export async function foundPostsOf(db: Kysely<Tables>, wave: WaveId): Promise<readonly BurstMember[]> {
  const rows = await db
    .selectFrom("found_posts as found")
    .innerJoin("posts", (join) =>
      join.onRef("posts.source", "=", "found.source").onRef("posts.id", "=", "found.post_id"),
    )
    .select([
      "found.source",
      "found.post_id",
      "found.created_at",
      "posts.platform",
      "posts.account_id",
      "posts.handle",
      "posts.text",
      "posts.purged_at",
    ])
    .where("found.burst_id", "=", wave.burst)
    .where("found.wave", "=", wave.wave)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("burst_posts as counted")
            .select("counted.post_id")
            .whereRef("counted.burst_id", "=", "found.burst_id")
            .whereRef("counted.wave", "=", "found.wave")
            .whereRef("counted.source", "=", "found.source")
            .whereRef("counted.post_id", "=", "found.post_id"),
        ),
      ),
    )
    .orderBy("found.created_at")
    .orderBy("found.post_id")
    .orderBy("found.source")
    .execute();
  return rows.map(memberOf);
}
