/** A running watch by its id, as far as somebody may see it. */
import type { Kysely } from "kysely";
import type { Scope } from "../../domain/scope.ts";
import type { Watch } from "../../domain/watch.ts";
import type { Tables } from "../../store/tables.ts";
import { inScope } from "./in-scope.ts";

export async function watchNamed(db: Kysely<Tables>, scope: Scope, id: string): Promise<Watch | null> {
  const row = await db
    .selectFrom("watches")
    .select("definition")
    .where(inScope(scope, "watches.id"))
    .where("removed_at", "is", null)
    .where("id", "=", id)
    .executeTakeFirst();
  return row === undefined ? null : (JSON.parse(row.definition) as Watch);
}
