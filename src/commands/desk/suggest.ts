/** What somebody may mean who has begun to type a name: watches, bursts and accounts, by one indexed query each. */
import { type Kysely, type SqlBool, sql } from "kysely";
import { normalizeBase32 } from "../../domain/ids.ts";
import type { Scope } from "../../domain/scope.ts";
import type { Watch } from "../../domain/watch.ts";
import type { Tables } from "../../store/tables.ts";
import type { BurstSummary } from "../desk.ts";
import { currentWaves, summarize } from "./burst-summaries.ts";
import { inScope, postInScope } from "./in-scope.ts";

/** Sorts after every letter and digit, so that a range of texts is "begins with". */
const AFTER_ALL = "\u{10FFFF}";
/** Posts that a beginning of a handle is looked for in: those of one account are many. */
const POSTS_LOOKED_AT = 2_000;
/** A shorter beginning of a handle fits nearly everybody. */
const SHORTEST_HANDLE = 2;

/** Watches whose id or name holds what was typed; there are never many. */
export async function suggestWatches(
  db: Kysely<Tables>,
  scope: Scope,
  typed: string,
  limit: number,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const rows = await db
    .selectFrom("watches")
    .select(["id", "definition"])
    .where(inScope(scope, "watches.id"))
    .where("removed_at", "is", null)
    .orderBy("id")
    .execute();
  const sought = typed.trim().toLowerCase();
  return rows
    .map(({ id, definition }) => ({ id, name: (JSON.parse(definition) as Watch).name }))
    .filter(({ id, name }) => `${id} ${name.toLowerCase()}`.includes(sought))
    .slice(0, limit);
}

/** The newest bursts whose id begins so; nothing typed means all. */
export async function suggestBursts(
  db: Kysely<Tables>,
  scope: Scope,
  typed: string,
  limit: number,
): Promise<readonly BurstSummary[]> {
  const beginning = typed.trim() === "" ? "" : normalizeBase32(typed);
  if (beginning === null) return [];
  let waves = currentWaves(db, scope);
  if (beginning !== "") {
    waves = waves.where("bursts.id", ">=", beginning).where("bursts.id", "<", beginning + AFTER_ALL);
  }
  const rows = await waves
    .selectAll("bursts")
    .orderBy("bursts.detected_at", "desc")
    .orderBy("bursts.detected_seq", "desc")
    .orderBy("bursts.id")
    .limit(limit)
    .execute();
  return summarize(db, rows, scope);
}

/** Handles that begin so, each as it was written last; nothing for less than two characters. */
export async function suggestHandles(
  db: Kysely<Tables>,
  scope: Scope,
  typed: string,
  limit: number,
): Promise<readonly string[]> {
  const beginning = typed.trim().replace(/^@/, "");
  if (beginning.length < SHORTEST_HANDLE) return [];
  const rows = await db
    .selectFrom((from) =>
      from
        .selectFrom("posts")
        .select(["posts.handle", "posts.created_at"])
        // The database folds both sides, so that they fold alike.
        .where(sql<SqlBool>`lower(posts.handle) >= lower(${beginning})`)
        .where(sql<SqlBool>`lower(posts.handle) < lower(${beginning + AFTER_ALL})`)
        .where(postInScope(scope))
        .orderBy(sql`lower(posts.handle)`)
        .limit(POSTS_LOOKED_AT)
        .as("begun"),
    )
    .select("begun.handle")
    .groupBy("begun.handle")
    .orderBy((q) => q.fn.max("begun.created_at"), "desc")
    .orderBy("begun.handle")
    .limit(limit)
    .execute();
  return rows.flatMap(({ handle }) => handle ?? []);
}
