/** Where a wave was told, and whether the message arrived there. */
import type { Kysely } from "kysely";
import type { Place } from "../../domain/alert.ts";
import type { WaveId } from "../../store/bursts.ts";
import type { Tables } from "../../store/tables.ts";
import type { Delivery } from "./why-answer.ts";

export async function deliveriesOf(db: Kysely<Tables>, wave: WaveId): Promise<readonly Delivery[]> {
  const rows = await db
    .selectFrom("story_bursts as told")
    .innerJoin("outbox", (join) =>
      join
        .onRef("outbox.place", "=", "told.place")
        .onRef("outbox.subject", "=", "told.subject")
        .on("outbox.lane", "=", "card")
        .on("outbox.n", "=", 1),
    )
    .select(["told.place", "outbox.state", "outbox.sent_at", "outbox.error"])
    .where("told.burst_id", "=", wave.burst)
    .where("told.wave", "=", wave.wave)
    .orderBy("told.place")
    .execute();
  return rows.map(({ place, state, sent_at, error }) => ({
    place,
    state: state === "sent" ? "sent" : state === "parked" ? "refused" : "waiting",
    at: state === "sent" ? sent_at : null,
    why: state === "parked" ? error : null,
  }));
}

/** What was last decided about telling places of it. */
export async function decisionsOf(
  db: Kysely<Tables>,
  wave: WaveId,
): Promise<readonly { readonly place: Place; readonly reason: string }[]> {
  return db
    .selectFrom("decisions")
    .select(["place", "reason"])
    .where("burst_id", "=", wave.burst)
    .where("wave", "=", wave.wave)
    .orderBy("place")
    .execute();
}
