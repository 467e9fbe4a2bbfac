/** Finds a stored post by the platform's own name for it. */
import type { Kysely } from "kysely";
import type { BurstMember } from "../../domain/burst.ts";
import type { Scope } from "../../domain/scope.ts";
import type { Tables } from "../../store/tables.ts";
import { postInScope } from "./in-scope.ts";
import { takenBackName, takenBackPosts } from "./taken-back.ts";

/** Null where it was not stored, or not for a watch in scope; without its text where that was taken back. */
export async function findPost(
  db: Kysely<Tables>,
  scope: Scope,
  named: { readonly platform: string; readonly postId: string },
): Promise<BurstMember | null> {
  const row = await db
    .selectFrom("posts")
    .select(["source", "id", "platform", "account_id", "handle", "created_at", "text"])
    .where("platform", "=", named.platform)
    .where("id", "=", named.postId)
    .where(postInScope(scope))
    .orderBy("source")
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { source, id: postId, platform, account_id: accountId, handle, created_at: createdAt } = row;
  const takenBack = await takenBackPosts(db, scope);
  const text = takenBack.has(takenBackName({ source, postId })) ? null : row.text;
  return { source, postId, platform, accountId, handle, createdAt, text };
}
