/** Bursts as a list shows them: each by its newest wave, those that another one absorbed left out. */
import { type Kysely, type SqlBool, sql } from "kysely";
import type { Scope } from "../../domain/scope.ts";
import type { Watch } from "../../domain/watch.ts";
import { approvalFor } from "../../store/approvals.ts";
import { inBatches } from "../../store/batches.ts";
import { fromRow } from "../../store/burst-rows.ts";
import type { WaveId } from "../../store/bursts.ts";
import { withdrawnAmong } from "../../store/corrections.ts";
import type { BurstRow, Tables } from "../../store/tables.ts";
import type { BurstSummary, BurstsQuery } from "../desk.ts";
import { waveInScope } from "./in-scope.ts";

/** The newest wave of every burst in scope that speaks for itself. */
export function currentWaves(db: Kysely<Tables>, scope: Scope) {
  return db
    .selectFrom("bursts")
    .where(waveInScope(scope, "bursts"))
    .where("bursts.absorbed_by", "is", null)
    .where(
      sql<SqlBool>`not exists (
        select 1 from bursts as later
        where later.id = bursts.id and later.wave > bursts.wave and later.absorbed_by is null
          and ${waveInScope(scope, "later")}
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
    // What waits for a person, or was kept by one, is not announced, however remarkable it is.
    const isAnnounced = sql<SqlBool>`(bursts.announced = 1 and not exists (
      select 1 from approvals
      where approvals.burst_id = bursts.id and approvals.wave = bursts.wave and ${IS_UNTOLD}
    ))`;
    waves = waves.where(query.announced ? isAnnounced : sql<SqlBool>`not ${isAnnounced}`);
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
  return { bursts: await summarize(db, rows, scope), total };
}

/**
 * Rows with the names of their watches; a watch that was forgotten is called by its id. Of a burst that was
 * withdrawn numbers and times are left, and none of its words.
 */
export async function summarize(
  db: Kysely<Tables>,
  rows: readonly BurstRow[],
  scope: Scope,
): Promise<readonly BurstSummary[]> {
  const names = await watchNames(db, new Set(rows.map((row) => row.watch_id)));
  const gone = await withdrawnAmong(
    db,
    rows.map(({ id }) => id),
  );
  const untold = await untoldAmong(db, rows);
  const masked = await maskedAmong(db, scope, rows);
  return rows.map((row) => {
    const { burst, shortId, announced, reason } = fromRow(row);
    const withdrawn = gone.has(burst.id);
    const shown = withdrawn ? { ...burst, passage: "", explanations: [], things: [] } : burst;
    const watchName = names.get(burst.watch) ?? burst.watch;
    const wave = nameOf({ burst: row.id, wave: row.wave });
    return {
      ...{ burst: shown, shortId, watchName, announced, reason, withdrawn },
      ...{ untold: untold.get(wave) ?? null, masked: masked.has(wave) },
    };
  });
}

function nameOf({ burst, wave }: WaveId): string {
  return `${burst} ${wave}`;
}

/** Of rows of `approvals`: a person was asked, and nobody was told. */
const IS_UNTOLD = sql<SqlBool>`approvals.state in ('waiting', 'kept') and not exists (
  select 1 from story_bursts as told
  where told.burst_id = approvals.burst_id and told.wave = approvals.wave
)`;

/** The waves that only places would be told of where a person is asked first, and what that person said. */
async function untoldAmong(
  db: Kysely<Tables>,
  rows: readonly BurstRow[],
): Promise<ReadonlyMap<string, "waiting" | "kept">> {
  const untold = new Map<string, "waiting" | "kept">();
  for (const batch of inBatches(rows.map(({ id }) => id))) {
    const asked = await db
      .selectFrom("approvals")
      .select(["burst_id", "wave", "state"])
      .where("burst_id", "in", [...batch])
      .where(IS_UNTOLD)
      .execute();
    for (const { burst_id: burst, wave, state } of asked) {
      const name = nameOf({ burst, wave });
      // One place that still waits is worth more than another one's no.
      if (untold.get(name) !== "waiting") untold.set(name, state === "kept" ? "kept" : "waiting");
    }
  }
  return untold;
}

/** The waves that may be seen only because somebody released them without names and links. */
async function maskedAmong(
  db: Kysely<Tables>,
  scope: Scope,
  rows: readonly BurstRow[],
): Promise<ReadonlySet<string>> {
  const masked = new Set<string>();
  if (scope.all || scope.releasedIn === undefined) return masked;
  const others = rows.filter((row) => !scope.watches.includes(row.watch_id));
  for (const { id: burst, wave } of others) {
    const approval = await approvalFor(db, scope.releasedIn, { burst, wave });
    if (approval?.state !== "published") masked.add(nameOf({ burst, wave }));
  }
  return masked;
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
