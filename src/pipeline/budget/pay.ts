/** Paying for what is read: books a page, and takes back what was not billed. */
import { NO_READS, type Reads, type Refusal } from "../../domain/reading.ts";
import type { Instant } from "../../domain/time.ts";
import { UNREAD, type Unread } from "../../domain/unread.ts";
import { SourceError } from "../../sources/source.ts";
import type { Store } from "../../store/store.ts";
import type { Booked, Budget } from "./budget.ts";
import type { Ask } from "./counters.ts";

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
 * Reads what was booked. Of a failure only what may have been billed stays booked: where an answer did not come,
 * broke off or could not be understood that is all of it, as after a crash.
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
    const billed = error instanceof SourceError ? billedAtMost(error) : null;
    if (booking !== null && billed !== null) {
      await store.transaction((tx) => budget.settle(tx, booking, billed));
    }
    throw error;
  }
}

/** Whether all that was booked may have been billed, though nothing of it came. */
export function perhapsBilled(error: unknown): boolean {
  return error instanceof SourceError && billedAtMost(error) === null;
}

/** Null where that may be all that was booked. */
function billedAtMost({ billed, perhapsServed }: SourceError): Reads | null {
  return billed ?? (perhapsServed ? null : NO_READS);
}
