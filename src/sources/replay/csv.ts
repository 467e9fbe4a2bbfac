/** Posts from CSV with a header. */

import { pipeline } from "node:stream";
import canonicalize from "canonicalize";
import { type CsvError, type Info, parse } from "csv-parse";
import { InputError } from "./input-error.ts";
import { MAX_LINE_BYTES } from "./lines.ts";
import { badLine, type ReadItem } from "./read-item.ts";
import { parseTimestamp } from "./timestamp.ts";
import { toPost } from "./to-post.ts";

/** Columns that must be there, in any order. `timestamp` is ISO 8601 or unix time (see `parseTimestamp`). */
const REQUIRED = ["account_id", "post_id", "text", "timestamp"] as const;

/** Columns that are used when they are there; all others are only kept in `raw`. */
const OPTIONAL = { handle: "handle", platform: "platform", lang: "lang", repostOf: "repost_of" } as const;

/** How many rows are handed on together. */
const BATCH_ROWS = 500;

interface Row {
  readonly record: readonly string[];
  readonly info: Info;
}

/**
 * Yields the rows as posts; a row with a quote out of place, or with other than the header's number of
 * columns, is a bad line.
 *
 * @throws InputError "columns" when the header lacks one
 */
export async function* readCsv(
  file: string,
  chunks: AsyncIterable<Buffer>,
  options: { readonly raw?: boolean },
): AsyncGenerator<readonly ReadItem[]> {
  let batch: ReadItem[] = [];
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: MAX_LINE_BYTES,
    on_skip: (error: CsvError | undefined) => {
      const line = Number(error?.["lines"] ?? 0);
      batch.push(badLine(file, line, `is not CSV (${error?.code ?? "unknown"})`, ""));
      return undefined;
    },
  });
  // The callback keeps a failure from being thrown twice: it arrives where the parser is read.
  pipeline(chunks, parser, () => {});
  let header: readonly string[] | null = null;
  for await (const { record, info } of parser as AsyncIterable<Row>) {
    if (header === null) header = readHeader(file, record);
    else batch.push(readRow(file, { record, info }, header, options.raw === true));
    if (batch.length < BATCH_ROWS) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function readHeader(file: string, record: readonly string[]): readonly string[] {
  const header = record.map((name) => name.trim().toLowerCase());
  const missing = REQUIRED.filter((name) => !header.includes(name));
  if (missing.length === 0) return header;
  throw new InputError(
    "columns",
    file,
    `the first line must name the columns ${REQUIRED.join(", ")}; it lacks ${missing.join(", ")}`,
  );
}

function readRow(file: string, row: Row, header: readonly string[], raw: boolean): ReadItem {
  const { record, info } = row;
  const bad = (why: string) => badLine(file, info.lines, why, record.join(","));
  if (record.length !== header.length) {
    return bad(`has ${record.length} columns where the header has ${header.length}`);
  }
  const cells = new Map(header.map((name, at) => [name, record[at] ?? ""]));
  for (const name of REQUIRED) {
    if (cells.get(name) === "" && name !== "text") return bad(`${name} is empty`);
  }
  if (parseTimestamp(cells.get("timestamp")) === null) return bad("timestamp is no time that we can read");
  const item = {
    id: cells.get("post_id"),
    author: { id: cells.get("account_id"), handle: cells.get(OPTIONAL.handle) },
    text: cells.get("text"),
    createdAt: cells.get("timestamp"),
    platform: cells.get(OPTIONAL.platform),
    lang: cells.get(OPTIONAL.lang),
    repostOf: cells.get(OPTIONAL.repostOf),
  };
  const post = toPost(item, raw ? (canonicalize(Object.fromEntries(cells)) ?? "") : "");
  return typeof post === "string" ? bad(post) : { is: "post", post };
}
