/** Which posts a dossier holds. Every file and the page of every kind of dossier are made from these and no others. */
import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { DossierSubject } from "../domain/dossier.ts";
import { isTakenBack } from "./taken-back.ts";

const ALL = sql<SqlBool>`1 = 1`;

/**
 * The posts that a dossier holds, each once: created_at, source, post_id, account_key, and `found`, which is 1 for a
 * copy that only a search for a burst's words brought, and that counts for nothing. What stands in bursts that were
 * withdrawn, and in no other, is not among them. A query to which an order and a limit may be added.
 * @param only what else has to be true of them, by created_at, source and post_id
 */
export function meantRows(subject: DossierSubject, only: RawBuilder<SqlBool> = ALL): RawBuilder<unknown> {
  return sql`select created_at, source, post_id, min(account_key) as account_key, min(found) as found
    from (${askedRows(subject, only)}) as row_of
    where not ${isTakenBack("row_of")}
    group by created_at, source, post_id`;
}

/** The same without what only searches brought: a subquery of what is counted. */
export function countedBy(subject: DossierSubject): RawBuilder<unknown> {
  return sql`(select * from (${meantRows(subject)}) as meant where found = 0)`;
}

/** Those that are not among them because they were withdrawn: a subquery. */
export function withdrawnOf(subject: DossierSubject): RawBuilder<unknown> {
  return sql`(
    select distinct source, post_id from (${askedRows(subject)}) as row_of where ${isTakenBack("row_of")}
  )`;
}

/**
 * Copies in bursts and what was found with their words, or whatever a watch read, withdrawn or not; a post may come
 * twice.
 */
export function askedRows(subject: DossierSubject, only: RawBuilder<SqlBool> = ALL): RawBuilder<unknown> {
  const columns = sql`created_at, source, post_id, account_key`;
  const meant = sql`${isOf(subject)} and ${only}`;
  if (subject.is !== "burst" && subject.is !== "crew") {
    return sql`select ${columns}, 0 as found from watch_posts where ${meant}`;
  }
  return sql`select ${columns}, 0 as found from burst_posts where ${meant}
    union all select ${columns}, 1 as found from found_posts where ${meant}`;
}

/** True of the rows of `burst_posts`, `found_posts` or `watch_posts` that are asked for. */
export function isOf(subject: DossierSubject): RawBuilder<SqlBool> {
  switch (subject.is) {
    case "burst":
      return sql<SqlBool>`burst_id = ${subject.burst}`;
    case "crew":
      return sql<SqlBool>`burst_id in (${sql.join(subject.bursts)}) and account_key in (${sql.join(subject.accounts)})`;
    case "account":
      return sql<SqlBool>`account_key = ${subject.account}`;
    case "day":
      return sql<SqlBool>`watch_id = ${subject.watch} and created_at >= ${subject.from} and created_at < ${subject.to}`;
  }
}
