/** Cuts a query to the watches that may be seen; every query of the desk goes through here. */
import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Scope } from "../../domain/scope.ts";

/** True of the rows whose column (`bursts.watch_id`) names a watch in the scope. */
export function inScope(scope: Scope, column: string): RawBuilder<SqlBool> {
  if (scope.all) return sql<SqlBool>`1 = 1`;
  if (scope.watches.length === 0) return sql<SqlBool>`1 = 0`;
  return sql<SqlBool>`${sql.ref(column)} in (${sql.join(scope.watches)})`;
}

/**
 * True of the waves of `table` (`bursts`) that may be seen: those of a watch in the scope, and those that somebody
 * released where it is asked. What waits, or was kept, is not among them.
 */
export function waveInScope(scope: Scope, table: "bursts" | "later"): RawBuilder<SqlBool> {
  const watched = inScope(scope, `${table}.watch_id`);
  if (scope.all || scope.releasedIn === undefined) return watched;
  return sql<SqlBool>`(${watched} or exists (
    select 1 from approvals as released
    where released.place = ${scope.releasedIn} and released.state in ('published', 'masked')
      and released.burst_id = ${sql.ref(`${table}.id`)} and released.wave = ${sql.ref(`${table}.wave`)}
  ))`;
}

/** True of the posts that a watch in the scope collected. */
export function postInScope(scope: Scope): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (
    select 1 from watch_posts as seen
    where seen.source = posts.source and seen.post_id = posts.id and ${inScope(scope, "seen.watch_id")}
  )`;
}
