/** The files with a line for each post, written in one pass over what is stored. */
import type { Kysely } from "kysely";
import { differenceOf } from "../../detect/differences.ts";
import type { DossierSubject } from "../../domain/dossier.ts";
import {
  type DossierLink,
  linkLine,
  postRow,
  postsHeader,
  rawLine,
  urlRow,
  urlsHeader,
} from "../../evidence/dossier-rows.ts";
import type { ManifestFile } from "../../evidence/manifest.ts";
import { linksOf } from "../../store/dossier-chain.ts";
import { dossierPosts, type StoredDossierPost } from "../../store/dossier-posts.ts";
import type { Tables } from "../../store/tables.ts";
import { openFileSink } from "./file-sink.ts";

interface PostsWritten {
  readonly files: readonly ManifestFile[];
  readonly withoutText: number;
  /** Rows of copies that only a search brought, and that are not counted. */
  readonly found: number;
}

/** Yields how many posts each step wrote; a page is on the disk before the next one is read. */
export async function* writePosts(
  db: Kysely<Tables>,
  subject: DossierSubject,
  folder: string,
): AsyncGenerator<number, PostsWritten> {
  await using posts = await openFileSink(folder, "posts.csv");
  await using raw = await openFileSink(folder, "posts.jsonl");
  await using urls = await openFileSink(folder, "urls.csv");
  await using chain = await openFileSink(folder, "chain.jsonl");
  let withoutText = 0;
  let found = 0;
  await posts.write(postsHeader());
  await urls.write(urlsHeader());
  for await (const page of dossierPosts(db, subject)) {
    const links = await linksOf(db, page);
    const queries = queriesOf(links);
    const rows = page.map((post) => {
      const query = queries.get(nameOf(post))?.[post.isCounted ? "last" : "first"] ?? "";
      return postRow(post, { difference: differenceIn(post), query });
    });
    await posts.write(rows.join(""));
    await raw.write(page.map(rawLine).join(""));
    await urls.write(page.map(urlRow).join(""));
    await chain.write(links.map(linkLine).join(""));
    withoutText += page.filter(({ text }) => text === null).length;
    found += page.filter(({ isCounted }) => !isCounted).length;
    yield page.length;
  }
  const files = [await posts.done(), await raw.done(), await urls.done(), await chain.done()];
  return { files, withoutText, found };
}

/** What brought each post: first, and what brought it last, as when a watch reads what only a search had found. */
function queriesOf(links: readonly DossierLink[]) {
  const queries = new Map<string, { readonly first: string; readonly last: string }>();
  for (const { source, subject: id, query } of links) {
    const name = nameOf({ source, id });
    queries.set(name, { first: queries.get(name)?.first ?? query, last: query });
  }
  return queries;
}

function nameOf({ source, id }: Pick<StoredDossierPost, "source" | "id">): string {
  return `${source}\n${id}`;
}

function differenceIn({ passage, text }: StoredDossierPost) {
  return passage === null || text === null ? null : differenceOf(passage, text);
}
