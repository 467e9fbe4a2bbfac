/** Posts that copies quote: read because a burst's copies led to them, and members of nothing. */
import type { Kysely } from "kysely";
import type { Post } from "../domain/post.ts";
import type { Instant } from "../domain/time.ts";
import { inBatches } from "./batches.ts";
import { appendEvidence } from "./evidence.ts";
import { collectPosts, rawHash } from "./posts.ts";
import type { Tables } from "./tables.ts";

export interface QuotedPost {
  readonly postId: string;
  readonly accountId: string;
  readonly handle: string | null;
  /** Null when it had to go. */
  readonly text: string | null;
  /** When it came to be known. */
  readonly readAt: Instant;
}

/** Stores and chains them for a watch; what is known already stays as it is. */
export async function saveQuotedPosts(
  tx: Kysely<Tables>,
  watchId: string,
  posts: readonly Post[],
  now: Instant,
): Promise<void> {
  const fresh = await collectPosts(tx, watchId, posts, "lookup", now);
  await appendEvidence(
    tx,
    watchId,
    fresh.map((post) => ({
      at: now,
      source: post.source,
      query: "quoted",
      kind: "post" as const,
      subject: post.id,
      sha256: rawHash(post),
    })),
  );
}

/** Those of the ids that are stored. */
export async function quotedPosts(
  db: Kysely<Tables>,
  source: string,
  ids: readonly string[],
): Promise<readonly QuotedPost[]> {
  const found: QuotedPost[] = [];
  for (const batch of inBatches(ids)) {
    const rows = await db
      .selectFrom("posts")
      .select(["id", "account_id", "handle", "text", "collected_at"])
      .where("source", "=", source)
      .where("id", "in", [...batch])
      .execute();
    for (const { id: postId, account_id: accountId, handle, text, collected_at: readAt } of rows) {
      found.push({ postId, accountId, handle, text, readAt });
    }
  }
  return found;
}

/** What at least two of the copies quote, the most quoted first: what a single one does says nothing of a burst. */
export function quotedTogether(details: readonly { readonly quoteOf: string | null }[]): readonly string[] {
  const times = new Map<string, number>();
  for (const { quoteOf } of details) {
    if (quoteOf !== null) times.set(quoteOf, (times.get(quoteOf) ?? 0) + 1);
  }
  return [...times]
    .filter(([, n]) => n >= 2)
    .sort(([, a], [, b]) => b - a)
    .map(([id]) => id);
}
