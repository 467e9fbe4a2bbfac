/** What was read of a watch in the last seven days, by the hour, with the bursts that were found in it. */
import type { Kysely } from "kysely";
import type { Scope } from "../../domain/scope.ts";
import { DAY, HOUR, type Instant } from "../../domain/time.ts";
import type { Watch } from "../../domain/watch.ts";
import type { WatchWeek } from "../../domain/watch-week.ts";
import { firstPostAt, postsByHour, unreadWithin } from "../../store/hourly-posts.ts";
import type { Tables } from "../../store/tables.ts";
import { listBursts } from "./burst-summaries.ts";
import { inScope } from "./in-scope.ts";

/** More marks than these cannot be told apart in a picture. */
const MARKED = 100;

/** Null for a watch that cannot be seen or does not run. */
export async function readWeek(
  db: Kysely<Tables>,
  scope: Scope,
  watch: string,
  now: Instant,
): Promise<WatchWeek | null> {
  const row = await db
    .selectFrom("watches")
    .select("definition")
    .where("id", "=", watch)
    .where(inScope(scope, "watches.id"))
    .where("removed_at", "is", null)
    .executeTakeFirst();
  if (row === undefined) return null;
  const to = Math.floor(now / HOUR) * HOUR + HOUR;
  const from = to - 7 * DAY;
  const found = await listBursts(db, scope, { since: from, limit: MARKED, offset: 0, watch });
  const bursts = found.bursts
    .filter(({ withdrawn }) => !withdrawn)
    .map(({ shortId, burst, announced }) => ({ shortId, at: burst.detectedAt, announced }))
    .toReversed();
  const first = await firstPostAt(db, watch);
  const before = first === null || first <= from ? [] : [{ from, to: Math.min(first, to) }];
  return {
    ...{ watch, watchName: (JSON.parse(row.definition) as Watch).name, from, to, step: HOUR, bursts },
    counts: await postsByHour(db, watch, { from, to }),
    moreBursts: found.total - found.bursts.length,
    unread: [...before, ...(await unreadWithin(db, watch, { from, to }))],
  };
}
