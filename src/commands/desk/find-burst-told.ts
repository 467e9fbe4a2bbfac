/** Finds the burst that a message tells of: the one that a thread below it is about. */
import type { Kysely } from "kysely";
import type { Place } from "../../domain/alert.ts";
import type { Scope } from "../../domain/scope.ts";
import { CARD_LANE } from "../../store/outbox.ts";
import type { Tables } from "../../store/tables.ts";
import { waveInScope } from "./in-scope.ts";

/**
 * The short id of the burst told first in the message, or of the one that it asks about; of a burst with
 * several waves all have the same. Null where the message tells of none, or of one outside of the scope.
 */
export async function findBurstToldBy(
  db: Kysely<Tables>,
  scope: Scope,
  { place, message }: { readonly place: Place; readonly message: string },
): Promise<string | null> {
  const sent = await db
    .selectFrom("outbox")
    .select("subject")
    .where("place", "=", place)
    .where("ref", "=", message)
    .where("lane", "=", CARD_LANE)
    .where("n", "=", 1)
    .executeTakeFirst();
  if (sent === undefined) return null;
  const told = await db
    .selectFrom("story_bursts")
    .innerJoin("bursts", "bursts.id", "story_bursts.burst_id")
    .select("bursts.short_id")
    .where("story_bursts.place", "=", place)
    .where("story_bursts.subject", "=", sent.subject)
    .where(waveInScope(scope, "bursts"))
    .orderBy("story_bursts.position")
    .limit(1)
    .executeTakeFirst();
  if (told !== undefined) return told.short_id;
  const asked = await db
    .selectFrom("approvals")
    .innerJoin("bursts", "bursts.id", "approvals.burst_id")
    .select("bursts.short_id")
    .where("approvals.asked_in", "=", place)
    .where("approvals.subject", "=", sent.subject)
    .where(waveInScope(scope, "bursts"))
    .limit(1)
    .executeTakeFirst();
  return asked?.short_id ?? null;
}
