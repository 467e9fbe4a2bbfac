/** Posts whose words are said to nobody any more: copies of bursts that were withdrawn, and of no other burst. */
import type { Kysely } from "kysely";
import type { Scope } from "../../domain/scope.ts";
import type { Tables } from "../../store/tables.ts";
import { inScope } from "./in-scope.ts";

/** How a post is named among them. */
export function takenBackName({ source, postId }: { readonly source: string; readonly postId: string }) {
  return `${source}\n${postId}`;
}

/** What stands in a burst of the scope that was not withdrawn stays. */
export async function takenBackPosts(db: Kysely<Tables>, scope: Scope): Promise<ReadonlySet<string>> {
  const withdrawn = db.selectFrom("corrections").select("burst_id").where("kind", "=", "withdrawn");
  const rows = await db
    .selectFrom("burst_posts as copies")
    .select(["copies.source", "copies.post_id"])
    .where("copies.burst_id", "in", withdrawn)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("burst_posts as standing")
            .select("standing.post_id")
            .whereRef("standing.source", "=", "copies.source")
            .whereRef("standing.post_id", "=", "copies.post_id")
            .where(inScope(scope, "standing.watch_id"))
            .where((eb) => eb.not(eb("standing.burst_id", "in", withdrawn))),
        ),
      ),
    )
    .execute();
  return new Set(rows.map(({ source, post_id: postId }) => takenBackName({ source, postId })));
}
