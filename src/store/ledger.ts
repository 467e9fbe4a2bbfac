/**
 * The ledger of paid reads: each is booked at the most it may cost before it is made, and settled with what
 * it cost. A crash in between leaves it booked: what may have been billed counts as spent.
 */
import { type Kysely, sql } from "kysely";
import type { Purpose, Reads } from "../domain/reading.ts";
import type { Instant } from "../domain/time.ts";
import type { Tables } from "./tables.ts";

/** What a booking raises: instances that book at the same time never raise a counter beyond its limit. */
export interface Raise extends Raised {
  readonly limit: number;
}

export interface Raised {
  readonly counter: string;
  readonly unit: "money" | "posts" | "times";
  readonly by: number;
}

export interface Booking {
  readonly source: string;
  readonly purpose: Purpose;
  readonly watch: string | null;
  readonly burst: string | null;
  readonly person: string | null;
  readonly most: Reads;
  /** Millionths of a US dollar. */
  readonly cost: number;
  readonly raises: readonly Raise[];
}

/** How far each of the counters is; those that were never raised are absent. */
export async function readCounters(
  db: Kysely<Tables>,
  names: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (names.length === 0) return new Map();
  const rows = await db.selectFrom("spending").selectAll().where("counter", "in", names).execute();
  return new Map(rows.map(({ counter, amount }) => [counter, amount]));
}

export async function setCounter(tx: Kysely<Tables>, counter: string, amount: number): Promise<void> {
  await tx
    .insertInto("spending")
    .values({ counter, amount })
    .onConflict((conflict) => conflict.column("counter").doUpdateSet({ amount }))
    .execute();
}

/**
 * Books, all or nothing.
 * @returns the booking's number
 * @throws CounterFullError when a counter has no room; the transaction must be rolled back.
 */
export async function book(tx: Kysely<Tables>, booking: Booking, now: Instant): Promise<number> {
  // In one order, here and when it is settled, so that two bookings never wait for each other.
  const raises = booking.raises.toSorted((a, b) => (a.counter < b.counter ? -1 : 1));
  for (const raise of raises) await raiseWithin(tx, raise);
  const { id } = await tx
    .insertInto("ledger")
    .values({
      source: booking.source,
      purpose: booking.purpose,
      watch_id: booking.watch,
      burst_id: booking.burst,
      person: booking.person,
      booked_at: now,
      settled: 0,
      posts: booking.most.posts,
      users: booking.most.users,
      counts: booking.most.counts,
      cost: booking.cost,
      raised: JSON.stringify(raises.map(({ limit: _, ...raised }) => raised)),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** A counter has no room for a booking any more; another one may have taken it a moment ago. */
export class CounterFullError extends Error {
  override name = "CounterFullError" as const;
  readonly counter: string;

  constructor(counter: string) {
    super(`The counter "${counter}" has no room left.`);
    this.counter = counter;
  }
}

async function raiseWithin(tx: Kysely<Tables>, { counter, by, limit }: Raise): Promise<void> {
  await tx
    .insertInto("spending")
    .values({ counter, amount: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { numUpdatedRows } = await tx
    .updateTable("spending")
    .set((eb) => ({ amount: eb("amount", "+", by) }))
    .where("counter", "=", counter)
    .where(sql<boolean>`amount + ${by} <= ${limit}`)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new CounterFullError(counter);
}

/** A booking that is not settled yet, with what it raised by how much. */
export interface OpenBooking {
  readonly source: string;
  readonly raised: readonly Raised[];
}

/** Null when it is settled, or was taken back. */
export async function openBooking(tx: Kysely<Tables>, id: number): Promise<OpenBooking | null> {
  const row = await tx
    .selectFrom("ledger")
    .select(["source", "raised"])
    .where("id", "=", id)
    .where("settled", "=", 0)
    .executeTakeFirst();
  return row === undefined ? null : { source: row.source, raised: JSON.parse(row.raised) as Raised[] };
}

/** Puts what was billed in the place of what might have been; `by` says what each counter is raised by then. */
export async function settle(
  tx: Kysely<Tables>,
  id: number,
  { raised }: OpenBooking,
  billed: { readonly reads: Reads; readonly cost: number; readonly by: (raised: Raised) => number },
): Promise<void> {
  const settled = raised.map((each) => ({ ...each, by: billed.by(each) }));
  for (const [i, { counter, by }] of settled.entries()) {
    const change = by - raised[i]!.by;
    if (change === 0) continue;
    await tx
      .updateTable("spending")
      .set((eb) => ({ amount: eb("amount", "+", change) }))
      .where("counter", "=", counter)
      .execute();
  }
  // Most polls bring nothing and cost nothing; a line for each would bury the others.
  const { reads, cost } = billed;
  if (reads.posts + reads.users + reads.counts === 0) {
    await tx.deleteFrom("ledger").where("id", "=", id).execute();
    return;
  }
  await tx
    .updateTable("ledger")
    .set({ ...reads, cost, raised: JSON.stringify(settled), settled: 1 })
    .where("id", "=", id)
    .execute();
}
