/** Changes to what was sent already: which messages they reach, and whether that was said. */
import type { Kysely } from "kysely";
import type { Place } from "../domain/alert.ts";
import type { Instant } from "../domain/time.ts";
import type { AmendmentRow } from "./desk-tables.ts";
import { CARD_LANE, type Slot } from "./outbox.ts";
import type { Tables } from "./tables.ts";

/** What became of one message. */
export interface AmendedMessage {
  readonly place: Place;
  /** Null while it is on its way, "" when it was changed, else why not. */
  readonly failure: string | null;
}

/** Remembers which revisions of which messages a change has to reach. */
export async function putAmendment(
  tx: Kysely<Tables>,
  of: {
    /** "correction:12": names the change. */
    readonly name: string;
    /** As it is reported: "burst 7K3Q". */
    readonly about: string;
    /** Where to say what could not be changed. */
    readonly askedIn: Place;
  },
  slots: readonly Slot[],
  now: Instant,
): Promise<void> {
  await tx
    .insertInto("amendments")
    .values({ name: of.name, about: of.about, asked_in: of.askedIn, created_at: now, reported_at: null })
    .execute();
  for (const { place, subject } of slots) {
    const latest = await tx
      .selectFrom("outbox")
      .select("n")
      .where("place", "=", place)
      .where("subject", "=", subject)
      .where("lane", "=", CARD_LANE)
      .orderBy("n", "desc")
      .executeTakeFirst();
    if (latest === undefined) continue;
    await tx.insertInto("amended_messages").values({ name: of.name, place, subject, n: latest.n }).execute();
  }
}

export async function unreportedAmendments(db: Kysely<Tables>): Promise<readonly AmendmentRow[]> {
  return db
    .selectFrom("amendments")
    .selectAll()
    .where("reported_at", "is", null)
    .orderBy("created_at")
    .orderBy("name")
    .execute();
}

export async function amendedMessages(db: Kysely<Tables>, name: string): Promise<readonly AmendedMessage[]> {
  const rows = await db
    .selectFrom("amended_messages as amended")
    .innerJoin("outbox", (join) =>
      join
        .onRef("outbox.place", "=", "amended.place")
        .onRef("outbox.subject", "=", "amended.subject")
        .onRef("outbox.n", "=", "amended.n")
        .on("outbox.lane", "=", CARD_LANE),
    )
    .select(["outbox.place", "outbox.state", "outbox.error"])
    .where("amended.name", "=", name)
    .orderBy("outbox.id")
    .execute();
  return rows.map(({ place, state, error }) => ({
    place,
    failure: state === "sent" || state === "parked" ? (error ?? "") : null,
  }));
}

export async function markReported(tx: Kysely<Tables>, name: string, now: Instant): Promise<void> {
  await tx.updateTable("amendments").set({ reported_at: now }).where("name", "=", name).execute();
}
