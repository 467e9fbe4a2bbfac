/** What reading a file yields: posts, and the lines that were none. */
import type { Post } from "../../domain/post.ts";

export interface ReadPost<P = Post> {
  readonly is: "post";
  readonly post: P;
}

/** A line that could not be read as a post; it costs only itself. */
export interface BadLine {
  readonly is: "bad";
  readonly file: string;
  /** From 1; in a CSV, where the row ends. */
  readonly line: number;
  /** A clause for the operator: "text is missing". */
  readonly why: string;
  /** The line's beginning, as it stands in the file. */
  readonly raw: string;
}

export type ReadItem<P = Post> = ReadPost<P> | BadLine;

/** How much of a bad line is kept, in characters: enough to recognise it. */
const BAD_LINE_KEPT = 500;

export function badLine(file: string, line: number, why: string, raw: string): BadLine {
  return { is: "bad", file, line, why, raw: raw.slice(0, BAD_LINE_KEPT) };
}

export function lineTooLong(file: string, line: number): BadLine {
  return badLine(file, line, "is longer than any post (1 MiB)", "");
}
