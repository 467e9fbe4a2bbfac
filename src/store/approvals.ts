/** Approvals: where a burst waits for a person before a place is told, and what that person said. */
import type { Kysely } from "kysely";
import type { Place } from "../domain/alert.ts";
import type { Instant } from "../domain/time.ts";
import type { WaveId } from "./bursts.ts";
import type { ApprovalRow } from "./desk-tables.ts";
import type { Slot } from "./outbox.ts";
import type { Tables } from "./tables.ts";
import { isAbout } from "./wave-in-place.ts";

/** Asks once; a question that was asked stays as it is. */
export async function putApproval(
  tx: Kysely<Tables>,
  place: Place,
  wave: WaveId & { readonly watch: string },
  asked: Slot,
  now: Instant,
): Promise<void> {
  await tx
    .insertInto("approvals")
    .values({
      place,
      burst_id: wave.burst,
      wave: wave.wave,
      watch_id: wave.watch,
      asked_in: asked.place,
      subject: asked.subject,
      state: "waiting",
      asked_at: now,
      by_actor: null,
      by_name: null,
      decided_at: null,
    })
    .onConflict((conflict) => conflict.columns(["place", "burst_id", "wave"]).doNothing())
    .execute();
}

export async function approvalFor(
  db: Kysely<Tables>,
  place: Place,
  wave: WaveId,
): Promise<ApprovalRow | null> {
  const row = await db.selectFrom("approvals").selectAll().where(isAbout(place, wave)).executeTakeFirst();
  return row ?? null;
}

/** Of one wave, by place. */
export async function approvalsOf(db: Kysely<Tables>, wave: WaveId): Promise<readonly ApprovalRow[]> {
  return db
    .selectFrom("approvals")
    .selectAll()
    .where("burst_id", "=", wave.burst)
    .where("wave", "=", wave.wave)
    .orderBy("place")
    .execute();
}

/** The approval that a question in a place is about. */
export async function approvalAsked(db: Kysely<Tables>, slot: Slot): Promise<ApprovalRow | null> {
  const row = await db
    .selectFrom("approvals")
    .selectAll()
    .where("asked_in", "=", slot.place)
    .where("subject", "=", slot.subject)
    .executeTakeFirst();
  return row ?? null;
}

/** @returns false when somebody decided it before. */
export async function decideApproval(
  tx: Kysely<Tables>,
  place: Place,
  wave: WaveId,
  decision: {
    readonly state: Exclude<ApprovalRow["state"], "waiting">;
    readonly by: string;
    readonly name: string;
    readonly at: Instant;
  },
): Promise<boolean> {
  const result = await tx
    .updateTable("approvals")
    .set({
      state: decision.state,
      by_actor: decision.by,
      by_name: decision.name,
      decided_at: decision.at,
    })
    .where(isAbout(place, wave))
    // What was kept may be published later; what was published cannot be unsaid.
    .where("state", "in", decision.state === "kept" ? ["waiting"] : ["waiting", "kept"])
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
