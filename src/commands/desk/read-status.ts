/** How the watches and their deliveries stand, as far as somebody may see them. */
import { type Kysely, type SqlBool, sql } from "kysely";
import type { Scope } from "../../domain/scope.ts";
import { DAY, type Duration, type Instant, MINUTE } from "../../domain/time.ts";
import type { Watch } from "../../domain/watch.ts";
import { consentsOf } from "../../store/consents.ts";
import { coverageOf } from "../../store/partly-read.ts";
import { latestReadBack } from "../../store/read-backs.ts";
import type { Tables } from "../../store/tables.ts";
import type { GapStatus, OutboxStatus, WatchReading, WatchStatus } from "../desk.ts";
import type { DeskFacts } from "../scoped-desk.ts";
import { currentWaves } from "./burst-summaries.ts";
import { inScope, postInScope } from "./in-scope.ts";

const GAPS_SHOWN = 50;
/** Why messages of one place are parked: more kinds of it say no more of what to do. */
const REASONS_SHOWN = 3;
/** A poll that is later than this is not late by chance: polls of a watch are minutes apart. */
const OVERDUE_AFTER: Duration = 30 * MINUTE;
/** Of more posts than these a sample tells the median as well. */
const DELAYS_READ = 5_000;

/** The watches that run, by id. */
export async function readWatches(
  db: Kysely<Tables>,
  scope: Scope,
  facts: DeskFacts,
  now: Instant,
): Promise<readonly WatchStatus[]> {
  const watches = await db
    .selectFrom("watches")
    .select(["id", "definition", "origin", "last_poll_at", "last_error", "due_at", "poll_started_at"])
    .select(["paused_until", "paused_by"])
    .where(inScope(scope, "watches.id"))
    .where("removed_at", "is", null)
    .orderBy("id")
    .execute();
  const posts = await db
    .selectFrom("watch_posts")
    .select((q) => ["watch_id", q.fn.countAll<number>().as("count")])
    .where(inScope(scope, "watch_id"))
    .where("via", "in", ["poll", "backfill"])
    .groupBy("watch_id")
    .execute();
  const lately = await db
    .selectFrom("watch_posts")
    .select((q) => ["watch_id", q.fn.countAll<number>().as("count")])
    .where(inScope(scope, "watch_id"))
    .where("created_at", ">", now - DAY)
    .groupBy("watch_id")
    .execute();
  const open = await currentWaves(db, scope)
    .select((q) => ["bursts.watch_id", q.fn.countAll<number>().as("count")])
    .where("bursts.state", "=", "open")
    .groupBy("bursts.watch_id")
    .execute();
  const countOf = (counts: readonly { watch_id: string; count: number }[], id: string) =>
    counts.find((row) => row.watch_id === id)?.count ?? 0;
  const found: WatchStatus[] = [];
  for (const row of watches) {
    const watch = JSON.parse(row.definition) as Watch;
    found.push({
      watch,
      origin: row.origin,
      places: facts.placesOf(row.id),
      posts: countOf(posts, row.id),
      postsLastDay: countOf(lately, row.id),
      openBursts: countOf(open, row.id),
      lastPollAt: row.last_poll_at,
      lastError: row.last_error,
      paused:
        row.paused_until !== null && row.paused_until > now
          ? { until: row.paused_until, by: row.paused_by ?? "" }
          : null,
      overdueSince: row.poll_started_at === null && row.due_at < now - OVERDUE_AFTER ? row.due_at : null,
      reading: await readingOf(db, watch, facts, now),
      coverage: await coverageOf(db, row.id, { from: now - DAY, to: now }),
    });
  }
  return found;
}

async function readingOf(
  db: Kysely<Tables>,
  watch: Watch,
  facts: Pick<DeskFacts, "readingOf">,
  now: Instant,
): Promise<WatchReading | null> {
  const reading = await facts.readingOf(watch, now);
  if (reading === null) return null;
  const consents = await consentsOf(db, watch.id);
  const waits = consents.some(({ agreed_at }) => agreed_at === null);
  const asksReadBack = (await latestReadBack(db, watch.id))?.state === "asked";
  return { ...reading, waits, asksReadBack };
}

/** The places with something unsent about a watch in scope; other messages to them are not counted. */
export async function readOutbox(db: Kysely<Tables>, scope: Scope): Promise<readonly OutboxStatus[]> {
  const rows = await db
    .selectFrom("outbox")
    .select(["place", "state", "error"])
    .where("state", "in", ["pending", "sending", "parked"])
    .where(aboutScope(scope))
    .orderBy("place")
    .orderBy("id", "desc")
    .execute();
  return [...Map.groupBy(rows, (row) => row.place)].map(([place, unsent]) => {
    const parked = unsent.filter((row) => row.state === "parked");
    return {
      place,
      waiting: unsent.length - parked.length,
      parked: parked.length,
      parkedWhy: parked.length === 0 ? null : reasonsOf(parked),
    };
  });
}

/** Each once, the latest first: they say what to do. */
function reasonsOf(parked: readonly { readonly error: string | null }[]): string {
  return [...new Set(parked.flatMap(({ error }) => error ?? []))].slice(0, REASONS_SHOWN).join(" · ");
}

/** A message is about the watches whose bursts stand on it; a notice of the bot's own is for those who see all. */
function aboutScope(scope: Scope) {
  if (scope.all) return sql<SqlBool>`1 = 1`;
  return sql<SqlBool>`exists (
    select 1 from story_bursts as told
    where told.place = outbox.place and told.subject = outbox.subject and ${inScope(scope, "told.watch_id")}
  )`;
}

/** The latest ones first. */
export async function readGaps(db: Kysely<Tables>, scope: Scope): Promise<readonly GapStatus[]> {
  const rows = await db
    .selectFrom("gaps")
    .select(["watch_id", "source", "from_at", "to_at", "why"])
    .where(inScope(scope, "watch_id"))
    // What was sampled stands with its watch, as the share that was read.
    .where("unread_posts", "is", null)
    .orderBy("recorded_at", "desc")
    .orderBy("id", "desc")
    .limit(GAPS_SHOWN)
    .execute();
  return rows.map((row) => ({
    watch: row.watch_id,
    source: row.source,
    from: row.from_at,
    to: row.to_at,
    why: row.why,
  }));
}

/** The median of how long after it was posted a post was read, in the last day before `now`. */
export async function readDelay(db: Kysely<Tables>, scope: Scope, now: Instant): Promise<Duration | null> {
  const rows = await db
    .selectFrom("posts")
    .select(["created_at", "collected_at"])
    .where("created_at", ">", now - DAY)
    .where(postInScope(scope))
    .orderBy("created_at", "desc")
    .limit(DELAYS_READ)
    .execute();
  const delays = rows.map((row) => Math.max(0, row.collected_at - row.created_at)).sort((a, b) => a - b);
  return delays[Math.floor(delays.length / 2)] ?? null;
}

export async function countMalformed(db: Kysely<Tables>, scope: Scope): Promise<number> {
  const { count } = await db
    .selectFrom("malformed")
    .select((q) => q.fn.countAll<number>().as("count"))
    .where(inScope(scope, "watch_id"))
    .executeTakeFirstOrThrow();
  return count;
}

/** The latest time without a poll that places were told of. */
export async function readAbsence(
  db: Kysely<Tables>,
  scope: Scope,
): Promise<{ readonly from: Instant; readonly to: Instant } | null> {
  const row = await db
    .selectFrom("absences")
    .select(["from_at", "to_at"])
    .where(inScope(scope, "watch_id"))
    .orderBy("to_at", "desc")
    .orderBy("from_at")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : { from: row.from_at, to: row.to_at };
}
