/**
 * Purging posts for good: text, words, what they carried, who wrote them. What is left of each is its id, its
 * times and the hash in the evidence chain, so that counts still hold and the chain can still be checked.
 */
import type { Kysely } from "kysely";
import { accountKey } from "../domain/account.ts";
import type { Instant } from "../domain/time.ts";
import { CARD_LANE, type Slot } from "./outbox.ts";
import { purgeUnreadable } from "./purge-unreadable.ts";
import type { Tables } from "./tables.ts";

export interface PurgeablePost {
  readonly source: string;
  readonly id: string;
  readonly platform: string;
  readonly accountId: string;
}

/** @returns the number of the purge. */
export async function recordPurge(
  tx: Kysely<Tables>,
  purge: {
    readonly kind: "post" | "account";
    readonly posts: number;
    readonly by: string;
    readonly at: Instant;
  },
): Promise<number> {
  const { id } = await tx
    .insertInto("purges")
    .values({ target_kind: purge.kind, posts: purge.posts, by_actor: purge.by, created_at: purge.at })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** @param alias what stands for the account from now on; null keeps its id, as for a single post of it. */
export async function purgePost(
  tx: Kysely<Tables>,
  post: PurgeablePost,
  alias: string | null,
  now: Instant,
): Promise<void> {
  await tx
    .updateTable("posts")
    .set({
      text: null,
      attachments: null,
      raw: null,
      handle: null,
      lang: null,
      purged_at: now,
      ...(alias === null ? {} : { account_id: alias }),
    })
    .where("source", "=", post.source)
    .where("id", "=", post.id)
    .execute();
  const renamed = alias === null ? {} : { account_key: accountKey(post.platform, alias) };
  await tx
    .updateTable("watch_posts")
    .set({ words: null, things: null, ...renamed })
    .where("source", "=", post.source)
    .where("post_id", "=", post.id)
    .execute();
  await forgetLearnt(tx, post, alias !== null);
  // What names an account goes with all of its posts.
  if (alias === null) await purgeUnreadable(tx, post.id);
  if (alias === null) return;
  await tx
    .updateTable("burst_posts")
    .set(renamed)
    .where("source", "=", post.source)
    .where("post_id", "=", post.id)
    .execute();
}

/** What was learnt of a post, and with `andAccount` of its account, by looking at it again. */
async function forgetLearnt(tx: Kysely<Tables>, post: PurgeablePost, andAccount: boolean): Promise<void> {
  const { source, id, accountId } = post;
  await tx.deleteFrom("post_details").where("source", "=", source).where("post_id", "=", id).execute();
  // A copy that was found by searching counts for nothing.
  await tx.deleteFrom("found_posts").where("source", "=", source).where("post_id", "=", id).execute();
  await forgetStandings(tx, source, "post", id);
  if (!andAccount) return;
  await tx.deleteFrom("snapshots").where("source", "=", source).where("account_id", "=", accountId).execute();
  await forgetStandings(tx, source, "account", accountId);
}

async function forgetStandings(
  tx: Kysely<Tables>,
  source: string,
  subject: "post" | "account",
  id: string,
): Promise<void> {
  await tx
    .deleteFrom("standings")
    .where("source", "=", source)
    .where("subject", "=", subject)
    .where("id", "=", id)
    .execute();
}

/** The bursts that posts are in. */
export async function burstsWith(
  db: Kysely<Tables>,
  posts: readonly PurgeablePost[],
): Promise<readonly string[]> {
  const bursts = new Set<string>();
  for (const { source, id } of posts) {
    const rows = await db
      .selectFrom("burst_posts")
      .select("burst_id")
      .distinct()
      .where("source", "=", source)
      .where("post_id", "=", id)
      .execute();
    for (const row of rows) bursts.add(row.burst_id);
  }
  return [...bursts];
}

/** An earlier revision of a message that was sent says nothing any more that its latest does not. */
export const NOTHING = JSON.stringify({ notification: "", mark: null, nodes: [] });

/**
 * Forgets what earlier revisions of these messages said; what they read now is untouched. One of which it is not known
 * whether it was sent may be sent again: then it says what the latest says.
 */
export async function forgetRevisions(tx: Kysely<Tables>, slots: readonly Slot[]): Promise<void> {
  for (const { place, subject } of slots) {
    const latest = await tx
      .selectFrom("outbox")
      .select(["n", "card", "card_sha256"])
      .where("place", "=", place)
      .where("subject", "=", subject)
      .where("lane", "=", CARD_LANE)
      .orderBy("n", "desc")
      .executeTakeFirst();
    if (latest === undefined) continue;
    const { n, ...revision } = latest;
    for (const [isSent, said] of [
      ["=", { card: NOTHING }],
      ["!=", revision],
    ] as const) {
      await tx
        .updateTable("outbox")
        .set(said)
        .where("place", "=", place)
        .where("subject", "=", subject)
        .where("lane", "=", CARD_LANE)
        .where("state", isSent, "sent")
        .where("n", "<", n)
        .execute();
    }
  }
}
