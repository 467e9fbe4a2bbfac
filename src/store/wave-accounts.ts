/** Whose copies a wave has, and which, without their texts: what its follow-up goes through. */
import type { Kysely } from "kysely";
import { compareText } from "../domain/post.ts";
import type { Instant } from "../domain/time.ts";
import type { WaveId } from "./bursts.ts";
import type { Tables } from "./tables.ts";

export interface WaveCopy {
  readonly postId: string;
  readonly accountId: string;
  readonly createdAt: Instant;
}

/** The copies from one source, those that were found by searching included, by (createdAt, id). */
export async function copiesFrom(
  db: Kysely<Tables>,
  wave: WaveId,
  source: string,
): Promise<readonly WaveCopy[]> {
  const counted = db
    .selectFrom("burst_posts as copy")
    .innerJoin("posts", (join) =>
      join.onRef("posts.source", "=", "copy.source").onRef("posts.id", "=", "copy.post_id"),
    )
    .select(["copy.post_id", "posts.account_id", "copy.created_at"])
    .where("copy.burst_id", "=", wave.burst)
    .where("copy.wave", "=", wave.wave)
    .where("copy.source", "=", source);
  const found = db
    .selectFrom("found_posts as copy")
    .innerJoin("posts", (join) =>
      join.onRef("posts.source", "=", "copy.source").onRef("posts.id", "=", "copy.post_id"),
    )
    .select(["copy.post_id", "posts.account_id", "copy.created_at"])
    .where("copy.burst_id", "=", wave.burst)
    .where("copy.wave", "=", wave.wave)
    .where("copy.source", "=", source);
  const rows = await counted.union(found).execute();
  return rows
    .map((row) => ({ postId: row.post_id, accountId: row.account_id, createdAt: row.created_at }))
    .sort((a, b) => a.createdAt - b.createdAt || compareText(a.postId, b.postId));
}

/** Puts handles where posts came without one. */
export async function nameAccounts(
  tx: Kysely<Tables>,
  source: string,
  handles: ReadonlyMap<string, string>,
): Promise<void> {
  for (const [accountId, handle] of handles) {
    await tx
      .updateTable("posts")
      .set({ handle })
      .where("source", "=", source)
      .where("account_id", "=", accountId)
      .where("handle", "is", null)
      // Of a post that had to go it is not said again whose it was.
      .where("raw_sha256", "<>", "")
      .where("purged_at", "is", null)
      .execute();
  }
}
