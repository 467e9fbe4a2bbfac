/** Obeys what a platform removed: the text goes, and what proves that there was one stays. */
import type { Kysely } from "kysely";
import type { Instant } from "../domain/time.ts";
import { inBatches } from "./batches.ts";
import { isFree } from "./holds.ts";
import type { Tables } from "./tables.ts";

/**
 * Drops text, attachments and raw form of posts. Id, times, author and the raw form's hash stay, so that the
 * evidence chain holds; folded words stay for the detector. A post that still waits to be judged, or whose
 * burst has not ended, keeps its text until then: a finding must not depend on when somebody looked. What is held stays.
 */
export async function dropTexts(
  tx: Kysely<Tables>,
  source: string,
  of: { readonly column: "id" | "account_id"; readonly ids: readonly string[] },
  now: Instant,
): Promise<void> {
  for (const batch of inBatches(of.ids)) {
    await tx
      .updateTable("posts")
      .set({ text: null, attachments: null, raw: null })
      .where("source", "=", source)
      .where(of.column, "in", [...batch])
      .where(isFree(now))
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom("watch_posts as waiting")
              .select("waiting.post_id")
              .whereRef("waiting.source", "=", "posts.source")
              .whereRef("waiting.post_id", "=", "posts.id")
              .where("waiting.seq", "is", null)
              .where("waiting.via", "in", ["poll", "backfill"]),
          ),
        ),
      )
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom("burst_posts as member")
              .innerJoin("bursts", (join) =>
                join.onRef("bursts.id", "=", "member.burst_id").onRef("bursts.wave", "=", "member.wave"),
              )
              .select("member.post_id")
              .whereRef("member.source", "=", "posts.source")
              .whereRef("member.post_id", "=", "posts.id")
              .where("bursts.state", "=", "open")
              .where("bursts.absorbed_by", "is", null),
          ),
        ),
      )
      .execute();
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
}
