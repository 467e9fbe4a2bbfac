/** The chain's links that stand for the posts of a dossier: what each was brought by, and what proves it. */
import type { Kysely } from "kysely";
import { chainStart } from "./chain-starts.ts";
import type { StoredDossierPost } from "./dossier-posts.ts";
import { evidenceChain } from "./evidence.ts";
import type { Tables } from "./tables.ts";

/** The links that stand for these posts, in all chains, each with the hash of the link before it. */
export async function linksOf(db: Kysely<Tables>, posts: readonly StoredDossierPost[]) {
  const ids = posts.map(({ id }) => id);
  const rows = await db
    .selectFrom("watch_posts")
    .innerJoin("evidence", (join) =>
      join
        .onRef("evidence.watch_id", "=", "watch_posts.watch_id")
        .onRef("evidence.subject", "=", "watch_posts.post_id")
        .onRef("evidence.source", "=", "watch_posts.source"),
    )
    .leftJoin("evidence as before", (join) =>
      join
        .onRef("before.watch_id", "=", "evidence.watch_id")
        .on((eb) => eb("before.n", "=", eb("evidence.n", "-", 1))),
    )
    .select([
      "evidence.watch_id",
      "evidence.n",
      "evidence.at",
      "evidence.source",
      "evidence.query",
      "evidence.kind",
      "evidence.subject",
      "evidence.sha256",
      "evidence.hash",
      "before.hash as previous",
    ])
    .where("watch_posts.post_id", "in", ids)
    .where("watch_posts.source", "in", [...new Set(posts.map(({ source }) => source))])
    .where("evidence.kind", "=", "post")
    .orderBy("evidence.watch_id")
    .orderBy("evidence.n")
    .execute();
  const meant = new Set(posts.map(({ source, id }) => keyOf(source, id)));
  const links = rows.filter(({ source, subject }) => meant.has(keyOf(source, subject)));
  const starts = new Map<string, string>();
  for (const { watch_id, previous } of links) {
    if (previous !== null || starts.has(watch_id)) continue;
    starts.set(watch_id, (await chainStart(db, evidenceChain(watch_id).name)).hash);
  }
  return links.map((row) => ({ ...row, previous: row.previous ?? starts.get(row.watch_id) ?? "" }));
}

function keyOf(source: string, id: string): string {
  return `${source}\n${id}`;
}
