/**
 * Where chains begin. The oldest links of a chain may go when their time is over; the hash of the last one
 * that went stays, and stands in the audit log too, so that whatever else is cut off shows.
 */
import { type Kysely, sql } from "kysely";
import type { Instant } from "../domain/time.ts";
import { appendAudit } from "./audit.ts";
import { CHAIN_START } from "./chains.ts";
import { evidenceChain } from "./evidence.ts";
import type { Tables } from "./tables.ts";

/** A place in a chain: behind the link `n`, whose hash is `hash`. */
export interface ChainMark {
  readonly n: number;
  readonly hash: string;
}

/** The action under which the audit log keeps where a chain begins. */
const CUT = "forget";
/** Who does what nobody asked for. */
const OURSELVES = "verbatim";

export async function chainStart(db: Kysely<Tables>, chain: string): Promise<ChainMark> {
  const row = await db
    .selectFrom("chain_starts")
    .select(["n", "hash"])
    .where("chain", "=", chain)
    .executeTakeFirst();
  return row ?? { n: 0, hash: CHAIN_START };
}

/** Whether it was us who let a chain begin there. */
export async function isOurStart(db: Kysely<Tables>, chain: string, mark: ChainMark): Promise<boolean> {
  if (mark.n === 0) return true;
  const row = await db
    .selectFrom("audit")
    .select("n")
    .where("action", "=", CUT)
    .where("target", "=", chain)
    .where("outcome", "=", outcomeOf(mark))
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Lets go of the oldest links of a watch's chain, up to the first that is not old enough or still stands for
 * something: what is held keeps the rest of the chain.
 * @returns how many went; fewer than `limit` when there are no more.
 */
export async function cutEvidence(
  tx: Kysely<Tables>,
  watchId: string,
  { before, limit, now }: { readonly before: Instant; readonly limit: number; readonly now: Instant },
): Promise<number> {
  const { name } = evidenceChain(watchId);
  const start = await chainStart(tx, name);
  const links = await tx
    .selectFrom("evidence")
    .select(["n", "at", "hash"])
    .select(stillStands().as("stands"))
    .where("watch_id", "=", watchId)
    .where("n", ">", start.n)
    .orderBy("n")
    .limit(limit)
    .execute();
  const first = links.findIndex(({ at, stands }) => at >= before || stands === 1);
  const old = first < 0 ? links : links.slice(0, first);
  const last = old.at(-1);
  if (last === undefined) return 0;
  const mark = { n: last.n, hash: last.hash };
  await tx.deleteFrom("evidence").where("watch_id", "=", watchId).where("n", "<=", last.n).execute();
  await tx
    .insertInto("chain_starts")
    .values({ chain: name, ...mark, cut_at: now })
    .onConflict((conflict) => conflict.column("chain").doUpdateSet({ ...mark, cut_at: now }))
    .execute();
  const said = { at: now, actor: OURSELVES, place: OURSELVES, action: CUT, target: name };
  await appendAudit(tx, { ...said, outcome: outcomeOf(mark) });
  return old.length;
}

function outcomeOf({ n, hash }: ChainMark): string {
  return `${n} ${hash}`;
}

/** Of rows of `evidence`: 1 while what it stands for is stored with its hash, because it is held, say. */
function stillStands() {
  return sql<number>`case when exists (
    select 1 from posts where evidence.kind = 'post'
      and posts.source = evidence.source and posts.id = evidence.subject and posts.raw_sha256 <> ''
  ) or exists (
    select 1 from snapshots as shown where evidence.kind = 'snapshot'
      and shown.watch_id = evidence.watch_id and shown.source = evidence.source
      and shown.account_id = evidence.subject and shown.fetched_at = evidence.at
  ) or exists (
    select 1 from standings as seen where evidence.kind = 'standing'
      and seen.watch_id = evidence.watch_id and seen.source = evidence.source
      and seen.id = evidence.subject and seen.seen_at = evidence.at
  ) then 1 else 0 end`;
}
