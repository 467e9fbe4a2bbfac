/** Posts that were kept for as long as they may be: first their texts go, later what proves them. */
import { type Kysely, type RawBuilder, type SqlBool, sql } from "kysely";
import type { Duration, Instant } from "../domain/time.ts";
import { isFree } from "./holds.ts";
import { dropTexts } from "./removed-texts.ts";
import type { Tables } from "./tables.ts";

/** Where a walk over posts is, in the order in which they were collected. */
export interface PostMark {
  readonly at: Instant;
  readonly source: string;
  readonly id: string;
}

/** A part of a walk over the posts that were collected before a time. */
export interface PostWalk {
  readonly before: Instant;
  /** Null at the beginning. */
  readonly after: PostMark | null;
  readonly limit: number;
  readonly now: Instant;
}

export interface Walked {
  /** Where the next part begins; null at the end. */
  readonly next: PostMark | null;
  readonly removed: number;
}

/** What no hold keeps and nothing waits for loses its text; hash, words, id, author and times stay. */
export async function forgetTexts(tx: Kysely<Tables>, walk: PostWalk): Promise<Walked> {
  const posts = await postsOn(tx, walk, sql<SqlBool>`text is not null`);
  let removed = 0;
  for (const [source, ids] of bySource(posts)) {
    removed += await dropTexts(tx, source, { column: "id", ids }, walk.now);
  }
  return { next: nextOf(posts, walk), removed };
}

/**
 * What lost its text before loses what proves it: the hash of its raw form, the hashes of its words, its
 * author's name. Ids and times stay, so that no post is read and counted a second time.
 * @param memory words are kept for as long as a detector that is rebuilt needs them, in the watch's own time.
 */
export async function forgetHashes(
  tx: Kysely<Tables>,
  walk: PostWalk & { readonly memory: Duration },
): Promise<Walked> {
  const posts = await postsOn(tx, walk, sql<SqlBool>`text is null and raw_sha256 <> ''`);
  let removed = 0;
  for (const [source, ids] of bySource(posts)) {
    const free = await tx
      .selectFrom("posts")
      .select("id")
      .where("source", "=", source)
      .where("id", "in", [...ids])
      .where(isFree(walk.now))
      .where(isOutOfMemory(walk.memory))
      .execute();
    if (free.length === 0) continue;
    const gone = free.map(({ id }) => id);
    await tx
      .updateTable("watch_posts")
      .set({ words: null, things: null })
      .where("source", "=", source)
      .where("post_id", "in", gone)
      .execute();
    await tx
      .updateTable("posts")
      .set({ raw_sha256: "", handle: null, lang: null })
      .where("source", "=", source)
      .where("id", "in", gone)
      .execute();
    removed += gone.length;
  }
  return { next: nextOf(posts, walk), removed };
}

async function postsOn(
  tx: Kysely<Tables>,
  { before, after, limit }: PostWalk,
  of: RawBuilder<SqlBool>,
): Promise<readonly PostMark[]> {
  let query = tx
    .selectFrom("posts")
    .select(["collected_at as at", "source", "id"])
    .where(of)
    .where("collected_at", "<", before);
  if (after !== null) {
    const { at, source, id } = after;
    query = query.where(sql<SqlBool>`(collected_at, source, id) > (${at}, ${source}, ${id})`);
  }
  return query.orderBy("collected_at").orderBy("source").orderBy("id").limit(limit).execute();
}

function nextOf(posts: readonly PostMark[], { limit }: PostWalk): PostMark | null {
  return posts.length < limit ? null : (posts.at(-1) ?? null);
}

function bySource(posts: readonly PostMark[]): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>();
  for (const { source, id } of posts) {
    const known = ids.get(source);
    if (known === undefined) ids.set(source, [id]);
    else known.push(id);
  }
  return ids;
}

/** True of the rows of `posts` that no running watch's detector would be rebuilt with. */
function isOutOfMemory(memory: Duration): RawBuilder<SqlBool> {
  return sql<SqlBool>`not exists (
    select 1 from watch_posts as seen join watches on watches.id = seen.watch_id
    where seen.source = posts.source and seen.post_id = posts.id
      and watches.removed_at is null and seen.clock >= watches.clock - ${memory}
  )`;
}
