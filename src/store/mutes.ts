/** Mutes as people set them: stored facts that `decide` reads, each with an end. */
import type { Kysely } from "kysely";
import type { Mute } from "../domain/alert.ts";
import type { Instant } from "../domain/time.ts";
import type { Tables } from "./tables.ts";

export async function putMute(tx: Kysely<Tables>, mute: Mute, now: Instant): Promise<void> {
  await tx
    .insertInto("mutes")
    .values({
      target_kind: mute.target.kind,
      target_id: mute.target.id,
      until_at: mute.until,
      by_actor: mute.by,
      why: mute.why,
      created_at: now,
    })
    .execute();
}

/** Those that have not ended, the oldest first. */
export async function activeMutes(db: Kysely<Tables>, now: Instant): Promise<readonly Mute[]> {
  const rows = await db.selectFrom("mutes").selectAll().where("until_at", ">", now).orderBy("id").execute();
  return rows.map((row) => ({
    target: { kind: row.target_kind, id: row.target_id },
    until: row.until_at,
    by: row.by_actor,
    why: row.why,
  }));
}
