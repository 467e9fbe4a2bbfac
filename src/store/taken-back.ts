/** What is said to nobody any more: bursts that were withdrawn, and posts that are copies of those and of no other. */
import { type Kysely, type RawBuilder, type SqlBool, sql } from "kysely";
import { takenInBy } from "./absorbed.ts";
import type { Tables } from "./tables.ts";

/** Ids of the bursts that were withdrawn, and of those that one of them absorbed: a subquery. */
export const WITHDRAWN_BURSTS: RawBuilder<unknown> = takenInBy(
  sql`select burst_id from corrections where kind = 'withdrawn'`,
);

/**
 * True of a row of `table`, by its source and post_id, whose post was read or found as a copy of what was withdrawn,
 * and of nothing else.
 */
export function isTakenBack(table: string): RawBuilder<SqlBool> {
  const [source, id] = [sql.ref(`${table}.source`), sql.ref(`${table}.post_id`)];
  return sql<SqlBool>`(${source}, ${id}) in (
    ${copiesTakenBack("burst_posts")} union all ${copiesTakenBack("found_posts")}
  )`;
}

function copiesTakenBack(table: "burst_posts" | "found_posts"): RawBuilder<unknown> {
  return sql`select taken.source, taken.post_id from ${sql.table(table)} as taken
    where taken.burst_id in ${WITHDRAWN_BURSTS}
      and not ${standsIn("burst_posts")} and not ${standsIn("found_posts")}`;
}

function standsIn(table: "burst_posts" | "found_posts"): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (
    select 1 from ${sql.table(table)} as standing
    where standing.source = taken.source and standing.post_id = taken.post_id
      and standing.burst_id not in ${WITHDRAWN_BURSTS}
  )`;
}

/** Changes with every purge and every withdrawal: whoever reads at length looks before and after. */
export async function lastTakenBack(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{ purge: number | null; withdrawal: number | null }>`
    select (select max(id) from purges) as purge,
      (select max(id) from corrections where kind = 'withdrawn') as withdrawal
  `.execute(db);
  return `${rows[0]?.purge ?? 0} ${rows[0]?.withdrawal ?? 0}`;
}
