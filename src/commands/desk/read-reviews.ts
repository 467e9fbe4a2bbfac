/** The latest review of every wave that was reviewed, as far as somebody may see it. */
import type { Kysely } from "kysely";
import type { ReviewedWave } from "../../cards/reviews-card.ts";
import type { Verdict } from "../../domain/desk-notes.ts";
import type { Scope } from "../../domain/scope.ts";
import { fromRow } from "../../store/burst-rows.ts";
import type { Tables } from "../../store/tables.ts";
import { inScope } from "./in-scope.ts";

export async function readReviews(db: Kysely<Tables>, scope: Scope): Promise<readonly ReviewedWave[]> {
  const rows = await db
    .selectFrom("reviews")
    .innerJoin("bursts", (join) =>
      join.onRef("bursts.id", "=", "reviews.burst_id").onRef("bursts.wave", "=", "reviews.wave"),
    )
    .selectAll("bursts")
    .select("reviews.verdict")
    .where(inScope(scope, "reviews.watch_id"))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("reviews as later")
            .select("later.id")
            .whereRef("later.burst_id", "=", "reviews.burst_id")
            .whereRef("later.wave", "=", "reviews.wave")
            .whereRef("later.id", ">", "reviews.id"),
        ),
      ),
    )
    .orderBy("reviews.id")
    .execute();
  return rows.map(({ verdict, ...row }) => {
    const { burst, announced } = fromRow(row);
    const holding = burst.explanations.find(({ liftedBy }) => liftedBy === null);
    return {
      verdict: verdict as Verdict,
      severity: burst.severity,
      announced,
      explanation: announced ? null : (holding?.kind ?? null),
    };
  });
}
