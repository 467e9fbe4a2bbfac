/** What was not read or could not be read: kept, so that no number claims more than was seen. */
import type { Kysely } from "kysely";
import type { Instant } from "../domain/time.ts";
import { inBatches } from "./batches.ts";
import type { Tables } from "./tables.ts";

/** How much of an unreadable item is kept, in characters. */
const RAW_KEPT = 2_000;

export async function recordGaps(
  tx: Kysely<Tables>,
  watchId: string,
  source: string,
  gaps: readonly { readonly from: Instant; readonly to: Instant; readonly why: string }[],
  now: Instant,
): Promise<void> {
  if (gaps.length === 0) return;
  await tx
    .insertInto("gaps")
    .values(
      gaps.map((gap) => ({
        watch_id: watchId,
        source,
        from_at: gap.from,
        to_at: gap.to,
        why: gap.why,
        recorded_at: now,
      })),
    )
    .execute();
}

/** What was not read for one of these reasons and ends after `since`, the earliest first. */
export async function gapsSince(
  db: Kysely<Tables>,
  watchId: string,
  source: string,
  { since, why }: { readonly since: Instant; readonly why: readonly string[] },
): Promise<readonly { readonly from: Instant; readonly to: Instant; readonly why: string }[]> {
  const rows = await db
    .selectFrom("gaps")
    .select(["from_at", "to_at", "why"])
    .where("watch_id", "=", watchId)
    .where("source", "=", source)
    .where("why", "in", why)
    .where("to_at", ">", since)
    .orderBy("from_at")
    .execute();
  return rows.map((row) => ({ from: row.from_at, to: row.to_at, why: row.why }));
}

/** Takes a stretch that was read after all out of the gaps that had this reason. */
export async function closeGaps(
  tx: Kysely<Tables>,
  watchId: string,
  source: string,
  { from, to, why }: { readonly from: Instant; readonly to: Instant; readonly why: string },
): Promise<void> {
  if (to <= from) return;
  const gaps = await tx
    .selectFrom("gaps")
    .selectAll()
    .where("watch_id", "=", watchId)
    .where("source", "=", source)
    .where("why", "=", why)
    .where("from_at", "<", to)
    .where("to_at", ">", from)
    .execute();
  for (const { id, from_at, to_at, recorded_at } of gaps) {
    await tx.deleteFrom("gaps").where("id", "=", id).execute();
    const left = [
      { from: from_at, to: from, why },
      { from: to, to: to_at, why },
    ].filter((rest) => rest.from < rest.to);
    await recordGaps(tx, watchId, source, left, recorded_at);
  }
}

export async function recordMalformed(
  tx: Kysely<Tables>,
  watchId: string,
  source: string,
  items: readonly { readonly raw: string; readonly why: string }[],
  now: Instant,
): Promise<void> {
  for (const batch of inBatches(items)) {
    await tx
      .insertInto("malformed")
      .values(
        batch.map((item) => ({
          watch_id: watchId,
          source,
          why: item.why.slice(0, RAW_KEPT),
          raw: item.raw.slice(0, RAW_KEPT),
          recorded_at: now,
        })),
      )
      .execute();
  }
}
