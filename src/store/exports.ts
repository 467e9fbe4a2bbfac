/** Which dossiers of a burst left the house: read off the audit log, where every export stands. */
import type { Kysely } from "kysely";
import type { Instant } from "../domain/time.ts";
import type { Tables } from "./tables.ts";

/** The action under which exports are audited, with the burst's short id first in the target. */
const EXPORT = "export";

/** The earliest first. */
export async function exportsOf(
  db: Kysely<Tables>,
  shortId: string,
): Promise<readonly { readonly by: string; readonly at: Instant }[]> {
  const rows = await db
    .selectFrom("audit")
    .select(["actor", "at", "target"])
    .where("action", "=", EXPORT)
    .where("outcome", "=", "run")
    .orderBy("n")
    .execute();
  const named = rows.filter(({ target }) => target.split(" ", 1)[0]?.toUpperCase() === shortId);
  return named.map(({ actor, at }) => ({ by: actor, at }));
}
