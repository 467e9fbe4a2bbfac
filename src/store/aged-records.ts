/** What else is kept only for a time: profiles, items nobody could read, look-ups, old messages, founded clusters. */
import { type Kysely, type RawBuilder, type SqlBool, sql } from "kysely";
import type { Duration, Instant } from "../domain/time.ts";
import { heldBursts, isUnheld } from "./holds.ts";
import { CARD_LANE } from "./outbox.ts";
import { NOTHING } from "./purge.ts";
import type { Tables } from "./tables.ts";

/** A part of the records that are older than `before`. */
export interface Aged {
  readonly before: Instant;
  readonly limit: number;
  readonly now: Instant;
}

/** What accounts said of themselves goes; their numbers, and how the platform showed them, stay. */
export async function emptyProfiles(tx: Kysely<Tables>, aged: Aged): Promise<number> {
  const { numAffectedRows } = await sql`
    update snapshots set raw = '', name = null, bio = null
    where (watch_id, source, account_id, fetched_at) in ${oldest(aged, sql<SqlBool>`old.raw <> ''`)}
  `.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** The rest of them goes, and how the platform showed accounts and posts at the time. */
export async function forgetProfiles(tx: Kysely<Tables>, aged: Aged): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from snapshots
    where (watch_id, source, account_id, fetched_at) in ${oldest(aged, sql<SqlBool>`old.raw = ''`)}
  `.execute(tx);
  await sql`
    delete from standings where seen_at < ${aged.before} and (
      subject = 'account' and ${isUnheld(sql`standings.source || ':' || standings.id`, aged.now)}
      or subject = 'post' and not exists (
        select 1 from posts where posts.source = standings.source and posts.id = standings.id
          and posts.raw_sha256 <> ''
      )
    )
  `.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Items that could not be understood are still counted; what they were goes with the texts. */
export async function emptyMalformed(tx: Kysely<Tables>, { before, limit }: Aged): Promise<number> {
  const { numAffectedRows } = await sql`
    update malformed set raw = '' where id in (
      select id from malformed where recorded_at < ${before} and raw <> '' order by id limit ${limit}
    )
  `.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Pictures of bursts that had no copy since: they go with the texts, but for those of held bursts. */
export async function forgetOldPictures(tx: Kysely<Tables>, { before, limit, now }: Aged): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from pictures where (burst_id, wave, language) in (
      select old.burst_id, old.wave, old.language from pictures as old
      where old.drawn_at < ${before}
        and not exists (
          select 1 from bursts where bursts.id = old.burst_id and bursts.last_at >= ${before}
        )
        and old.burst_id not in ${heldBursts(now)}
      order by old.drawn_at limit ${limit}
    )
  `.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** What was remembered for a while, look-ups for instance, and is not answered with any more. */
export async function forgetExpired(tx: Kysely<Tables>, { limit, now }: Aged): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from cache where key in (select key from cache where expires_at <= ${now} order by expires_at limit ${limit})
  `.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/**
 * Earlier revisions of messages, which may quote what an account said of itself. The newest stays: it is what
 * people read, and what an edit is compared with.
 * @param after the revision where an earlier part ended; 0 at the beginning.
 * @returns where this part ended; null when it was the last.
 */
export async function emptyRevisions(
  tx: Kysely<Tables>,
  { before, limit }: Aged,
  after: number,
): Promise<{ readonly removed: number; readonly next: number | null }> {
  const { rows } = await sql<{ id: number }>`
    update outbox set card = ${NOTHING} where id in (
      select old.id from outbox as old
      where old.id > ${after} and old.lane = ${CARD_LANE} and old.state = 'sent' and old.created_at < ${before}
        and old.card <> ${NOTHING}
        and exists (
          select 1 from outbox as newer
          where newer.place = old.place and newer.subject = old.subject and newer.lane = old.lane
            and newer.n > old.n and newer.state = 'sent'
        )
      order by old.id limit ${limit}
    ) returning id
  `.execute(tx);
  const last = Math.max(after, ...rows.map(({ id }) => id));
  return { removed: rows.length, next: rows.length < limit ? null : last };
}

/**
 * Clusters of a watch that got no copy since.
 * @param memory a detector that is rebuilt needs those of this long, in the watch's own time.
 */
export async function forgetAnchors(
  tx: Kysely<Tables>,
  watchId: string,
  { before, limit, memory }: Aged & { readonly memory: Duration },
): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from anchors where watch_id = ${watchId} and (seq, ordinal) in (
      select old.seq, old.ordinal from anchors as old join watches on watches.id = old.watch_id
      where old.watch_id = ${watchId} and old.last_clock < ${before}
        and (watches.removed_at is not null or old.last_clock < watches.clock - ${memory})
      order by old.last_clock limit ${limit}
    )
  `.execute(tx);
  return Number(numAffectedRows ?? 0);
}

function oldest({ before, limit, now }: Aged, of: RawBuilder<SqlBool>): RawBuilder<unknown> {
  return sql`(
    select old.watch_id, old.source, old.account_id, old.fetched_at from snapshots as old
    where old.fetched_at < ${before} and ${of} and ${isUnheld(sql`old.source || ':' || old.account_id`, now)}
    order by old.fetched_at limit ${limit}
  )`;
}
