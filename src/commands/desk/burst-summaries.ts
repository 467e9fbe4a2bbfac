/** Bursts as a list shows them: each by its newest wave, those that another one absorbed left out. */
import { type Kysely, type SqlBool, sql } from "kysely";
import type { Scope } from "../../domain/scope.ts";
import type { Watch } from "../../domain/watch.ts";
import { fromRow } from "../../store/burst-rows.ts";
import { withdrawnAmong } from "../../store/corrections.ts";
import type { BurstRow, Tables } from "../../store/tables.ts";
import type { BurstSummary, BurstsQuery } from "../desk.ts";
import { inScope } from "./in-scope.ts";

/** The newest wave of every burst in scope that speaks for itself. */
export function currentWaves(db: Kysely<Tables>, scope: Scope) {
  return db
    .selectFrom("bursts")
    .where(inScope(scope, "bursts.watch_id"))
    .where("bursts.absorbed_by", "is", null)
    .where(
      sql<SqlBool>`not exists (
        select 1 from bursts as later
        where later.id = bursts.id and later.wave > bursts.wave and later.absorbed_by is null
      )`,
    );
}

/** A page of them and how many there are; of equal ones the latest detected first. */
export async function listBursts(
  db: Kysely<Tables>,
  scope: Scope,
  query: BurstsQuery,
): Promise<{ readonly bursts: readonly BurstSummary[]; readonly total: number }> {
  let waves = currentWaves(db, scope);
  if (query.since !== null) waves = waves.where("bursts.detected_at", ">=", query.since);
  if (typeof query.announced === "boolean") {
    waves = waves.where("bursts.announced", "=", query.announced ? 1 : 0);
  }
  if (typeof query.watch === "string") waves = waves.where("bursts.watch_id", "=", query.watch);
  const { total } = await waves.select((q) => q.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  const ordered =
    query.sort === undefined || query.sort === "newest"
      ? waves
      : waves.orderBy(`bursts.${query.sort}`, "desc");
  const rows = await ordered
    .selectAll("bursts")
    .orderBy("bursts.detected_at", "desc")
    .orderBy("bursts.detected_seq", "desc")
    .orderBy("bursts.id")
    .limit(query.limit)
    .offset(query.offset)
    .execute();
  return { bursts: await summarize(db, rows), total };
}

/**
 * Rows with the names of their watches; a watch that was forgotten is called by its id. Of a burst that was
 * withdrawn numbers and times are left, and none of its words.
 */
export async function summarize(
  db: Kysely<Tables>,
  rows: readonly BurstRow[],
): Promise<readonly BurstSummary[]> {
  const names = await watchNames(db, new Set(rows.map((row) => row.watch_id)));
  const gone = await withdrawnAmong(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const { burst, shortId, announced, reason } = fromRow(row);
    const withdrawn = gone.has(burst.id);
    const shown = withdrawn ? { ...burst, passage: "", explanations: [], things: [] } : burst;
    const watchName = names.get(burst.watch) ?? burst.watch;
    return { burst: shown, shortId, watchName, announced, reason, withdrawn };
  });
}

async function watchNames(db: Kysely<Tables>, ids: ReadonlySet<string>): Promise<Map<string, string>> {
  if (ids.size === 0) return new Map();
  const rows = await db
    .selectFrom("watches")
    .select(["id", "definition"])
    .where("id", "in", [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, (JSON.parse(row.definition) as Watch).name]));
}
