/** An answer of a search as a page: good items to posts, the others set aside one by one. */
import type { z } from "zod";
import type { Post } from "../../domain/post.ts";
import type { Malformed } from "../source.ts";
import type { XPage } from "./schema.ts";
import { altTextsOf, toPost } from "./to-post.ts";

export interface ReadItems {
  readonly posts: readonly Post[];
  readonly malformed: readonly Malformed[];
}

export function readItems({ data, includes }: Pick<z.output<typeof XPage>, "data" | "includes">): ReadItems {
  const altTexts = altTextsOf(includes?.media);
  const posts: Post[] = [];
  const malformed: Malformed[] = [];
  for (const item of data) {
    const read = toPost(item, altTexts);
    if ("why" in read) malformed.push(read);
    else posts.push(read);
  }
  return { posts, malformed };
}
