/** Counting at a price: it is booked before, and settled alone, for nothing is stored with what it brings. */
import { NO_READS } from "../../domain/reading.ts";
import type { Unread } from "../../domain/unread.ts";
import type { CountsRequest, Source } from "../../sources/source.ts";
import type { Store } from "../../store/store.ts";
import { type Persisting, persistently } from "../persistently.ts";
import type { Budget } from "./budget.ts";
import { readBooked, unreadBecause } from "./pay.ts";
import type { Counted } from "./stand-out.ts";

export interface Counting extends Persisting {
  readonly store: Store;
  readonly budget: Pick<Budget, "book" | "settle">;
}

/** What is counted for whom. */
export interface CountAsked extends CountsRequest {
  readonly source: Pick<Source, "id" | "lookups">;
  readonly watch: string;
}

/** What was counted; null where nobody counts, or there is no money to ask, and then why. */
export type CountAnswer =
  | { readonly counts: readonly Counted[] }
  | { readonly counts: null; readonly refused: Unread | null };

/** @throws SourceError */
export async function countPosts(
  on: Counting,
  { source, watch, ...request }: CountAsked,
  signal: AbortSignal,
): Promise<CountAnswer> {
  const { lookups } = source;
  if (lookups === null) return { counts: null, refused: null };
  const most = { ...NO_READS, counts: 1 };
  const ask = { source: source.id, purpose: "count", watch, burst: null, person: null, most } as const;
  const booked = await on.budget.book(ask, on.clock.now());
  if (booked.is === "refused") return { counts: null, refused: unreadBecause(booked.reason) };
  const { booking } = booked;
  const { buckets, reads } = await readBooked(on, booking, () => lookups.counts(request, signal));
  await persistently(on, signal, () =>
    on.store.transaction(async (tx) => {
      await on.budget.settle(tx, booking, reads);
      on.faults?.("count:before-commit");
    }),
  );
  return { counts: buckets };
}
