/** The outbox: what is to be delivered, decided in the transaction that found it. */
import { createHash } from "node:crypto";
import { type Kysely, type Selectable, sql } from "kysely";
import type { Place } from "../domain/alert.ts";
import type { Instant } from "../domain/time.ts";
import type { OutboxRow, Tables } from "./tables.ts";

/** The lane of a subject's one message: its first row is the send, later ones are edits. */
export const CARD_LANE = "card";
/** Lanes of what is said in the place itself begin so. */
export const PLACE_LANE = "place:";

/** A row of the outbox as it is read. */
export type OutboxEntry = Selectable<OutboxRow>;

export interface Slot {
  readonly place: Place;
  readonly subject: string;
}

/** A message after it was drawn anew. */
export interface DrawnSlot extends Slot {
  readonly changed: boolean;
}

/**
 * A key of 25 characters, which every platform's idempotency field can hold (Discord's nonce is the
 * shortest, at 25).
 */
function deliveryKey(slot: Slot, lane: string, n: number, ...revision: readonly string[]): string {
  const parts = JSON.stringify([slot.place, slot.subject, lane, n, ...revision]);
  return createHash("sha256").update(parts).digest("base64url").slice(0, 25);
}

/**
 * Puts a card for a subject's message. Equal content makes no row; a revision that was not sent yet is
 * replaced; else a new edit is put behind the last one.
 */
export async function putCard(tx: Kysely<Tables>, slot: Slot, card: string, now: Instant): Promise<void> {
  const latest = await tx
    .selectFrom("outbox")
    .select(["id", "n", "state", "sending_at", "card_sha256"])
    .where("place", "=", slot.place)
    .where("subject", "=", slot.subject)
    .where("lane", "=", CARD_LANE)
    .orderBy("n", "desc")
    .executeTakeFirst();
  const hash = contentHash(card);
  if (latest === undefined) return putOnce(tx, slot, CARD_LANE, 1, card, now);
  if (latest.card_sha256 === hash) return;
  if (latest.state !== "sent" && !isUnclear(latest)) {
    // The edit may have been made before a crash, with what is replaced here: under its key this would not be.
    // A send keeps its key, by which it is looked for.
    const anew = latest.n === 1 ? {} : { key: deliveryKey(slot, CARD_LANE, latest.n, hash) };
    const { numUpdatedRows } = await tx
      .updateTable("outbox")
      .set({ card, card_sha256: hash, ...anew })
      .where("id", "=", latest.id)
      // It may be on its way since it was read: what is sent already cannot be replaced.
      .where("state", "in", ["pending", "parked"])
      .where("sending_at", "is", null)
      .executeTakeFirst();
    if (numUpdatedRows > 0n) return;
  }
  await putOnce(tx, slot, CARD_LANE, latest.n + 1, card, now);
}

/** Takes something out of a card that is not sent anew for that; who has read it before does not send it. */
export async function amendCard(tx: Kysely<Tables>, id: number, card: string): Promise<void> {
  const amended = { card, card_sha256: contentHash(card) };
  await tx.updateTable("outbox").set(amended).where("id", "=", id).execute();
}

/** What tells two revisions of a subject's message apart; null while there is none. */
export async function latestHash(db: Kysely<Tables>, { place, subject }: Slot): Promise<string | null> {
  const row = await db
    .selectFrom("outbox")
    .select("card_sha256")
    .where("place", "=", place)
    .where("subject", "=", subject)
    .where("lane", "=", CARD_LANE)
    .orderBy("n", "desc")
    .executeTakeFirst();
  return row?.card_sha256 ?? null;
}

/**
 * Lets one transaction at a time draw a subject's message: a second one waits here, and then reads what the
 * first one changed, so that neither's news is lost.
 */
export async function lockSubject(tx: Kysely<Tables>, { place, subject }: Slot): Promise<void> {
  await tx
    .updateTable("outbox")
    .set((eb) => ({ attempts: eb.ref("attempts") }))
    .where("place", "=", place)
    .where("subject", "=", subject)
    .where("lane", "=", CARD_LANE)
    .where("n", "=", 1)
    .execute();
}

/** Puts what is said once: a second put of the same (lane, n) changes nothing. */
export async function putOnce(
  tx: Kysely<Tables>,
  slot: Slot,
  lane: string,
  n: number,
  card: string,
  now: Instant,
): Promise<void> {
  await tx
    .insertInto("outbox")
    .values({
      place: slot.place,
      subject: slot.subject,
      lane,
      n,
      key: deliveryKey(slot, lane, n),
      card,
      card_sha256: contentHash(card),
      state: "pending",
      attempts: 0,
      next_at: 0,
      sending_at: null,
      sent_at: null,
      ref: null,
      error: null,
      created_at: now,
    })
    .onConflict((conflict) => conflict.columns(["place", "subject", "lane", "n"]).doNothing())
    .execute();
}

/**
 * What is not delivered yet, in the order in which it was put; parked rows included.
 * @param ofEachPlace so many at most, so that a place that refuses everything is in no other one's way
 */
export async function undelivered(db: Kysely<Tables>, ofEachPlace: number): Promise<readonly OutboxEntry[]> {
  const unsent = db
    .selectFrom("outbox")
    .selectAll()
    .select(sql<number>`row_number() over (partition by place order by id)`.as("nth"))
    .where("state", "in", ["pending", "sending", "parked"]);
  return db
    .selectFrom(unsent.as("unsent"))
    .selectAll()
    .where("nth", "<=", ofEachPlace)
    .orderBy("id")
    .execute();
}

/** What became of a subject's message so far; null where none was put. */
export async function firstOf(
  db: Kysely<Tables>,
  slot: Slot,
): Promise<Pick<OutboxEntry, "ref" | "state" | "sending_at"> | null> {
  const row = await db
    .selectFrom("outbox")
    .select(["ref", "state", "sending_at"])
    .where("place", "=", slot.place)
    .where("subject", "=", slot.subject)
    .where("lane", "=", CARD_LANE)
    .where("n", "=", 1)
    .executeTakeFirst();
  return row ?? null;
}

/** The reference of a subject's message, once it was sent. */
export async function messageRef(db: Kysely<Tables>, slot: Slot): Promise<string | null> {
  return (await firstOf(db, slot))?.ref ?? null;
}

/** Marks a row as being sent, before the call. False when it is not pending any more. */
export async function markSending(
  db: Kysely<Tables>,
  row: Pick<OutboxEntry, "id" | "card_sha256">,
  now: Instant,
): Promise<boolean> {
  const result = await db
    .updateTable("outbox")
    .set((eb) => ({ state: "sending", sending_at: now, attempts: eb("attempts", "+", 1) }))
    .where("id", "=", row.id)
    .where("state", "in", ["pending", "parked"])
    // A newer revision may have replaced the content since it was read.
    .where("card_sha256", "=", row.card_sha256)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** @param error why nobody can read it, where that is so: a message that was deleted takes no edit. */
export async function markSent(
  db: Kysely<Tables>,
  id: number,
  ref: string,
  now: Instant,
  error: string | null = null,
): Promise<void> {
  await db
    .updateTable("outbox")
    .set({ state: "sent", sent_at: now, ref, error })
    .where("id", "=", id)
    .execute();
}

/** Back to waiting, when it is certain that nothing was accepted. */
export async function markPending(
  db: Kysely<Tables>,
  id: number,
  nextAt: Instant,
  error: string | null,
): Promise<void> {
  await db
    .updateTable("outbox")
    .set({ state: "pending", sending_at: null, next_at: nextAt, error })
    .where("id", "=", id)
    .execute();
}

/** Set aside until somebody mends the cause; tried again at `nextAt`. */
export function markParked(db: Kysely<Tables>, id: number, nextAt: Instant, error: string): Promise<void> {
  return park(db, id, { next_at: nextAt, error, sending_at: null });
}

/** The same for what was perhaps sent, and cannot be looked for as long as nobody mends that. */
export function markUnclear(db: Kysely<Tables>, id: number, nextAt: Instant, error: string): Promise<void> {
  return park(db, id, { next_at: nextAt, error });
}

async function park(
  db: Kysely<Tables>,
  id: number,
  why: Pick<OutboxEntry, "next_at" | "error"> & { readonly sending_at?: null },
): Promise<void> {
  await db
    .updateTable("outbox")
    .set({ state: "parked", ...why })
    .where("id", "=", id)
    .execute();
}

/** Whether it is not known of a row if it was sent: then it is looked for first. */
export function isUnclear({ state, sending_at }: Pick<OutboxEntry, "state" | "sending_at">): boolean {
  return state === "sending" || (state === "parked" && sending_at !== null);
}

/** Forgets what waits to be said, and what nobody can look for; what is on its way stays. */
export async function dropUnsent(tx: Kysely<Tables>): Promise<void> {
  await tx.deleteFrom("outbox").where("state", "in", ["pending", "parked"]).execute();
}

function contentHash(card: string): string {
  return createHash("sha256").update(card).digest("hex");
}
