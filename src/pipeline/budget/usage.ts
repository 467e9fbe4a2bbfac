/**
 * Comparing the ledger with the platform's own count, once a day: who pays wants both to say the same. What is
 * compared is what both grew by since the last answer, because when a platform's count starts anew is not
 * certain: X describes `cap_reset_day` in one place as a day of the month and in another as days that are left.
 */
import type { Kysely } from "kysely";
import type { Compared } from "../../domain/spending-report.ts";
import { DAY, type Instant } from "../../domain/time.ts";
import { type Source, SourceError } from "../../sources/source.ts";
import { spentIn } from "../../store/spent.ts";
import type { Tables } from "../../store/tables.ts";
import { dayName, nextDay } from "./calendar.ts";

/** By the last two answers; null where there are none, or the platform's count started anew in between. */
export async function lastComparison(db: Kysely<Tables>, source: string): Promise<Compared | null> {
  const [last, before] = await db
    .selectFrom("usage_checks")
    .select(["at", "theirs", "ours"])
    .where("source", "=", source)
    .where("theirs", "is not", null)
    .orderBy("day", "desc")
    .limit(2)
    .execute();
  if (last === undefined || before === undefined) return null;
  const theirs = (last.theirs ?? 0) - (before.theirs ?? 0);
  if (theirs < 0) return null;
  return { from: before.at, at: last.at, theirs, ours: last.ours - before.ours };
}

/**
 * Asks for the platform's count where it was not asked today; what it does not say is asked tomorrow. Its days
 * are counted late, so it is asked for the first time when the ledger is a day old.
 */
export async function compareUsage(
  db: Kysely<Tables>,
  { id: source, lookups }: Pick<Source, "id" | "lookups">,
  now: Instant,
  signal: AbortSignal,
): Promise<Compared | null> {
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
  const { posts: ours } = await spentIn(db, { source, from: 0, to: now + 1 });
  const theirs = usage?.posts ?? null;
  await db
    .insertInto("usage_checks")
    .values({ source, day, at: now, theirs, ours })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return theirs === null ? null : lastComparison(db, source);
}
