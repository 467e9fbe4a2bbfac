/** What stands in places already: messages and lines, and how a line becomes one that can be edited. */
import type { Kysely } from "kysely";
import type { Instant } from "../domain/time.ts";
import { CARD_LANE, putOnce, type Slot } from "./outbox.ts";
import type { Tables } from "./tables.ts";

/** Each message that stands in a place, and each line below one, in the order in which they were put. */
export async function sentMessages(
  db: Kysely<Tables>,
): Promise<readonly (Slot & { readonly lane: string; readonly n: number; readonly ref: string })[]> {
  const rows = await db
    .selectFrom("outbox")
    .select(["place", "subject", "lane", "n", "ref"])
    .where("state", "=", "sent")
    .where((eb) => eb.or([eb("lane", "!=", CARD_LANE), eb("n", "=", 1)]))
    .orderBy("id")
    .execute();
  return rows.flatMap(({ ref, ...row }) => (ref === null || ref === "" ? [] : [{ ...row, ref }]));
}

/** Whether a place's message is one of these. */
export async function isMessage(db: Kysely<Tables>, place: string, ref: string): Promise<boolean> {
  const row = await db
    .selectFrom("outbox")
    .select("id")
    .where("place", "=", place)
    .where("ref", "=", ref)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whose line a subject was before it was adopted, and in which lane; null for any other subject. */
export function adoptedFrom(subject: string): { readonly subject: string; readonly lane: string } | null {
  const [, own, lane] = /^(.+)\/((?:thread|place):[^/]*)\.\d+$/.exec(subject) ?? [];
  return own === undefined || lane === undefined ? null : { subject: own, lane };
}

/** Makes a line, or what was said in a place by itself, a message that can be edited: a subject of its own. */
export async function adoptMessage(
  tx: Kysely<Tables>,
  {
    place,
    subject,
    lane,
    n,
    ref,
  }: Slot & { readonly lane: string; readonly n: number; readonly ref: string },
  now: Instant,
): Promise<Slot> {
  const slot: Slot = { place, subject: `${subject}/${lane}.${n}` };
  await putOnce(tx, slot, CARD_LANE, 1, "", now);
  await tx
    .updateTable("outbox")
    .set({ state: "sent", sent_at: now, ref })
    .where("place", "=", slot.place)
    .where("subject", "=", slot.subject)
    .where("lane", "=", CARD_LANE)
    .where("n", "=", 1)
    .execute();
  return slot;
}
