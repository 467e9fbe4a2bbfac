/** Posts from JSON lines. */
import canonicalize from "canonicalize";
import type { Post } from "../../domain/post.ts";
import { splitLines } from "./lines.ts";
import { badLine, lineTooLong, type ReadItem } from "./read-item.ts";
import { toPost } from "./to-post.ts";

/** Yields the items of a chunk together. Empty lines count but are no items. */
export async function* readJsonl(
  file: string,
  chunks: AsyncIterable<Buffer>,
  options: { readonly raw?: boolean },
): AsyncGenerator<readonly ReadItem[]> {
  let number = 0;
  for await (const lines of splitLines(chunks)) {
    const items: ReadItem[] = [];
    for (const line of lines) {
      number++;
      if (line === null) {
        items.push(lineTooLong(file, number));
        continue;
      }
      const text = number === 1 && line.startsWith("\ufeff") ? line.slice(1) : line;
      if (text.length < 2 && text.trim() === "") continue;
      const read = readLine(text, options.raw === true);
      if (typeof read !== "string") items.push({ is: "post", post: read });
      else if (text.trim() !== "") items.push(badLine(file, number, read, text));
    }
    if (items.length > 0) yield items;
  }
}

/** The post, or what is wrong with the line. */
function readLine(line: string, raw: boolean): Post | string {
  let item: unknown;
  try {
    item = JSON.parse(line);
  } catch {
    return "is not JSON";
  }
  return toPost(item, raw ? canonical(item, line) : "");
}

/** Lone surrogates have no canonical form (RFC 8785, 3.2.2.2); such an item is kept as it was written. */
function canonical(item: unknown, line: string): string {
  try {
    return canonicalize(item) ?? line;
  } catch {
    return line;
  }
}
