/** What a line of a file says of a post's links and media. */
import type { PostLink, PostMedia } from "../../domain/post.ts";
import { linksIn } from "../../domain/post-links.ts";

const NO_MEDIA: readonly PostMedia[] = [];

/**
 * The line's `links`, each `{ url, title?, description? }` or an address alone; where the line has no such
 * list, the addresses in the text. An entry without an address is left out and costs nothing else.
 */
export function readLinks(links: unknown, text: string): readonly PostLink[] {
  if (!Array.isArray(links)) return linksIn(text);
  return links.flatMap((link: unknown): PostLink[] => {
    if (typeof link === "string") return link === "" ? [] : [{ url: link, title: null, description: null }];
    const url = textOf(link, "url");
    if (url === null) return [];
    return [{ url, title: textOf(link, "title"), description: textOf(link, "description") }];
  });
}

/** The line's `media`, each `{ key, alt? }`; an entry without a key is left out. */
export function readMedia(media: unknown): readonly PostMedia[] {
  if (!Array.isArray(media)) return NO_MEDIA;
  return media.flatMap((item: unknown): PostMedia[] => {
    const key = textOf(item, "key");
    return key === null ? [] : [{ key, alt: textOf(item, "alt") }];
  });
}

/** A text that is there; null for anything else. */
function textOf(item: unknown, name: string): string | null {
  if (typeof item !== "object" || item === null) return null;
  const value: unknown = Reflect.get(item, name);
  return typeof value === "string" && value !== "" ? value : null;
}
