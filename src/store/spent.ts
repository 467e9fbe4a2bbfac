/** What the ledger says was spent: by watch, purpose, burst and person, over a stretch of time. */
import type { Kysely } from "kysely";
import { PURPOSES, type Purpose } from "../domain/reading.ts";
import type { Instant } from "../domain/time.ts";
import type { Tables } from "./tables.ts";

interface Stretch {
  readonly source: string;
  readonly from: Instant;
  readonly to: Instant;
  /** Only what was read for these; for anything where it is not said. */
  readonly purposes?: readonly Purpose[];
}

type Column = "watch_id" | "purpose" | "burst_id" | "person";

/** Sums of cost, the largest first; what has no such thing is left out. */
export async function spentBy<C extends Column>(
  db: Kysely<Tables>,
  column: C,
  { source, from, to, purposes = PURPOSES }: Stretch,
): Promise<readonly { readonly of: NonNullable<Tables["ledger"][C]>; readonly cost: number }[]> {
  const rows = await db
    .selectFrom("ledger")
    .select((q) => [q.ref(column).as("of"), q.fn.sum<number>("cost").as("cost")])
    .where("source", "=", source)
    .where("booked_at", ">=", from)
    .where("booked_at", "<", to)
    .where("purpose", "in", purposes)
    .where(column, "is not", null)
    .groupBy(column)
    .execute();
  return rows
    .map(({ of, cost }) => ({ of: of as NonNullable<Tables["ledger"][C]>, cost: Number(cost) }))
    .sort((a, b) => b.cost - a.cost || (a.of < b.of ? -1 : 1));
}

/** Whether anything that may have been billed was booked for a watch since then. */
export async function hasBooked(
  db: Kysely<Tables>,
  of: { readonly source: string; readonly watch: string; readonly purpose: Purpose },
  since: Instant,
): Promise<boolean> {
  const row = await db
    .selectFrom("ledger")
    .select("id")
    .where("source", "=", of.source)
    .where("watch_id", "=", of.watch)
    .where("purpose", "=", of.purpose)
    .where("booked_at", ">", since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export interface Sum {
  readonly cost: number;
  readonly posts: number;
  /** What of the cost was booked and never settled. */
  readonly unsettled: number;
  /** When the first of it was booked; null where there is none. */
  readonly first: Instant | null;
}

export async function spentIn(db: Kysely<Tables>, { source, from, to }: Stretch): Promise<Sum> {
  const rows = await db
    .selectFrom("ledger")
    .select((q) => [
      "settled",
      q.fn.sum<number>("cost").as("cost"),
      q.fn.sum<number>("posts").as("posts"),
      q.fn.min("booked_at").as("first"),
    ])
    .where("source", "=", source)
    .where("booked_at", ">=", from)
    .where("booked_at", "<", to)
    .groupBy("settled")
    .execute();
  const sum = (of: "cost" | "posts") => rows.reduce((all, row) => all + Number(row[of]), 0);
  const open = rows.find(({ settled }) => settled === 0);
  return {
    cost: sum("cost"),
    posts: sum("posts"),
    unsettled: Number(open?.cost ?? 0),
    first: rows.length === 0 ? null : Math.min(...rows.map(({ first }) => Number(first))),
  };
}
