/** A post as a source returned it, translated once at the border. */
import type { Account } from "./account.ts";
import type { Instant } from "./time.ts";

/** A page that a post links to. */
export interface PostLink {
  readonly url: string;
  /** The page's own title and description; null where the source does not say them. */
  readonly title: string | null;
  readonly description: string | null;
}

/** A picture or film in a post. */
export interface PostMedia {
  /** The platform's name for the file: the same file has the same key wherever it is posted. */
  readonly key: string;
  /** What its author wrote for those who cannot see it; null where there is nothing. */
  readonly alt: string | null;
}

/** What a post carries beside its text. */
export interface Attachments {
  readonly links: readonly PostLink[];
  readonly media: readonly PostMedia[];
}

export interface Post extends Attachments {
  /** The source that returned it, which is half of its identity: "x", "replay", "drill". */
  readonly source: string;
  readonly id: string;
  /** Where it stands ("x", "bluesky", …); decides its permalink. A replayed post keeps its own. */
  readonly platform: string;
  readonly author: Account;
  readonly text: string;
  readonly createdAt: Instant;
  /** BCP 47, or null where unknown. */
  readonly lang: string | null;
  /** The id of the post that it reposts ("unknown" when only the fact is known); null for an original. */
  readonly repostOf: string | null;
  /** The id of the post that it quotes beside its own text; absent where the source does not say it. */
  readonly quoteOf?: string | null;
  /** The id of the post that it replies to; absent where the source does not say it. */
  readonly replyTo?: string | null;
  /** The item as the source gave it, as canonical JSON (RFC 8785); what the evidence chain hashes. */
  readonly raw: string;
}

/** How a post came to us; only what a poll or a back-fill returned may count in a window. */
export type Via = "poll" | "backfill" | "pursuit" | "lookup";

/** Posts are numbered and folded in this order: (createdAt, source, id). */
export function inFoldingOrder(
  a: Pick<Post, "createdAt" | "source" | "id">,
  b: Pick<Post, "createdAt" | "source" | "id">,
): number {
  return a.createdAt - b.createdAt || compareText(a.source, b.source) || compareText(a.id, b.id);
}

/** By code unit, so that the order is the same on every machine and in both databases. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
