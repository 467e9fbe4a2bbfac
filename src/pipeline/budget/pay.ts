/** Paying for what is read: books a page, and takes back what was not billed. */
import { NO_READS } from "../../domain/reading.ts";
import type { Instant } from "../../domain/time.ts";
import { UNREAD, type Unread } from "../../domain/unread.ts";
import { SourceError } from "../../sources/source.ts";
import type { Store } from "../../store/store.ts";
import type { Booked, Budget } from "./budget.ts";
import type { Ask, Refusal } from "./counters.ts";

/** Posts of one page at most: what X sends at most (search/recent, max_results). */
const PAGE_POSTS = 100;
/** Posts of one page at least, where there are so many: X takes no smaller max_results. */
export const SMALLEST_PAGE = 10;

export type PageAsk = Pick<Ask, "purpose" | "watch" | "burst"> & { readonly limit: number | null };

/** Books the next page of a watch. */
export function bookPage(
  budget: Budget,
  source: string,
  { limit, ...about }: PageAsk,
  now: Instant,
): Promise<Booked> {
  const most = { ...NO_READS, posts: Math.min(PAGE_POSTS, limit ?? PAGE_POSTS) };
  return budget.book({ ...about, source, person: null, most, least: SMALLEST_PAGE }, now);
}

/** Why a watch is not read, as a gap says it. */
export function unreadBecause(refusal: Refusal): Unread {
  if (refusal === "day") return UNREAD.day;
  return refusal === "not-agreed" ? UNREAD.notAgreed : UNREAD.month;
}

/**
 * Reads what was booked. What certainly was not served is taken back. An answer that did not come, broke off or
 * could not be understood may have been billed, and stays booked, as after a crash.
 * @throws what `read` throws
 */
export async function readBooked<T>(
  { store, budget }: { readonly store: Store; readonly budget: Pick<Budget, "settle"> },
  booking: number | null,
  read: () => Promise<T>,
): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (booking !== null && error instanceof SourceError && !error.perhapsServed) {
      await store.transaction((tx) => budget.settle(tx, booking, NO_READS));
    }
    throw error;
  }
}
