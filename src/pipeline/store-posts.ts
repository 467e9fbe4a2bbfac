/** What a page brings, stored with its evidence: its posts, what could not be read, what was not read. */
import type { Kysely } from "kysely";
import type { Post, Via } from "../domain/post.ts";
import { type Duration, type Instant, MINUTE } from "../domain/time.ts";
import type { Page, Source, SourceQuery } from "../sources/source.ts";
import { appendEvidence } from "../store/evidence.ts";
import { recordGaps, recordMalformed } from "../store/gaps.ts";
import { collectPosts, rawHash } from "../store/posts.ts";
import type { Tables } from "../store/tables.ts";

/** A platform's clock may be ahead of ours by this. */
const CLOCK_SKEW: Duration = 10 * MINUTE;

export interface Found {
  readonly watch: string;
  readonly source: Source;
  readonly query: SourceQuery;
  readonly via: Via;
  readonly page: Page;
  /** When the poll began. */
  readonly at: Instant;
}

/** @returns the posts that were new to the watch, and how many items were set aside. */
export async function storePosts(
  tx: Kysely<Tables>,
  { watch, source, query, via, page, at }: Found,
): Promise<{ readonly fresh: readonly Post[]; readonly malformed: number }> {
  const { posts, malformed } = setAsideFuture(source, page, at);
  const fresh = await collectPosts(tx, watch, posts, via, at);
  await appendEvidence(
    tx,
    watch,
    fresh.map((post) => ({
      at,
      source: source.id,
      query: query.text,
      kind: "post" as const,
      subject: post.id,
      sha256: rawHash(post),
    })),
  );
  await recordMalformed(tx, watch, source.id, malformed, at);
  await recordGaps(tx, watch, source.id, page.gaps, at);
  return { fresh, malformed: malformed.length };
}

/**
 * A post that claims to come from the future is not believed: it would turn the watch's clock forward and
 * make every honest post after it late.
 */
function setAsideFuture(source: Source, page: Page, now: Instant): Pick<Page, "posts" | "malformed"> {
  if (!source.live) return page;
  const future = page.posts.filter((post) => post.createdAt > now + CLOCK_SKEW);
  if (future.length === 0) return page;
  const why = "it says that it was created in the future";
  return {
    posts: page.posts.filter((post) => !future.includes(post)),
    malformed: [...page.malformed, ...future.map(({ raw }) => ({ raw, why }))],
  };
}
