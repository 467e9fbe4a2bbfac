/** Bytes to lines. */

/** The longest line that is read, in bytes; a longer one is hardly a post, and must not fill the memory. */
export const MAX_LINE_BYTES = 1024 * 1024;

/** null stands for a line that is longer than the limit. */
export type Line = string | null;

const LF = 0x0a;
const CR = 0x0d;
const NOTHING: Buffer = Buffer.alloc(0);

/**
 * Yields the lines of each chunk together, decoded as UTF-8 one by one: decoding a line at a time measured
 * 1.5 µs a line with JSON.parse, a chunk at a time 1.8, node:readline 2.9. Line ends are LF or CRLF; the
 * last line needs none. At most one chunk and one unfinished line are kept.
 */
export async function* splitLines(
  chunks: AsyncIterable<Buffer>,
  maxBytes = MAX_LINE_BYTES,
): AsyncGenerator<Line[]> {
  let rest = NOTHING;
  let skipping = false;
  for await (const bytes of chunks) {
    const lines: Line[] = [];
    let from = 0;
    for (let to = bytes.indexOf(LF); to !== -1; to = bytes.indexOf(LF, from)) {
      if (skipping || rest.length + to - from > maxBytes) lines.push(null);
      else if (rest.length === 0) lines.push(decode(bytes, from, to));
      else lines.push(decode(Buffer.concat([rest, bytes.subarray(from, to)])));
      skipping = false;
      rest = NOTHING;
      from = to + 1;
    }
    // A copy, since a chunk is not good for long.
    rest = Buffer.concat([rest, bytes.subarray(from)]);
    if (rest.length > maxBytes) {
      skipping = true;
      rest = NOTHING;
    }
    if (lines.length > 0) yield lines;
  }
  if (skipping) yield [null];
  else if (rest.length > 0) yield [decode(rest)];
}

function decode(bytes: Buffer, from = 0, to = bytes.length): string {
  return bytes.toString("utf8", from, to > from && bytes[to - 1] === CR ? to - 1 : to);
}
