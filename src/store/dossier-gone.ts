/** What had to go of a dossier since it was made, and what became of its bursts: the dossier itself knows nothing of it. */
import { type Kysely, type SqlBool, sql } from "kysely";
import type { DossierSubject } from "../domain/dossier.ts";
import type { Instant } from "../domain/time.ts";
import { goingOnFrom } from "./absorbed.ts";
import { inBatches } from "./batches.ts";
import { askedRows } from "./dossier-meant.ts";
import type { Tables } from "./tables.ts";

/** What is left of a post that had to go. */
export interface Tombstone {
  readonly source: string;
  readonly id: string;
  /** Null where its text was dropped, because its platform removed it or its time was over. */
  readonly purgedAt: Instant | null;
}

/** Those of these posts that have no raw form here any more; at most some hundred at a time. */
export async function goneAmong(
  db: Kysely<Tables>,
  posts: readonly { readonly source: string; readonly id: string }[],
): Promise<readonly Tombstone[]> {
  if (posts.length === 0) return [];
  const rows = await db
    .selectFrom("posts")
    .select(["source", "id", "raw", "purged_at"])
    .where("source", "in", [...new Set(posts.map(({ source }) => source))])
    .where(
      "id",
      "in",
      posts.map(({ id }) => id),
    )
    .execute();
  const known = new Map(rows.map((row) => [`${row.source}\n${row.id}`, row]));
  return posts.flatMap(({ source, id }) => {
    const row = known.get(`${source}\n${id}`);
    if (row !== undefined && row.raw !== null) return [];
    return [{ source, id, purgedAt: row?.purged_at ?? null }];
  });
}

/**
 * Posts of a dossier without a text, as far as they were collected when it was made: those purged last first.
 * @returns at most so many, and how many there are in all
 */
export async function goneOf(
  db: Kysely<Tables>,
  subject: DossierSubject,
  { madeAt, most }: { readonly madeAt: Instant; readonly most: number },
): Promise<{ readonly tombstones: readonly Tombstone[]; readonly all: number }> {
  const { rows } = await sql<{ source: string; id: string; purged_at: number | null; total: number }>`
    select posts.source, posts.id, posts.purged_at, count(*) over () as total from posts
    join (select distinct source, post_id from (${askedRows(subject)}) as every_row) as held
      on held.source = posts.source and held.post_id = posts.id
    where posts.text is null and posts.collected_at <= ${madeAt}
    order by coalesce(posts.purged_at, 0) desc, posts.created_at, posts.source, posts.id limit ${most}
  `.execute(db);
  const tombstones = rows.map(({ source, id, purged_at: purgedAt }) => ({
    source,
    id,
    purgedAt: purgedAt === null ? null : Number(purgedAt),
  }));
  return { tombstones, all: Number(rows[0]?.total ?? 0) };
}

/** What somebody said of a burst of a dossier after it was made. */
export interface SaidSince {
  readonly shortId: string;
  readonly kind: "corrected" | "withdrawn";
  readonly by: string;
  readonly at: Instant;
}

/** Corrections and withdrawals of these bursts, and of what took them in, from a time on, the earliest first. */
export async function saidSince(
  db: Kysely<Tables>,
  bursts: readonly string[],
  since: Instant,
): Promise<readonly SaidSince[]> {
  const said = new Map<number, SaidSince>();
  for (const batch of inBatches([...new Set(bursts)])) {
    const answering = goingOnFrom(sql`select id from bursts where id in (${sql.join([...batch])})`);
    const rows = await db
      .selectFrom("corrections")
      .innerJoin("bursts", "bursts.id", "corrections.burst_id")
      .select([
        "corrections.id",
        "bursts.short_id",
        "corrections.kind",
        "corrections.by_name",
        "corrections.created_at",
      ])
      .distinct()
      .where(sql<SqlBool>`corrections.burst_id in ${answering}`)
      .where("corrections.created_at", ">=", since)
      .execute();
    for (const row of rows) {
      said.set(row.id, { shortId: row.short_id, kind: row.kind, by: row.by_name, at: row.created_at });
    }
  }
  return [...said].sort(([a], [b]) => a - b).map(([, of]) => of);
}
