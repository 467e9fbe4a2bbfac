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
