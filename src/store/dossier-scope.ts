/** What a dossier is from: its watches and bursts, and where the chains stand. */
import { type Kysely, sql } from "kysely";
import type { DossierSubject, SubjectAnswer } from "../domain/dossier.ts";
import { auditChain } from "./audit.ts";
import type { ChainHead } from "./day-heads.ts";
import { isOf } from "./dossier-meant.ts";
import type { DossierCounts } from "./dossier-posts.ts";
import { evidenceChain } from "./evidence.ts";
import type { Tables } from "./tables.ts";
import { WITHDRAWN_BURSTS } from "./taken-back.ts";

/** By id. */
export async function watchesOf(db: Kysely<Tables>, subject: DossierSubject): Promise<readonly string[]> {
  if (subject.is !== "account") return [subject.watch];
  const { rows } = await sql<{ watch_id: string }>`
    select distinct watch_id from watch_posts where ${isOf(subject)} order by watch_id`.execute(db);
  return rows.map(({ watch_id }) => watch_id);
}

/** Ids of the bursts that its posts are copies in, the earliest first; withdrawn ones are left out. */
export async function burstsIn(db: Kysely<Tables>, subject: DossierSubject): Promise<readonly string[]> {
  const { rows } = await sql<{ burst_id: string }>`
    select burst_id from burst_posts where ${isOf(subject)} and burst_id not in ${WITHDRAWN_BURSTS}
    group by burst_id order by min(created_at), burst_id`.execute(db);
  return rows.map(({ burst_id }) => burst_id);
}

/** Ids of the bursts that its posts were only found for by searching; withdrawn ones are left out. */
export async function burstsFoundIn(db: Kysely<Tables>, subject: DossierSubject): Promise<readonly string[]> {
  const { rows } = await sql<{ burst_id: string }>`
    select distinct burst_id from found_posts where ${isOf(subject)} and burst_id not in ${WITHDRAWN_BURSTS}
    order by burst_id`.execute(db);
  const counted = new Set(await burstsIn(db, subject));
  return rows.flatMap(({ burst_id: id }) => (counted.has(id) ? [] : id));
}

/** Why nothing of it is handed out any more: somebody took it back; null where that is not so. */
export async function withdrawnAnswer(
  db: Kysely<Tables>,
  subject: DossierSubject,
  { posts, found, withdrawn }: DossierCounts,
): Promise<SubjectAnswer | null> {
  if (subject.is === "burst") {
    const { rows } = await sql`select id from bursts where id = ${subject.burst} and id in ${WITHDRAWN_BURSTS}
      limit 1`.execute(db);
    return rows.length === 0 ? null : { is: "withdrawn", name: subject.name };
  }
  return withdrawn > 0 && posts + found === 0 ? { is: "all-withdrawn", subject } : null;
}

/** The heads of these watches' chains, then the audit log's. */
export async function chainHeads(
  db: Kysely<Tables>,
  watches: readonly string[],
): Promise<readonly ChainHead[]> {
  const names = watches.map((id) => evidenceChain(id).name);
  const heads = await db
    .selectFrom("chain_heads")
    .selectAll()
    .where("chain", "in", [...names, auditChain.name])
    .execute();
  return [...names, auditChain.name].flatMap((name) => heads.find(({ chain }) => chain === name) ?? []);
}
