/** The waves of a watch that have an explanation, as far as later ones are compared with them. */
import type { Kysely } from "kysely";
import type { Burst, Explanation } from "../domain/burst.ts";
import type { Instant } from "../domain/time.ts";
import type { Tables } from "./tables.ts";

/** Those whose last copy lies in [from, to); absorbed ones are left out. */
export async function explainedWaves(
  db: Kysely<Tables>,
  watchId: string,
  last: { readonly from: Instant; readonly to: Instant },
): Promise<readonly Pick<Burst, "explanations" | "accounts" | "lastAt" | "horizon">[]> {
  const rows = await db
    .selectFrom("bursts")
    .select(["explanations", "accounts", "last_at", "horizon"])
    .where("watch_id", "=", watchId)
    .where("last_at", ">=", last.from)
    .where("last_at", "<", last.to)
    .where("explanations", "<>", "[]")
    .where("absorbed_by", "is", null)
    .execute();
  return rows.map((row) => ({
    explanations: JSON.parse(row.explanations) as Explanation[],
    accounts: row.accounts,
    lastAt: row.last_at,
    horizon: row.horizon,
  }));
}
