/** Posts from JSON lines. */
import canonicalize from "canonicalize";
import type { Post } from "../../domain/post.ts";
import { decodeLine, lineEnd, MAX_LINE_BYTES, wholeLines } from "./lines.ts";
import { badLine, lineTooLong, type ReadItem } from "./read-item.ts";
import { toPost } from "./to-post.ts";

/** A quicker way of reading a line where it is usual; null where it is not. */
export type UsualLineReader<P> = (bytes: Buffer, begin: number) => (P & { readonly lineEnd: number }) | null;

export interface JsonlOptions<P> {
  readonly raw?: boolean;
  readonly usual?: UsualLineReader<P> | undefined;
}

/** Yields the items of a chunk together. Empty lines count but are no items. */
export async function* readJsonl<P = never>(
  file: string,
  chunks: AsyncIterable<Buffer>,
  { raw = false, usual }: JsonlOptions<P>,
): AsyncGenerator<readonly ReadItem<Post | P>[]> {
  let number = 0;

  function readAny(bytes: Buffer, from: number, end: number): ReadItem | null {
    if (end - from > MAX_LINE_BYTES) return lineTooLong(file, number);
    const line = decodeLine(bytes, from, end);
    const text = number === 1 && line.startsWith("\ufeff") ? line.slice(1) : line;
    if (text.length < 2 && text.trim() === "") return null;
    const read = readLine(text, raw);
    if (typeof read !== "string") return { is: "post", post: read };
    return text.trim() === "" ? null : badLine(file, number, read, text);
  }

  for await (const { bytes, afterTooLong } of wholeLines(chunks)) {
    const items: ReadItem<Post | P>[] = [];
    if (afterTooLong) items.push(lineTooLong(file, ++number));
    for (let from = 0; from < bytes.length - 1; ) {
      number++;
      const post = usual?.(bytes, from) ?? null;
      const end = post?.lineEnd ?? lineEnd(bytes, from);
      const item =
        post === null || end - from > MAX_LINE_BYTES
          ? readAny(bytes, from, end)
          : { is: "post" as const, post };
      if (item !== null) items.push(item);
      from = end + 1;
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
