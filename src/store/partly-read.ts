/** What was not read of a watch, as it grows: stretches that follow each other for one reason are one gap. */
import type { Kysely } from "kysely";
import { HOUR, type Instant } from "../domain/time.ts";
import type { Coverage } from "../domain/unread.ts";
import type { Tables } from "./tables.ts";

/** A stretch of which not everything was read. */
export interface PartlyRead {
  readonly from: Instant;
  readonly to: Instant;
  readonly why: string;
  /** Null where nobody counted. */
  readonly read: number | null;
  /** About how many posts were not read; null where nobody counted. */
  readonly unread: number | null;
}

/** Nothing that is counted is joined beyond this: shares are known by the hour. */
const COUNTED_AT_MOST = HOUR;

/** Records it, as the continuation of the gap before it where it is one. */
export async function recordPartlyRead(
  tx: Kysely<Tables>,
  watchId: string,
  source: string,
  stretch: PartlyRead,
  now: Instant,
): Promise<void> {
  if (stretch.to <= stretch.from) return;
  const last = await tx
    .selectFrom("gaps")
    .select(["id", "from_at", "read_posts", "unread_posts"])
    .where("watch_id", "=", watchId)
    .where("source", "=", source)
    .where("why", "=", stretch.why)
    .where("to_at", "=", stretch.from)
    .orderBy("id", "desc")
    .executeTakeFirst();
  const { from, to, why, read, unread } = stretch;
  const isCounted = read !== null || unread !== null;
  if (last !== undefined && (!isCounted || to - last.from_at <= COUNTED_AT_MOST)) {
    const joined = { read_posts: sum(last.read_posts, read), unread_posts: sum(last.unread_posts, unread) };
    await tx
      .updateTable("gaps")
      .set({ to_at: to, recorded_at: now, ...joined })
      .where("id", "=", last.id)
      .execute();
    return;
  }
  await tx
    .insertInto("gaps")
    .values({
      ...{ watch_id: watchId, source, from_at: from, to_at: to, why, recorded_at: now },
      ...{ read_posts: read, unread_posts: unread },
    })
    .execute();
}

/**
 * How much of what matched in [from, to) was read; null where that was everything. What is known of a sample
 * is known of the whole of it, so a range that touches one is widened to it.
 */
export async function coverageOf(
  db: Kysely<Tables>,
  watchId: string,
  { from, to }: { readonly from: Instant; readonly to: Instant },
): Promise<Coverage | null> {
  const partly = await db
    .selectFrom("gaps")
    .select(["from_at", "to_at", "unread_posts"])
    .where("watch_id", "=", watchId)
    .where("unread_posts", ">", 0)
    .where("from_at", "<", to)
    .where("to_at", ">", from)
    .execute();
  if (partly.length === 0) return null;
  const { read } = await db
    .selectFrom("watch_posts")
    .select((q) => q.fn.countAll<number>().as("read"))
    .where("watch_id", "=", watchId)
    .where("via", "in", ["poll", "backfill"])
    .where("created_at", ">=", Math.min(from, ...partly.map(({ from_at }) => from_at)))
    .where("created_at", "<", Math.max(to, ...partly.map(({ to_at }) => to_at)))
    .executeTakeFirstOrThrow();
  return { read, unread: partly.reduce((sum, { unread_posts }) => sum + (unread_posts ?? 0), 0) };
}

function sum(a: number | null, b: number | null): number | null {
  return a === null && b === null ? null : (a ?? 0) + (b ?? 0);
}
