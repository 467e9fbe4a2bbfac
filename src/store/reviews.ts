/** Reviews: what people made of a wave, kept with what it looked like then. */
import type { Kysely } from "kysely";
import type { Review, Verdict } from "../domain/desk-notes.ts";
import type { Instant } from "../domain/time.ts";
import type { WaveId } from "./bursts.ts";
import type { ReviewRow } from "./desk-tables.ts";
import type { Tables } from "./tables.ts";

export interface StoredReview extends Review, WaveId {
  readonly watch: string;
  /** The passage as it stood, as hashes of its words. */
  readonly words: readonly number[];
  readonly accounts: number;
}

export async function putReview(tx: Kysely<Tables>, review: StoredReview, actor: string): Promise<void> {
  await tx
    .insertInto("reviews")
    .values({
      burst_id: review.burst,
      wave: review.wave,
      watch_id: review.watch,
      verdict: review.verdict,
      as_what: review.as,
      note: review.note,
      words: JSON.stringify(review.words),
      accounts: review.accounts,
      by_actor: actor,
      by_name: review.by,
      created_at: review.at,
    })
    .execute();
}

/** Of one wave, the newest first. */
export async function reviewsOf(db: Kysely<Tables>, wave: WaveId): Promise<readonly StoredReview[]> {
  const rows = await db
    .selectFrom("reviews")
    .selectAll()
    .where("burst_id", "=", wave.burst)
    .where("wave", "=", wave.wave)
    .orderBy("id", "desc")
    .execute();
  return rows.map(fromRow);
}

/** Of all waves of a burst, the newest first. */
export async function reviewsOfBurst(db: Kysely<Tables>, burst: string): Promise<readonly StoredReview[]> {
  const rows = await db
    .selectFrom("reviews")
    .selectAll()
    .where("burst_id", "=", burst)
    .orderBy("id", "desc")
    .execute();
  return rows.map(fromRow);
}

/** Of a watch's waves, given until an instant; the newest first. */
export async function reviewsUntil(
  db: Kysely<Tables>,
  watch: string,
  until: Instant,
): Promise<readonly StoredReview[]> {
  const rows = await db
    .selectFrom("reviews")
    .selectAll()
    .where("watch_id", "=", watch)
    .where("created_at", "<=", until)
    .orderBy("id", "desc")
    .execute();
  return rows.map(fromRow);
}

function fromRow(row: Omit<ReviewRow, "id">): StoredReview {
  return {
    burst: row.burst_id,
    wave: row.wave,
    watch: row.watch_id,
    verdict: row.verdict as Verdict,
    as: row.as_what,
    note: row.note,
    words: JSON.parse(row.words) as number[],
    accounts: row.accounts,
    by: row.by_name,
    at: row.created_at,
  };
}
