/** Dossiers of which files are kept or served here, and how they end before their time. */
import { type Kysely, type SqlBool, sql } from "kysely";
import { accountKey } from "../domain/account.ts";
import type { DossierSubject } from "../domain/dossier.ts";
import type { Instant } from "../domain/time.ts";
import { takenInBy } from "./absorbed.ts";
import { inBatches } from "./batches.ts";
import type { PurgeablePost } from "./purge.ts";
import type { Tables } from "./tables.ts";

/** What took something out of them. */
export type ExportEnd = "purged" | "withdrawn";

/** A dossier that held what had to go, and who took it. */
export interface EndedExport {
  readonly id: number;
  readonly by: string;
  readonly at: Instant;
}

/**
 * Ends them: links to them lead nowhere from now on, and what is kept of them is due to be removed.
 * @returns all that were meant, whether they had ended before or not, the earliest first
 */
export async function endExports(
  tx: Kysely<Tables>,
  ids: ReadonlySet<number>,
  why: ExportEnd,
  now: Instant,
): Promise<readonly EndedExport[]> {
  const ended: EndedExport[] = [];
  for (const batch of inBatches([...ids].sort((a, b) => a - b))) {
    await tx
      .updateTable("exports")
      .set({ ended_at: now, ended_why: why })
      .where("id", "in", [...batch])
      .where("ended_at", "is", null)
      .execute();
    const rows = await tx
      .selectFrom("exports")
      .select(["id", "by_name", "at"])
      .where("id", "in", [...batch])
      .orderBy("id")
      .execute();
    ended.push(...rows.map(({ id, by_name: by, at }) => ({ id, by, at })));
  }
  return ended;
}

/** Those that a burst is in, or one that it took in, or one that this had taken in before. */
export async function exportsWithBurst(db: Kysely<Tables>, burst: string): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom("export_bursts")
    .select("export_id")
    .where(sql<SqlBool>`burst_id in ${takenInBy(sql`select id from bursts where id = ${burst}`)}`)
    .execute();
  return new Set(rows.map(({ export_id }) => export_id));
}

/**
 * Those that may hold any of these posts: by the bursts in them, of which they show copies by everybody, and by what
 * they are about. Where that was not recorded, a dossier of an account or a day may hold any post.
 */
export async function exportsWithPosts(
  db: Kysely<Tables>,
  posts: readonly PurgeablePost[],
): Promise<ReadonlySet<number>> {
  const found = new Set<number>();
  for (const batch of inBatches(posts)) {
    const ids = batch.map(({ id }) => id);
    const sources = [...new Set(batch.map(({ source }) => source))];
    for (const table of ["burst_posts", "found_posts"] as const) {
      const rows = await db
        .selectFrom(table)
        .innerJoin("export_bursts", "export_bursts.burst_id", `${table}.burst_id`)
        .select("export_bursts.export_id")
        .distinct()
        .where(`${table}.source`, "in", sources)
        .where(`${table}.post_id`, "in", ids)
        .execute();
      for (const { export_id } of rows) found.add(export_id);
    }
  }
  const others = await db
    .selectFrom("exports")
    .select(["id", "about"])
    .where("kind", "in", ["account", "day"])
    .execute();
  for (const { id, about } of others) {
    if (found.has(id)) continue;
    if (about === null || (await holdsAny(db, JSON.parse(about) as DossierSubject, posts))) found.add(id);
  }
  return found;
}

async function holdsAny(
  db: Kysely<Tables>,
  subject: DossierSubject,
  posts: readonly PurgeablePost[],
): Promise<boolean> {
  if (subject.is === "account") {
    return posts.some(({ platform, accountId }) => accountKey(platform, accountId) === subject.account);
  }
  if (subject.is !== "day") return false;
  for (const batch of inBatches(posts)) {
    const row = await db
      .selectFrom("watch_posts")
      .select("post_id")
      .where("watch_id", "=", subject.watch)
      .where("created_at", ">=", subject.from)
      .where("created_at", "<", subject.to)
      .where("source", "in", [...new Set(batch.map(({ source }) => source))])
      .where(
        "post_id",
        "in",
        batch.map(({ id }) => id),
      )
      .executeTakeFirst();
    if (row !== undefined) return true;
  }
  return false;
}

/** Dossiers whose files are to go: they ended, or nobody took them for long enough. */
export async function exportsToRemove(
  db: Kysely<Tables>,
  { madeBefore, limit }: { readonly madeBefore: Instant; readonly limit: number },
): Promise<readonly { readonly id: number; readonly keptAs: string }[]> {
  const rows = await db
    .selectFrom("exports")
    .select(["id", "kept_as"])
    .where("kept_as", "is not", null)
    .where((eb) => eb.or([eb("ended_at", "is not", null), eb("at", "<", madeBefore)]))
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.flatMap(({ id, kept_as: keptAs }) => (keptAs === null ? [] : [{ id, keptAs }]));
}

/** Names under which files of dossiers are kept. */
export async function keptNames(db: Kysely<Tables>): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom("exports").select("kept_as").where("kept_as", "is not", null).execute();
  return new Set(rows.flatMap(({ kept_as }) => kept_as ?? []));
}

/** That nothing is kept of it any more. */
export async function filesRemoved(tx: Kysely<Tables>, id: number): Promise<void> {
  await tx.updateTable("exports").set({ kept_as: null }).where("id", "=", id).execute();
}
