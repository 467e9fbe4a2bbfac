/** Comparing the ledger with the platform's own count, once a day: who pays wants both to say the same. */
import type { Kysely } from "kysely";
import type { SpendingReport } from "../../domain/spending-report.ts";
import { DAY, type Instant } from "../../domain/time.ts";
import { type Source, SourceError, type Usage } from "../../sources/source.ts";
import { spentIn } from "../../store/spent.ts";
import type { Tables } from "../../store/tables.ts";
import { dayName, monthStart, nextDay } from "./calendar.ts";

export async function lastComparison(
  db: Kysely<Tables>,
  source: string,
): Promise<SpendingReport["compared"]> {
  const row = await db
    .selectFrom("usage_checks")
    .select(["at", "theirs", "ours"])
    .where("source", "=", source)
    .where("theirs", "is not", null)
    .orderBy("day", "desc")
    .executeTakeFirst();
  return row === undefined ? null : { at: row.at, theirs: row.theirs ?? 0, ours: row.ours };
}

/**
 * Asks for the platform's count where it was not asked today; what it does not say is asked tomorrow. Its days
 * are counted late, so before the ledger is a day old there is nothing to compare.
 */
export async function compareUsage(
  db: Kysely<Tables>,
  { id: source, lookups }: Pick<Source, "id" | "lookups">,
  now: Instant,
  signal: AbortSignal,
): Promise<{ readonly theirs: number; readonly ours: number } | null> {
  const day = dayName(now);
  if (lookups === null) return null;
  const asked = await db
    .selectFrom("usage_checks")
    .select("day")
    .where("source", "=", source)
    .where("day", "=", day)
    .executeTakeFirst();
  if (asked !== undefined) return null;
  const earlier = await spentIn(db, { source, from: 0, to: nextDay(now) - DAY });
  if (earlier.first === null) return null;
  const usage = await lookups.usage(signal).catch((error: unknown) => {
    if (error instanceof SourceError) return null;
    throw error;
  });
  const { posts: ours } = await spentIn(db, { source, from: periodStart(usage, now), to: now + 1 });
  const theirs = usage?.posts ?? null;
  await db
    .insertInto("usage_checks")
    .values({ source, day, at: now, theirs, ours })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return theirs === null ? null : { theirs, ours };
}

/** Since when the platform counts: its own day of the month, or the first where it does not say. */
function periodStart(usage: Usage | null, now: Instant): Instant {
  const day = usage?.resetsOn ?? 1;
  const start = monthStart(now) + (day - 1) * DAY;
  return start <= now ? start : monthStart(monthStart(now) - DAY) + (day - 1) * DAY;
}
