/** Paying for pages: books the next one, or says why reading stops and when it goes on. */
import { NO_READS } from "../../domain/reading.ts";
import { type Instant, toIso } from "../../domain/time.ts";
import { type Source, SourceError } from "../../sources/source.ts";
import type { Store } from "../../store/store.ts";
import type { Booked, Budget } from "./budget.ts";
import type { Ask, Refusal } from "./counters.ts";

/** Posts of one page at most: what X sends at most (search/recent, max_results). */
const PAGE_POSTS = 100;
/** Posts of one page at least, where there are so many: X does not take a smaller max_results. */
const LEAST_POSTS = 10;

export type PageAsk = Pick<Ask, "purpose" | "watch" | "burst"> & { readonly limit: number | null };

/** @returns null where reading is free. @throws SourceError "budget" */
export async function bookPage(
  budget: Budget,
  source: Pick<Source, "id" | "tariff">,
  { limit, ...about }: PageAsk,
  now: Instant,
): Promise<Extract<Booked, { is: "granted" }> | null> {
  if (source.tariff === null) return null;
  const most = { ...NO_READS, posts: Math.min(PAGE_POSTS, limit ?? PAGE_POSTS) };
  const booked = await budget.book(
    { ...about, source: source.id, person: null, most, least: LEAST_POSTS },
    now,
  );
  if (booked.is === "granted") return booked;
  const { reason, resumesAt } = booked;
  throw new SourceError("budget", `Nothing more is read from ${source.id}: ${WORDS[reason]}.`, {
    ...(resumesAt === null ? {} : { retryAt: resumesAt }),
    mend: resumesAt === null ? MEND_AGREE : `Reading goes on at ${toIso(resumesAt)}.`,
  });
}

const MEND_AGREE = "Look at what the watch costs and start it, or make its query narrower.";

const WORDS: Readonly<Record<Refusal, string>> = {
  month: "this month's budget is spent",
  day: "today's part of the budget is spent",
  purse: "what this need may cost in a month is spent",
  "burst-cap": "what one burst may cost is spent",
  person: "this person has asked as often today as one may",
  team: "the team has asked as often today as it may",
  "not-agreed": "nobody has agreed yet to what it costs",
};

/**
 * Reads what was booked. What failed before anything was sent is taken back; an answer that came and could
 * not be understood may have been billed, and stays booked, as after a crash.
 * @throws what `read` throws
 */
export async function readBooked<T>(
  { store, budget }: { readonly store: Store; readonly budget: Budget },
  booking: number | null,
  read: () => Promise<T>,
): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (booking !== null && error instanceof SourceError && error.code !== "bad-answer") {
      await store.transaction((tx) => budget.settle(tx, booking, NO_READS));
    }
    throw error;
  }
}
