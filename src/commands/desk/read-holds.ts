/** The holds in force, as far as somebody may see what they are about. */
import type { Kysely } from "kysely";
import type { Scope } from "../../domain/scope.ts";
import type { Instant } from "../../domain/time.ts";
import { activeHolds, type Hold } from "../../store/holds.ts";
import type { Tables } from "../../store/tables.ts";
import { findAccounts } from "./find-account.ts";
import { findBurst } from "./find-burst.ts";

export async function readHolds(db: Kysely<Tables>, scope: Scope, now: Instant): Promise<readonly Hold[]> {
  const seen: Hold[] = [];
  for (const hold of await activeHolds(db, now)) if (await isSeen(db, scope, hold)) seen.push(hold);
  return seen;
}

async function isSeen(db: Kysely<Tables>, scope: Scope, { target }: Hold): Promise<boolean> {
  if (scope.all) return true;
  if (target.kind === "burst") return (await findBurst(db, scope, target.id, [])).is === "found";
  return (await findAccounts(db, scope, target.id, [])).accounts.length > 0;
}
