/** The head of a day: one hash over the heads of all chains, small enough to be posted where others keep it. */
import { createHash } from "node:crypto";
import { type Kysely, type Selectable, sql } from "kysely";
import { type Instant, toIso } from "../domain/time.ts";
import { auditChain } from "./audit.ts";
import type { ChainHeadRow, DayHeadRow } from "./evidence-tables.ts";
import type { Tables } from "./tables.ts";

export type ChainHead = Readonly<ChainHeadRow>;

export interface DayHead {
  /** In UTC: "2026-11-25". */
  readonly day: string;
  readonly at: Instant;
  /** SHA-256 in hex. */
  readonly hash: string;
  /** Watches in the order of their ids, then the audit log. */
  readonly chains: readonly ChainHead[];
}

/** SHA-256 over a line for each chain: its name, its number of links and its newest hash, with spaces between. */
export function dayHash(chains: readonly ChainHead[]): string {
  const lines = chains.map(({ chain, n, hash }) => `${chain} ${n} ${hash}\n`);
  return createHash("sha256").update(lines.join("")).digest("hex");
}

/**
 * Records the head of the day that `now` is in, once, from the first day after something was chained on.
 * Watches that come with the program, as the drill's, are nobody's evidence.
 * @returns it, where it was not recorded before
 */
export async function recordDayHead(tx: Kysely<Tables>, now: Instant): Promise<DayHead | null> {
  const day = toIso(now).slice(0, 10);
  if ((await headOfDay(tx, day)) !== null || !(await isAnyOlder(tx, Date.parse(day)))) return null;
  const chains = await headsNow(tx);
  const head = { day, at: now, hash: dayHash(chains), chains };
  const { numInsertedOrUpdatedRows: inserted = 0n } = await tx
    .insertInto("day_heads")
    .values({ ...head, chains: JSON.stringify(chains) })
    .onConflict((conflict) => conflict.column("day").doNothing())
    .executeTakeFirstOrThrow();
  return inserted > 0n ? head : null;
}

/** Null where nothing was recorded yet. */
export async function latestDayHead(db: Kysely<Tables>): Promise<DayHead | null> {
  const row = await db.selectFrom("day_heads").selectAll().orderBy("day", "desc").limit(1).executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** The latest recorded head with this hash, as it was posted; null where there is none. Quiet days have the same. */
export async function dayHeadByHash(db: Kysely<Tables>, hash: string): Promise<DayHead | null> {
  const row = await db
    .selectFrom("day_heads")
    .selectAll()
    .where("hash", "=", hash)
    .orderBy("day", "desc")
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

async function headOfDay(db: Kysely<Tables>, day: string): Promise<DayHead | null> {
  const row = await db.selectFrom("day_heads").selectAll().where("day", "=", day).executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** Whether the first link of any chain is older than this. */
async function isAnyOlder(db: Kysely<Tables>, than: Instant): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`
    select n from evidence where n = 1 and at < ${than}
      and watch_id not in (select id from watches where origin = 'built-in')
    union all select n from audit where n = 1 and at < ${than}
    union all select n from chain_starts
    limit 1`.execute(db);
  return rows.length > 0;
}

async function headsNow(db: Kysely<Tables>): Promise<readonly ChainHead[]> {
  const builtIn = await db.selectFrom("watches").select("id").where("origin", "=", "built-in").execute();
  const left = new Set(builtIn.map(({ id }) => `watch:${id}`));
  const heads = await db.selectFrom("chain_heads").selectAll().orderBy("chain").execute();
  const watches = heads.filter(({ chain }) => chain !== auditChain.name && !left.has(chain));
  return [...watches, ...heads.filter(({ chain }) => chain === auditChain.name)];
}

function fromRow(row: Selectable<DayHeadRow>): DayHead {
  return { ...row, chains: JSON.parse(row.chains) as ChainHead[] };
}
