/** The posts of a dossier, some hundred at a time: no number of them is ever held at once. */
import { type Kysely, type SqlBool, sql } from "kysely";
import type { DossierPost, DossierSubject } from "../domain/dossier.ts";
import type { Via } from "../domain/post.ts";
import type { Instant } from "../domain/time.ts";
import { countedBy, meantRows, withdrawnOf } from "./dossier-meant.ts";
import type { BurstRow, Tables } from "./tables.ts";
import { WITHDRAWN_BURSTS } from "./taken-back.ts";

/** A dossier's posts as they are stored. */
export interface StoredDossierPost extends DossierPost {
  /** The words of the first of its bursts, or that it was found with; null where it has none, or they are no words. */
  readonly passage: string | null;
}

interface CopyRow extends Pick<BurstRow, "short_id" | "passage" | "kind"> {
  readonly source: string;
  readonly post_id: string;
}

/** Posts held at a time. */
const POSTS_A_PAGE = 500;

interface Key {
  readonly created_at: Instant;
  readonly source: string;
  readonly post_id: string;
  readonly found: number;
}

/** By (createdAt, source, id), each once; pages of at most POSTS_A_PAGE. */
export async function* dossierPosts(
  db: Kysely<Tables>,
  subject: DossierSubject,
): AsyncGenerator<readonly StoredDossierPost[]> {
  for (let after: Key | null = null; ; ) {
    const keys: readonly Key[] = await keysAfter(db, subject, after);
    if (keys.length === 0) return;
    yield await postsOf(db, keys);
    after = keys.at(-1) ?? null;
  }
}

export interface DossierCounts {
  /** Without what was found by searching. */
  readonly posts: number;
  readonly accounts: number;
  /** Copies that only a search for the words brought. */
  readonly found: number;
  /** What is left out because it was withdrawn. */
  readonly withdrawn: number;
}

export async function countDossier(db: Kysely<Tables>, subject: DossierSubject): Promise<DossierCounts> {
  const { rows } = await sql<Record<keyof DossierCounts, number>>`
    select count(*) as posts, count(distinct account_key) as accounts,
      (select count(*) from (${meantRows(subject)}) as every_post where found = 1) as found,
      (select count(*) from ${withdrawnOf(subject)} as taken_back) as withdrawn
    from ${countedBy(subject)} as counted
  `.execute(db);
  const { posts = 0, accounts = 0, found = 0, withdrawn = 0 } = rows[0] ?? {};
  return {
    posts: Number(posts),
    accounts: Number(accounts),
    found: Number(found),
    withdrawn: Number(withdrawn),
  };
}

async function keysAfter(
  db: Kysely<Tables>,
  subject: DossierSubject,
  after: Key | null,
): Promise<readonly Key[]> {
  const rest =
    after === null
      ? meantRows(subject)
      : meantRows(
          // The later beginning is one that an index is entered at.
          subject.is === "day" ? { ...subject, from: after.created_at } : subject,
          sql<SqlBool>`(created_at, source, post_id) > (${after.created_at}, ${after.source}, ${after.post_id})`,
        );
  const { rows } = await sql<Key>`${rest} order by created_at, source, post_id limit ${POSTS_A_PAGE}`.execute(
    db,
  );
  return rows.map((row) => ({ ...row, created_at: Number(row.created_at), found: Number(row.found) }));
}

async function postsOf(db: Kysely<Tables>, keys: readonly Key[]): Promise<readonly StoredDossierPost[]> {
  const ids = keys.map(({ post_id }) => post_id);
  const sources = [...new Set(keys.map(({ source }) => source))];
  const rows = await db
    .selectFrom("posts")
    .selectAll()
    .where("id", "in", ids)
    .where("source", "in", sources)
    .execute();
  const posts = new Map(rows.map((row) => [keyOf({ source: row.source, post_id: row.id }), row]));
  const among = { ids, sources };
  const copies = Map.groupBy(await copiesAmong(db, "burst_posts", among), (row) => keyOf(row));
  const searched = Map.groupBy(await copiesAmong(db, "found_posts", among), (row) => keyOf(row));
  const read = Map.groupBy(
    await db
      .selectFrom("watch_posts")
      .select(["source", "post_id", "via"])
      .where("post_id", "in", ids)
      .where("source", "in", sources)
      .execute(),
    (row) => keyOf(row),
  );
  return keys.flatMap((key): StoredDossierPost[] => {
    const row = posts.get(keyOf(key));
    if (row === undefined) return [];
    const bursts = copies.get(keyOf(key)) ?? [];
    const counted = new Set(bursts.map(({ short_id }) => short_id));
    const found = (searched.get(keyOf(key)) ?? []).filter(({ short_id }) => !counted.has(short_id));
    const [first] = [...bursts, ...found];
    const vias = new Set((read.get(keyOf(key)) ?? []).map(({ via }) => via));
    return [
      {
        source: row.source,
        id: row.id,
        platform: row.platform,
        accountId: row.account_id,
        handle: row.handle,
        createdAt: row.created_at,
        collectedAt: row.collected_at,
        text: row.text,
        lang: row.lang,
        repostOf: row.repost_of,
        raw: row.raw,
        sha256: row.raw_sha256,
        purged: row.purged_at !== null,
        bursts: [...counted],
        passage: first === undefined || THINGS.has(first.kind) ? null : first.passage,
        came: key.found === 1 ? "pursuit" : (VIAS.find((via) => vias.has(via)) ?? "pursuit"),
        foundFor: [...new Set(found.map(({ short_id }) => short_id))],
        isCounted: key.found !== 1,
      },
    ];
  });
}

/** Whatever counts comes before what does not. */
const VIAS = ["poll", "backfill", "pursuit", "lookup"] as const satisfies readonly Via[];

/** Of which bursts these posts are copies, or were found to be; the earliest found first, withdrawn ones left out. */
async function copiesAmong(
  db: Kysely<Tables>,
  table: "burst_posts" | "found_posts",
  { ids, sources }: { readonly ids: readonly string[]; readonly sources: readonly string[] },
): Promise<readonly CopyRow[]> {
  const { rows } = await sql<CopyRow>`
    select copies.source, copies.post_id, bursts.short_id, bursts.passage, bursts.kind
    from ${sql.table(table)} as copies
    join bursts on bursts.id = copies.burst_id and bursts.wave = copies.wave
    where copies.post_id in (${sql.join(ids)}) and copies.source in (${sql.join(sources)})
      and bursts.id not in ${WITHDRAWN_BURSTS}
    order by bursts.found_at, bursts.id, bursts.wave
  `.execute(db);
  return rows;
}

/** In a burst of one of these no words are shared. */
const THINGS: ReadonlySet<string> = new Set(["link", "media", "hashtags"]);

function keyOf({ source, post_id }: Pick<Key, "source" | "post_id">): string {
  return `${source}\n${post_id}`;
}
