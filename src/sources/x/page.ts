/** An answer of a search as a page: good items to posts, the others set aside one by one. */
import type { z } from "zod";
import type { Post } from "../../domain/post.ts";
import type { Malformed } from "../source.ts";
import type { XPage } from "./schema.ts";
import { altTextsOf, rawOf, toPost } from "./to-post.ts";

export interface ReadItems {
  readonly posts: readonly Post[];
  readonly malformed: readonly Malformed[];
}

type Items = Pick<z.output<typeof XPage>, "data" | "includes" | "errors">;

export function readItems({ data, includes, errors }: Items): ReadItems {
  const altTexts = altTextsOf(includes?.media);
  const posts: Post[] = [];
  // What X names and does not show is missing from the page as an unreadable item is.
  const malformed: Malformed[] = errors.map((error) => ({
    raw: rawOf(error),
    why: `X does not show it: ${error.detail === "" ? error.title : error.detail}`,
  }));
  for (const item of data) {
    const read = toPost(item, altTexts);
    if ("why" in read) malformed.push(read);
    else posts.push(read);
  }
  return { posts, malformed };
}
