/** The files with a line for each post, written in one pass over what is stored. */
import type { Kysely } from "kysely";
import { differenceOf } from "../../detect/differences.ts";
import type { DossierSubject } from "../../domain/dossier.ts";
import { linkLine, postRow, postsHeader, rawLine, urlRow, urlsHeader } from "../../evidence/dossier-rows.ts";
import type { ManifestFile } from "../../evidence/manifest.ts";
import { dossierPosts, linksOf, type StoredDossierPost } from "../../store/dossier-posts.ts";
import type { Tables } from "../../store/tables.ts";
import { openFileSink } from "./file-sink.ts";

/** Yields how many posts each step wrote; a page is on the disk before the next one is read. */
export async function* writePosts(
  db: Kysely<Tables>,
  subject: DossierSubject,
  folder: string,
): AsyncGenerator<number, { readonly files: readonly ManifestFile[]; readonly withoutText: number }> {
  const posts = await openFileSink(folder, "posts.csv");
  const raw = await openFileSink(folder, "posts.jsonl");
  const urls = await openFileSink(folder, "urls.csv");
  const chain = await openFileSink(folder, "chain.jsonl");
  let withoutText = 0;
  await posts.write(postsHeader());
  await urls.write(urlsHeader());
  for await (const page of dossierPosts(db, subject)) {
    await posts.write(page.map((post) => postRow(post, differenceIn(post))).join(""));
    await raw.write(page.map(rawLine).join(""));
    await urls.write(page.map(urlRow).join(""));
    await chain.write((await linksOf(db, page)).map(linkLine).join(""));
    withoutText += page.filter(({ text }) => text === null).length;
    yield page.length;
  }
  const files = [await posts.done(), await raw.done(), await urls.done(), await chain.done()];
  return { files, withoutText };
}

function differenceIn({ passage, text }: StoredDossierPost) {
  return passage === null || text === null ? null : differenceOf(passage, text);
}
