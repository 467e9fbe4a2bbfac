/** What the page of a dossier shows besides files: copies in order, sources, and what was not collected. */
import { type Kysely, sql } from "kysely";
import type { BurstMember } from "../domain/burst.ts";
import type { DossierSubject } from "../domain/dossier.ts";
import type { Instant } from "../domain/time.ts";
import type { Watch } from "../domain/watch.ts";
import { countedBy, isOf } from "./dossier-meant.ts";
import { memberOf } from "./members.ts";
import type { Tables } from "./tables.ts";
import { WITHDRAWN_BURSTS } from "./taken-back.ts";

/** The first copies of a burst over all its waves, and how many there are in all. */
export async function copiesOfBurst(
  db: Kysely<Tables>,
  burst: string,
  most: number,
): Promise<{ readonly copies: readonly BurstMember[]; readonly all: number }> {
  const rows = await db
    .selectFrom("burst_posts")
    .innerJoin("posts", (join) =>
      join.onRef("posts.source", "=", "burst_posts.source").onRef("posts.id", "=", "burst_posts.post_id"),
    )
    .select([
      "burst_posts.source",
      "burst_posts.post_id",
      "burst_posts.created_at",
      "posts.platform",
      "posts.account_id",
      "posts.handle",
      "posts.text",
      "posts.purged_at",
    ])
    .distinct()
    .where("burst_posts.burst_id", "=", burst)
    .orderBy("burst_posts.created_at")
    .orderBy("burst_posts.source")
    .orderBy("burst_posts.post_id")
    .limit(most)
    .execute();
  const { rows: counted } = await sql<{ n: number }>`
    select count(*) as n from (select distinct source, post_id from burst_posts where burst_id = ${burst}) as own
  `.execute(db);
  return { copies: rows.map(memberOf), all: Number(counted[0]?.n ?? 0) };
}

/** A copy that only a search for the words brought. */
export interface FoundCopy extends BurstMember {
  readonly foundAt: Instant;
  /** What was searched; "" where no link of the chain is left to say it. */
  readonly query: string;
}

/** The first copies that were found with a burst's words and are counted in none of its waves, and how many in all. */
export async function foundOfBurst(
  db: Kysely<Tables>,
  burst: string,
  most: number,
): Promise<{ readonly copies: readonly FoundCopy[]; readonly all: number }> {
  const found = sql`(
    select watch_id, source, post_id, min(found_at) as found_at from found_posts as own
    where burst_id = ${burst} and not exists (
      select 1 from burst_posts as counted where counted.burst_id = own.burst_id
        and counted.source = own.source and counted.post_id = own.post_id
    ) group by watch_id, source, post_id
  )`;
  const { rows } = await sql<{
    source: string;
    post_id: string;
    platform: string;
    account_id: string;
    handle: string | null;
    created_at: number;
    text: string | null;
    purged_at: number | null;
    found_at: number;
    query: string | null;
    total: number;
  }>`
    select posts.source, posts.id as post_id, posts.platform, posts.account_id, posts.handle, posts.created_at, posts.text,
      posts.purged_at, found.found_at, count(*) over () as total, (
        select link.query from evidence as link where link.watch_id = found.watch_id and link.kind = 'post'
          and link.source = found.source and link.subject = found.post_id order by link.n limit 1
      ) as query
    from ${found} as found join posts on posts.source = found.source and posts.id = found.post_id
    order by posts.created_at, posts.source, posts.id limit ${most}
  `.execute(db);
  const copies = rows.map((row) => ({
    ...memberOf({ ...row, created_at: Number(row.created_at) }),
    foundAt: Number(row.found_at),
    query: row.query ?? "",
  }));
  return { copies, all: Number(rows[0]?.total ?? 0) };
}

/** Where its posts came from, and the time in which they were posted; null without any. */
export async function stretchOf(
  db: Kysely<Tables>,
  subject: DossierSubject,
): Promise<{
  readonly sources: readonly string[];
  readonly platforms: readonly string[];
  readonly from: Instant;
  readonly to: Instant;
} | null> {
  const { rows } = await sql<{ source: string; platform: string; first_at: number; last_at: number }>`
    select posts.source, posts.platform, min(counted.created_at) as first_at, max(counted.created_at) as last_at
    from ${countedBy(subject)} as counted
    join posts on posts.source = counted.source and posts.id = counted.post_id
    group by posts.source, posts.platform order by posts.source, posts.platform`.execute(db);
  if (rows.length === 0) return null;
  return {
    sources: [...new Set(rows.map(({ source }) => source))],
    platforms: [...new Set(rows.map(({ platform }) => platform))],
    from: Math.min(...rows.map((row) => Number(row.first_at))),
    to: Math.max(...rows.map((row) => Number(row.last_at))),
  };
}

/** How many copies of a wave have no text any more. */
export async function textlessIn(
  db: Kysely<Tables>,
  { burst, wave }: { readonly burst: string; readonly wave: number },
): Promise<number> {
  const { n } = await db
    .selectFrom("burst_posts")
    .innerJoin("posts", (join) =>
      join.onRef("posts.source", "=", "burst_posts.source").onRef("posts.id", "=", "burst_posts.post_id"),
    )
    .select((q) => q.fn.countAll<number>().as("n"))
    .where("burst_posts.burst_id", "=", burst)
    .where("burst_posts.wave", "=", wave)
    .where("posts.text", "is", null)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** How many of its posts are copies in bursts that stand. */
export async function copiedOf(db: Kysely<Tables>, subject: DossierSubject): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from ${countedBy(subject)} as counted
    where (source, post_id) in (
      select source, post_id from burst_posts where ${isOf(subject)} and burst_id not in ${WITHDRAWN_BURSTS}
    )`.execute(db);
  return Number(rows[0]?.n ?? 0);
}

/** What was not read of these watches within a time; the earliest first. */
export async function gapsWithin(
  db: Kysely<Tables>,
  watches: readonly string[],
  { from, to }: { readonly from: Instant; readonly to: Instant },
) {
  if (watches.length === 0) return [];
  const rows = await db
    .selectFrom("gaps")
    .select(["watch_id", "from_at", "to_at", "why", "unread_posts"])
    .where("watch_id", "in", [...watches])
    .where("from_at", "<=", to)
    .where("to_at", ">=", from)
    .orderBy("from_at")
    .orderBy("id")
    .limit(1_000)
    .execute();
  return rows.map((row) => ({
    ...{ watch: row.watch_id, from: row.from_at, to: row.to_at, why: row.why },
    /** Whether it was sampled: then a part of it was read. */
    partly: row.unread_posts !== null,
  }));
}

/** By id; also of watches that were removed. */
export async function watchNames(
  db: Kysely<Tables>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("watches")
    .select(["id", "definition"])
    .where("id", "in", [...ids])
    .execute();
  return new Map(rows.map(({ id, definition }) => [id, (JSON.parse(definition) as Watch).name]));
}

/** Who posted when; the earliest first. */
export async function postingsOf(
  db: Kysely<Tables>,
  subject: DossierSubject,
  most: number,
): Promise<readonly { readonly at: Instant; readonly account: string }[]> {
  const { rows } = await sql<{ created_at: number; account_key: string }>`
    select created_at, account_key from ${countedBy(subject)} as counted
    order by created_at, source, post_id limit ${most}`.execute(db);
  return rows.map((row) => ({ at: Number(row.created_at), account: row.account_key }));
}

/** The same of one wave. */
export async function postingsIn(
  db: Kysely<Tables>,
  { burst, wave }: { readonly burst: string; readonly wave: number },
  most: number,
): Promise<readonly { readonly at: Instant; readonly account: string }[]> {
  const rows = await db
    .selectFrom("burst_posts")
    .select(["created_at", "account_key"])
    .where("burst_id", "=", burst)
    .where("wave", "=", wave)
    .orderBy("created_at")
    .orderBy("source")
    .orderBy("post_id")
    .limit(most)
    .execute();
  return rows.map((row) => ({ at: row.created_at, account: row.account_key }));
}
