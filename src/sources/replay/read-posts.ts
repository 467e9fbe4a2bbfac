/** Posts from a file: JSONL or CSV, packed or not, from disk or from standard input. */
import type { Post } from "../../domain/post.ts";
import { readCsv } from "./csv.ts";
import { flatten } from "./flatten.ts";
import { type InputOptions, readBytes, withHead } from "./input.ts";
import { readJsonl, type UsualLineReader } from "./jsonl.ts";
import type { ReadItem } from "./read-item.ts";

export interface ReadOptions extends InputOptions {
  /** Whether each post keeps its item as canonical JSON; otherwise `raw` is empty, which is faster. */
  readonly raw?: boolean;
}

/** How far the first line is looked at to tell CSV from JSONL, in bytes. */
const HEADER_BYTES = 64 * 1024;

/**
 * Streams the posts and bad lines of one file after the other, in the order in which they stand there;
 * memory does not grow with the files. "-" is standard input. What is packed with gzip is known by its
 * first bytes; a CSV by its name, or by a first line that names `account_id` and `post_id`; all else is
 * JSONL.
 *
 * @throws InputError when a file cannot be read to its end; the signal's reason when it aborts
 */
export function readFiles(files: readonly string[], options: ReadOptions = {}): AsyncIterable<ReadItem> {
  return flatten(readBatches(files, options));
}

/**
 * The same in batches of what was read together, which is faster: none is empty. Lines of JSON that `usual` can
 * read are left to it.
 */
export async function* readBatches<P = never>(
  files: readonly string[],
  options: ReadOptions & { readonly usual?: UsualLineReader<P> } = {},
): AsyncGenerator<readonly ReadItem<Post | P>[]> {
  for (const file of files) {
    const bytes = readBytes(file, options);
    const [head, chunks] = await withHead(
      bytes,
      (read) => read.includes("\n") || read.length >= HEADER_BYTES,
    );
    yield* looksLikeCsv(file, head) ? readCsv(file, chunks, options) : readJsonl(file, chunks, options);
  }
}

function looksLikeCsv(file: string, head: Buffer): boolean {
  if (/\.csv(\.gz)?$/i.test(file)) return true;
  const firstLine = head.toString("utf8", 0, HEADER_BYTES).split("\n", 1)[0] ?? "";
  return !firstLine.includes("{") && firstLine.includes("account_id") && firstLine.includes("post_id");
}
