/** The tables of a dossier, row by row: posts, accounts, addresses, raw forms, and links of the chain. */

import type { DossierPost } from "../domain/dossier.ts";
import type { Declaration } from "../domain/following.ts";
import type { Snapshot } from "../domain/snapshot.ts";
import type { Standing } from "../domain/standing.ts";
import { type Instant, toIso } from "../domain/time.ts";
import { csvRow } from "./csv.ts";
import { accountLink, permalink } from "./permalink.ts";

/** How its text differs from the words of the first of its bursts; null where that was not compared. */
export interface CopyDifference {
  readonly before: string;
  readonly after: string;
  readonly added: readonly string[];
  readonly leftOut: readonly string[];
  readonly changed: readonly { readonly from: string; readonly to: string }[];
}

/** The first four are what CooRTweet's detect_groups takes as its input. */
const POST_COLUMNS = [
  ...["object_id", "account_id", "content_id", "timestamp_share"],
  ...["platform", "source", "url", "handle", "created_at", "collected_at", "lang", "repost_of", "text"],
  ...["bursts", "word_for_word", "before", "after", "added", "left_out", "changed"],
  ...["text_is", "raw_sha256", "how_it_came", "query", "found_for"],
] as const;

/** How a post came to us, as the tables of a dossier say it. */
const HOW_IT_CAME: Readonly<Record<DossierPost["came"], string>> = {
  poll: "read by the watch",
  backfill: "read back by the watch",
  pursuit: "found by searching",
  lookup: "looked up",
};

/** A post whose object_id is empty is counted nowhere, and by CooRTweet neither. */
export const postsHeader = (): string => csvRow(POST_COLUMNS);

/** @param query what its source was asked when it came; "" where no link of the chain is left to say it */
export function postRow(
  post: DossierPost,
  { difference, query }: { readonly difference: CopyDifference | null; readonly query: string },
): string {
  const inside = difference && [...difference.added, ...difference.leftOut, ...difference.changed];
  return csvRow([
    post.bursts[0] ?? "",
    post.accountId,
    post.id,
    String(Math.floor(post.createdAt / 1_000)),
    post.platform,
    post.source,
    permalink(post.platform, post.id) ?? "",
    post.handle ?? "",
    toIso(post.createdAt),
    toIso(post.collectedAt),
    post.lang ?? "",
    post.repostOf ?? "",
    post.text ?? "",
    post.bursts.join(" "),
    inside === null ? "" : inside.length === 0 ? "yes" : "no",
    difference?.before ?? "",
    difference?.after ?? "",
    difference?.added.join(" … ") ?? "",
    difference?.leftOut.join(" … ") ?? "",
    difference?.changed.map(({ from, to }) => `${from} → ${to}`).join("; ") ?? "",
    textIs(post),
    post.sha256,
    HOW_IT_CAME[post.came],
    query,
    post.foundFor.join(" "),
  ]);
}

function textIs({ text, purged }: DossierPost): "kept" | "dropped" | "purged" {
  if (purged) return "purged";
  return text === null ? "dropped" : "kept";
}

/** One line: its raw form as it was hashed, or null where only the hash is left. */
export function rawLine({ source, id, sha256, raw }: DossierPost): string {
  return `${JSON.stringify({ source, id, sha256, raw })}\n`;
}

export const urlsHeader = (): string => csvRow(["url", "content_id", "created_at", "how_it_came"]);

/** "" for a post that has no address, or that was purged. */
export function urlRow(post: DossierPost): string {
  const url = post.purged ? null : permalink(post.platform, post.id);
  return url === null ? "" : csvRow([url, post.id, toIso(post.createdAt), HOW_IT_CAME[post.came]]);
}

/** An account as a dossier hands it over; what nobody looked up is null. */
export interface DossierAccount {
  readonly platform: string;
  readonly accountId: string;
  /** As it was seen last. */
  readonly handle: string | null;
  readonly posts: number;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  readonly profile: Snapshot["profile"];
  readonly lookedUpAt: Instant | null;
  /** As it was seen last; null where nobody looked. */
  readonly standing: Standing | null;
  readonly declaration: Declaration | null;
}

const ACCOUNT_COLUMNS = [
  ...["account_id", "platform", "handle", "url", "copies", "first_at", "last_at"],
  ...["name", "created_at", "followers", "following", "posts", "standing", "looked_up_at", "bio", "declares"],
] as const;

export const accountsHeader = (): string => csvRow(ACCOUNT_COLUMNS);

export function accountRow(account: DossierAccount): string {
  const { profile } = account;
  return csvRow([
    account.accountId,
    account.platform,
    account.handle ?? "",
    accountLink(account.platform, account.handle) ?? "",
    String(account.posts),
    toIso(account.firstAt),
    toIso(account.lastAt),
    profile?.name ?? "",
    profile === null || profile.createdAt === null ? "" : toIso(profile.createdAt),
    String(profile?.followers ?? ""),
    String(profile?.following ?? ""),
    String(profile?.posts ?? ""),
    account.standing ?? "",
    account.lookedUpAt === null ? "" : toIso(account.lookedUpAt),
    profile?.bio ?? "",
    account.declaration === null ? "" : `${account.declaration.quoted} (${account.declaration.in})`,
  ]);
}

/** A link of a chain with the hash of the one before it: enough to compute its own again. */
export interface DossierLink {
  readonly watch_id: string;
  readonly n: number;
  readonly at: number;
  readonly source: string;
  readonly query: string;
  readonly kind: string;
  readonly subject: string;
  readonly sha256: string;
  readonly hash: string;
  readonly previous: string;
}

/** One line: `hash` is SHA-256 of `previous`, a line feed, and the rest as canonical JSON (RFC 8785). */
export function linkLine({ previous, hash, ...link }: DossierLink): string {
  return `${JSON.stringify({ previous, link, hash })}\n`;
}
