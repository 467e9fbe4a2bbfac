/** Takes texts away, and leaves what proves that there was one: what a platform removed, and what is too old. */
import { type Kysely, type RawBuilder, type SqlBool, sql } from "kysely";
import type { Instant } from "../domain/time.ts";
import { inBatches } from "./batches.ts";
import { isFree } from "./holds.ts";
import type { Tables } from "./tables.ts";

/**
 * Drops text, attachments and raw form of posts. Id, times, author and the raw form's hash stay, so that the
 * evidence chain holds; folded words stay for the detector. A post that still waits to be judged, or whose
 * burst has not ended, keeps its text until then: a finding must not depend on when somebody looked. What is held stays.
 * @returns how many posts lost their text.
 */
export async function dropTexts(
  tx: Kysely<Tables>,
  source: string,
  of: { readonly column: "id" | "account_id"; readonly ids: readonly string[] },
  now: Instant,
): Promise<number> {
  let dropped = 0;
  for (const batch of inBatches(of.ids)) {
    const { numUpdatedRows } = await tx
      .updateTable("posts")
      .set({ text: null, attachments: null, raw: null })
      .where("source", "=", source)
      .where(of.column, "in", [...batch])
      .where("text", "is not", null)
      .where(isFree(now))
      .where(isDoneWith())
      .executeTakeFirstOrThrow();
    dropped += Number(numUpdatedRows);
    await tx
      .deleteFrom("post_details")
      .where("source", "=", source)
      .where("post_id", "in", (eb) =>
        eb
          .selectFrom("posts")
          .select("posts.id")
          .where("posts.source", "=", source)
          .where(`posts.${of.column}`, "in", [...batch])
          .where(isFree(now)),
      )
      .execute();
  }
  return dropped;
}

/** True of the rows of `posts` that no watch still waits for: judged, and in no burst that goes on. */
function isDoneWith(): RawBuilder<SqlBool> {
  return sql<SqlBool>`not exists (
    select 1 from watch_posts as waiting join watches on watches.id = waiting.watch_id
    where waiting.source = posts.source and waiting.post_id = posts.id
      and waiting.seq is null and waiting.via in ('poll', 'backfill') and watches.removed_at is null
  ) and not exists (
    select 1 from burst_posts as member
      join bursts on bursts.id = member.burst_id and bursts.wave = member.wave
      join watches on watches.id = bursts.watch_id
    where member.source = posts.source and member.post_id = posts.id
      and bursts.state = 'open' and bursts.absorbed_by is null and watches.removed_at is null
  )`;
}
