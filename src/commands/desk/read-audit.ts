/** The audit log a page at a time, for those who may see everything. */
import { type Kysely, type SqlBool, sql } from "kysely";
import type { Scope } from "../../domain/scope.ts";
import type { Tables } from "../../store/tables.ts";
import type { AuditAnswer, AuditQuery } from "../desk.ts";

/** The newest first. An entry belongs to no watch, so whoever sees only some watches sees none of it. */
export async function readAudit(
  db: Kysely<Tables>,
  scope: Scope,
  { since, by, limit, offset }: AuditQuery,
): Promise<AuditAnswer> {
  if (!scope.all) return { entries: [], total: 0 };
  let rows = db.selectFrom("audit");
  if (since !== null) rows = rows.where("at", ">=", since);
  if (by !== null) rows = rows.where(sql<SqlBool>`lower(actor) = lower(${by})`);
  const { total } = await rows.select((q) => q.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  const entries = await rows
    .select(["at", "actor", "place", "action", "target", "outcome"])
    .orderBy("n", "desc")
    .limit(limit)
    .offset(offset)
    .execute();
  return { entries, total };
}
