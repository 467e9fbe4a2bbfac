/** How much the asker's watches hold in all, to measure one account by. */
import type { Kysely } from "kysely";
import type { Scope } from "../../domain/scope.ts";
import type { Instant } from "../../domain/time.ts";
import type { Tables } from "../../store/tables.ts";
import { currentWaves } from "./burst-summaries.ts";
import { inScope } from "./in-scope.ts";

export interface Extent {
  readonly bursts: number;
  /** When the first stored post was made; null where there is none. */
  readonly since: Instant | null;
}

export async function readExtent(db: Kysely<Tables>, scope: Scope): Promise<Extent> {
  const { bursts } = await currentWaves(db, scope)
    .select((q) => q.fn.countAll<number>().as("bursts"))
    .executeTakeFirstOrThrow();
  const watches = await db.selectFrom("watches").select("id").where(inScope(scope, "watches.id")).execute();
  const firsts: number[] = [];
  // Watch by watch, so that an index answers.
  for (const { id } of watches) {
    const row = await db
      .selectFrom("watch_posts")
      .select("created_at")
      .where("watch_id", "=", id)
      .orderBy("created_at")
      .limit(1)
      .executeTakeFirst();
    if (row !== undefined) firsts.push(row.created_at);
  }
  return { bursts: Number(bursts), since: firsts.length === 0 ? null : Math.min(...firsts) };
}
