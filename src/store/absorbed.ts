/** Bursts that took others in: what was said or kept of one holds for what it went on in. */
import { type RawBuilder, sql } from "kysely";

/** The ids of these bursts, of those that took them in, and of whatever took those in: a subquery. */
export function goingOnFrom(bursts: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    with recursive going_on (id) as (
      ${bursts}
      union select bursts.absorbed_by from bursts join going_on on bursts.id = going_on.id
      where bursts.absorbed_by is not null
    ) select id from going_on
  )`;
}

/** The ids of these bursts, of those that they took in, and of whatever those took in: a subquery. */
export function takenInBy(bursts: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    with recursive taken_in (id) as (
      ${bursts}
      union select bursts.id from bursts join taken_in on bursts.absorbed_by = taken_in.id
    ) select id from taken_in
  )`;
}
