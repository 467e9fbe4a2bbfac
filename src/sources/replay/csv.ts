/** Posts from CSV with a header. */

import canonicalize from "canonicalize";
import { type Info, parse } from "csv-parse/sync";
import { type Block, createCsvBlocks } from "./csv-blocks.ts";
import { InputError } from "./input-error.ts";
import { splitLines } from "./lines.ts";
import { badLine, lineTooLong, type ReadItem } from "./read-item.ts";
import { parseTimestamp } from "./timestamp.ts";
import { toPost } from "./to-post.ts";

/** Columns that must be there, in any order. `timestamp` is ISO 8601 or unix time (see `parseTimestamp`). */
const REQUIRED = ["account_id", "post_id", "text", "timestamp"] as const;

/** Columns that are used when they are there; all others are only kept in `raw`. */
const OPTIONAL = { handle: "handle", platform: "platform", lang: "lang", repostOf: "repost_of" } as const;

/**
 * Yields the rows of a chunk as posts together; a row with other than the header's number of columns, or
 * with a quote that is never closed, is a bad line. Line ends within a quoted text are read as LF.
 *
 * @throws InputError "columns" when the header lacks one
 */
export async function* readCsv(
  file: string,
  chunks: AsyncIterable<Buffer>,
  options: { readonly raw?: boolean },
): AsyncGenerator<readonly ReadItem[]> {
  const raw = options.raw === true;
  const blocks = createCsvBlocks();
  let header: readonly string[] | null = null;
  let read = 0;

  function readBlock(block: Block): readonly ReadItem[] {
    const items: ReadItem[] = block.unclosed.map((bad) =>
      badLine(file, bad.line, "opens a quote that is never closed", bad.raw),
    );
    for (const { record, info } of parseRecords(block.lines)) {
      if (header === null) header = readHeader(file, record);
      else items.push(readRow(file, block.before + info.lines, record, header, raw));
    }
    return items;
  }

  for await (const lines of splitLines(chunks)) {
    const tooLong = lines.flatMap((line, at) => (line === null ? [lineTooLong(file, read + at + 1)] : []));
    read += lines.length;
    const items = [...tooLong, ...readBlock(blocks.add(lines.map((line) => line ?? "")))];
    if (items.length > 0) yield items;
  }
  const rest = readBlock(blocks.end());
  if (rest.length > 0) yield rest;
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: Pick<Info, "lines">;
}

function parseRecords(lines: readonly string[]): readonly Parsed[] {
  const options = {
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  };
  return parse(lines.join("\n"), options) as unknown as readonly Parsed[];
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

function readRow(
  file: string,
  line: number,
  record: readonly string[],
  header: readonly string[],
  raw: boolean,
): ReadItem {
  const bad = (why: string) => badLine(file, line, why, record.join(","));
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
