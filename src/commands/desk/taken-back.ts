/** Posts whose words are said to nobody any more: copies of bursts that were withdrawn, and of no other burst. */
import { type Kysely, type SqlBool, sql } from "kysely";
import type { Scope } from "../../domain/scope.ts";
import type { Tables } from "../../store/tables.ts";
import { WITHDRAWN_BURSTS } from "../../store/taken-back.ts";
import { inScope } from "./in-scope.ts";

/** How a post is named among them. */
export function takenBackName({ source, postId }: { readonly source: string; readonly postId: string }) {
  return `${source}\n${postId}`;
}

/** What stands in a burst of the scope that was not withdrawn stays. */
export async function takenBackPosts(db: Kysely<Tables>, scope: Scope): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom("burst_posts as copies")
    .select(["copies.source", "copies.post_id"])
    .where(sql<SqlBool>`copies.burst_id in ${WITHDRAWN_BURSTS}`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("burst_posts as standing")
            .select("standing.post_id")
            .whereRef("standing.source", "=", "copies.source")
            .whereRef("standing.post_id", "=", "copies.post_id")
            .where(inScope(scope, "standing.watch_id"))
            .where(sql<SqlBool>`standing.burst_id not in ${WITHDRAWN_BURSTS}`),
        ),
      ),
    )
    .execute();
  return new Set(rows.map(({ source, post_id: postId }) => takenBackName({ source, postId })));
}
