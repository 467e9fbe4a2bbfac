/** How many posts of a dossier have no text here any more: they had to go since, and the dossier still has them. */
import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** Of these posts, at most some hundred at a time. */
export async function countGone(
  db: Kysely<Tables>,
  posts: readonly { readonly source: string; readonly id: string }[],
): Promise<number> {
  if (posts.length === 0) return 0;
  const rows = await db
    .selectFrom("posts")
    .select(["source", "id"])
    .where("source", "in", [...new Set(posts.map(({ source }) => source))])
    .where(
      "id",
      "in",
      posts.map(({ id }) => id),
    )
    .where("raw", "is not", null)
    .execute();
  const there = new Set(rows.map(({ source, id }) => `${source}\n${id}`));
  return posts.filter(({ source, id }) => !there.has(`${source}\n${id}`)).length;
}
