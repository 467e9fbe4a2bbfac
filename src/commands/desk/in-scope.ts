/** Cuts a query to the watches that may be seen; every query of the desk goes through here. */
import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Scope } from "../../domain/scope.ts";

/** True of the rows whose column (`bursts.watch_id`) names a watch in the scope. */
export function inScope(scope: Scope, column: string): RawBuilder<SqlBool> {
  if (scope.all) return sql<SqlBool>`1 = 1`;
  if (scope.watches.length === 0) return sql<SqlBool>`1 = 0`;
  return sql<SqlBool>`${sql.ref(column)} in (${sql.join(scope.watches)})`;
}

/** True of the posts that a watch in the scope collected. */
export function postInScope(scope: Scope): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (
    select 1 from watch_posts as seen
    where seen.source = posts.source and seen.post_id = posts.id and ${inScope(scope, "seen.watch_id")}
  )`;
}
