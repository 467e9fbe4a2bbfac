/** The links that stand in a post's text, for sources that do not name them apart. */
import type { PostLink } from "./post.ts";

/** Posts without links share one list: most posts have none. */
const NO_LINKS: readonly PostLink[] = [];

/** A web address ends at white space, at a quotation mark or bracket, or at the writing of East Asia. */
const ADDRESS = /https?:\/\/[^\s<>"“”«»()[\]{}\u2e80-\uffff]+/gi;
/** What closes the sentence around an address is no part of it. */
const CLOSING = ".,;:!?'’…";

/** Each address once, in the order of the text, without title or description. */
export function linksIn(text: string): readonly PostLink[] {
  if (!text.includes("://")) return NO_LINKS;
  const urls = new Set(text.match(ADDRESS)?.map((url) => withoutClosing(url)));
  return [...urls].map((url) => ({ url, title: null, description: null }));
}

/** By hand: a pattern that looks for the end tries again at each of a thousand dots. */
function withoutClosing(url: string): string {
  let end = url.length;
  while (end > 0 && CLOSING.includes(url[end - 1] ?? " ")) end--;
  return url.slice(0, end);
}
