/** What reading cost, with the names of watches and bursts that somebody may see. */
import type { Kysely } from "kysely";
import type { Scope } from "../../domain/scope.ts";
import type { SpendingReport } from "../../domain/spending-report.ts";
import type { Watch } from "../../domain/watch.ts";
import type { Tables } from "../../store/tables.ts";
import type { CostAnswer } from "../desk.ts";
import { inScope } from "./in-scope.ts";

/** Watches and bursts outside of the scope are left out; the sums stay those of the whole source. */
export async function readCosts(
  db: Kysely<Tables>,
  scope: Scope,
  reports: readonly SpendingReport[],
): Promise<CostAnswer> {
  const watches = await db
    .selectFrom("watches")
    .select(["id", "definition", "removed_at"])
    .where(inScope(scope, "watches.id"))
    .orderBy("id")
    .execute();
  const ids = reports.flatMap(({ byBurst }) => byBurst.map(({ burst }) => burst));
  const bursts =
    ids.length === 0
      ? []
      : await db
          .selectFrom("bursts")
          .select(["id", "short_id"])
          .distinct()
          .where("id", "in", ids)
          .where(inScope(scope, "watch_id"))
          .execute();
  const defined = watches.map((row) => ({ ...row, watch: JSON.parse(row.definition) as Watch }));
  const watchNames = new Map(defined.map(({ id, watch }) => [id, watch.name]));
  const running = defined.filter(({ removed_at }) => removed_at === null).map(({ watch }) => watch);
  const shortIds = new Map(bursts.map(({ id, short_id }) => [id, short_id]));
  const seen = reports.map((report) => ({
    ...report,
    byWatch: report.byWatch.filter(({ watch }) => watchNames.has(watch)),
    byBurst: report.byBurst.filter(({ burst }) => shortIds.has(burst)),
  }));
  return { reports: seen, watchNames, shortIds, watches: running };
}
