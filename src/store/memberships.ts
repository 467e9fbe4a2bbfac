/** Who posted what together, as it is stored: what crews are found in. */
import type { Kysely } from "kysely";
import type { Instant } from "../domain/time.ts";
import type { Tables } from "./tables.ts";

/** Since when what is stored is remembered. */
export interface Remembered {
  /** Copies of bursts. */
  readonly copies: Instant;
  /** Posts of accounts, in two parts by the watch's clock when they were judged. */
  readonly posts: { readonly before: Instant; readonly now: Instant };
}

/** All that crews of a watch are found in. */
export async function crewRecords(db: Kysely<Tables>, watchId: string, since: Remembered) {
  const { before, now } = since.posts;
  return {
    activity: {
      before: await postsByAccount(db, watchId, { from: before, to: now }),
      now: await postsByAccount(db, watchId, { from: now, to: Number.MAX_SAFE_INTEGER }),
    },
    memberships: await membershipsSince(db, watchId, since.copies),
    feeding: await burstsFeedingCrews(db, watchId),
  };
}

interface Membership {
  /** The burst that answers for the one that the post joined. */
  readonly burst: string;
  readonly seq: number;
  readonly account: string;
  readonly createdAt: Instant;
}

/** The bursts that say something of their accounts, as those that answer for them. */
async function burstsFeedingCrews(db: Kysely<Tables>, watchId: string): Promise<readonly string[]> {
  const absorbers = await absorbersOf(db, watchId);
  const rows = await db
    .selectFrom("bursts")
    .select("id")
    .distinct()
    .where("watch_id", "=", watchId)
    .where("feeds_crews", "=", 1)
    .execute();
  return rows.map(({ id }) => answering(id, absorbers));
}

/** The copies of a watch's bursts of words that are not older than `since`. */
async function membershipsSince(
  db: Kysely<Tables>,
  watchId: string,
  since: Instant,
): Promise<readonly Membership[]> {
  const absorbers = await absorbersOf(db, watchId);
  const rows = await db
    .selectFrom("burst_posts")
    .select(["burst_id", "seq", "account_key", "created_at"])
    .where("watch_id", "=", watchId)
    .where("created_at", ">=", since)
    // In a burst of a thing no words are shared.
    .where("word_to", ">", 0)
    .orderBy("seq")
    .execute();
  return rows.map((row) => ({
    burst: answering(row.burst_id, absorbers),
    seq: row.seq,
    account: row.account_key,
    createdAt: row.created_at,
  }));
}

/** How many posts of each account of a watch were judged while its clock stood within [from, to). */
async function postsByAccount(
  db: Kysely<Tables>,
  watchId: string,
  { from, to }: { readonly from: Instant; readonly to: Instant },
): Promise<readonly { readonly account: string; readonly posts: number }[]> {
  const rows = await db
    .selectFrom("watch_posts")
    .select("account_key")
    .select((q) => q.fn.countAll<number>().as("posts"))
    .where("watch_id", "=", watchId)
    .where("seq", "is not", null)
    .where("clock", ">=", from)
    .where("clock", "<", to)
    .groupBy("account_key")
    .execute();
  return rows.map((row) => ({ account: row.account_key, posts: Number(row.posts) }));
}

/** Of each absorbed burst the one that absorbed it. */
async function absorbersOf(db: Kysely<Tables>, watchId: string): Promise<ReadonlyMap<string, string>> {
  const absorbed = await db
    .selectFrom("bursts")
    .select(["id", "absorbed_by"])
    .where("watch_id", "=", watchId)
    .where("absorbed_by", "is not", null)
    .execute();
  return new Map(absorbed.map(({ id, absorbed_by }) => [id, absorbed_by as string]));
}

function answering(burst: string, absorbers: ReadonlyMap<string, string>): string {
  let current = burst;
  for (let next = absorbers.get(current); next !== undefined; next = absorbers.get(current)) current = next;
  return current;
}
