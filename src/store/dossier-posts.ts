/** The posts of a dossier, some hundred at a time: no number of them is ever held at once. */
import { type Kysely, type SqlBool, sql } from "kysely";
import type { DossierPost, DossierSubject } from "../domain/dossier.ts";
import type { Instant } from "../domain/time.ts";
import { chainStart } from "./chain-starts.ts";
import { evidenceChain } from "./evidence.ts";
import type { Tables } from "./tables.ts";

/** A dossier's posts as they are stored. */
export interface StoredDossierPost extends DossierPost {
  /** The words of the first of its bursts; null where it is in none, or in one of a thing. */
  readonly passage: string | null;
}

/** Posts held at a time. */
const POSTS_A_PAGE = 500;

interface Key {
  readonly created_at: Instant;
  readonly source: string;
  readonly post_id: string;
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

export async function countDossier(
  db: Kysely<Tables>,
  subject: DossierSubject,
): Promise<{ readonly posts: number; readonly accounts: number }> {
  const { rows } = await sql<{ posts: number; accounts: number }>`
    select count(*) as posts, count(distinct account_key) as accounts
    from (select distinct source, post_id, account_key from ${tableOf(subject)} where ${isOf(subject)}) as meant
  `.execute(db);
  const [row] = rows;
  return { posts: Number(row?.posts ?? 0), accounts: Number(row?.accounts ?? 0) };
}

/** What counts as one of its posts: a copy in a burst, or whatever a watch read. */
export function tableOf({ is }: DossierSubject) {
  return is === "burst" || is === "crew" ? sql.table("burst_posts") : sql.table("watch_posts");
}

export function isOf(subject: DossierSubject) {
  switch (subject.is) {
    case "burst":
      return sql<SqlBool>`burst_id = ${subject.burst}`;
    case "crew":
      return sql<SqlBool>`burst_id in (${sql.join(subject.bursts)}) and account_key in (${sql.join(subject.accounts)})`;
    case "account":
      return sql<SqlBool>`account_key = ${subject.account}`;
    case "day":
      return sql<SqlBool>`watch_id = ${subject.watch} and created_at >= ${subject.from} and created_at < ${subject.to}`;
  }
}

async function keysAfter(
  db: Kysely<Tables>,
  subject: DossierSubject,
  after: Key | null,
): Promise<readonly Key[]> {
  const behind =
    after === null
      ? sql<SqlBool>`1 = 1`
      : sql<SqlBool>`(created_at, source, post_id) > (${after.created_at}, ${after.source}, ${after.post_id})`;
  const { rows } = await sql<Key>`
    select distinct created_at, source, post_id from ${tableOf(subject)}
    where ${isOf(subject)} and ${behind}
    order by created_at, source, post_id limit ${POSTS_A_PAGE}
  `.execute(db);
  return rows.map((row) => ({ ...row, created_at: Number(row.created_at) }));
}

async function postsOf(db: Kysely<Tables>, keys: readonly Key[]): Promise<readonly StoredDossierPost[]> {
  const ids = keys.map(({ post_id }) => post_id);
  const rows = await db
    .selectFrom("posts")
    .selectAll()
    .where("id", "in", ids)
    .where("source", "in", [...new Set(keys.map(({ source }) => source))])
    .execute();
  const copies = await db
    .selectFrom("burst_posts")
    .innerJoin("bursts", (join) =>
      join.onRef("bursts.id", "=", "burst_posts.burst_id").onRef("bursts.wave", "=", "burst_posts.wave"),
    )
    .select(["burst_posts.source", "burst_posts.post_id", "bursts.short_id", "bursts.passage", "bursts.kind"])
    .where("burst_posts.post_id", "in", ids)
    .orderBy("bursts.found_at")
    .orderBy("bursts.id")
    .orderBy("bursts.wave")
    .execute();
  const posts = new Map(rows.map((row) => [keyOf(row.source, row.id), row]));
  const bursts = Map.groupBy(copies, ({ source, post_id }) => keyOf(source, post_id));
  return keys.flatMap(({ source, post_id }): StoredDossierPost[] => {
    const row = posts.get(keyOf(source, post_id));
    if (row === undefined) return [];
    const [first, ...others] = bursts.get(keyOf(source, post_id)) ?? [];
    return [
      {
        source,
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
        bursts: first === undefined ? [] : [...new Set([first, ...others].map((each) => each.short_id))],
        passage: first === undefined || THINGS.has(first.kind) ? null : first.passage,
      },
    ];
  });
}

/** In a burst of one of these no words are shared. */
const THINGS: ReadonlySet<string> = new Set(["link", "media", "hashtags"]);

/** The links that stand for these posts, in all chains, each with the hash of the link before it. */
export async function linksOf(db: Kysely<Tables>, posts: readonly StoredDossierPost[]) {
  const ids = posts.map(({ id }) => id);
  const rows = await db
    .selectFrom("watch_posts")
    .innerJoin("evidence", (join) =>
      join
        .onRef("evidence.watch_id", "=", "watch_posts.watch_id")
        .onRef("evidence.subject", "=", "watch_posts.post_id")
        .onRef("evidence.source", "=", "watch_posts.source"),
    )
    .leftJoin("evidence as before", (join) =>
      join
        .onRef("before.watch_id", "=", "evidence.watch_id")
        .on((eb) => eb("before.n", "=", eb("evidence.n", "-", 1))),
    )
    .select([
      "evidence.watch_id",
      "evidence.n",
      "evidence.at",
      "evidence.source",
      "evidence.query",
      "evidence.kind",
      "evidence.subject",
      "evidence.sha256",
      "evidence.hash",
      "before.hash as previous",
    ])
    .where("watch_posts.post_id", "in", ids)
    .where("evidence.kind", "=", "post")
    .orderBy("evidence.watch_id")
    .orderBy("evidence.n")
    .execute();
  const meant = new Set(posts.map(({ source, id }) => keyOf(source, id)));
  const links = rows.filter(({ source, subject }) => meant.has(keyOf(source, subject)));
  const starts = new Map<string, string>();
  for (const { watch_id, previous } of links) {
    if (previous !== null || starts.has(watch_id)) continue;
    starts.set(watch_id, (await chainStart(db, evidenceChain(watch_id).name)).hash);
  }
  return links.map((row) => ({ ...row, previous: row.previous ?? starts.get(row.watch_id) ?? "" }));
}

function keyOf(source: string, id: string): string {
  return `${source}\n${id}`;
}
