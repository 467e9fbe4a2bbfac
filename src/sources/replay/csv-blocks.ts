/** Cuts a CSV into blocks of whole records, so that a quote that is never closed costs one line, not the rest. */

export interface Block {
  /** Lines of whole records, bad ones emptied so that the numbers stay right. */
  readonly lines: readonly string[];
  /** The number of the line before the first. */
  readonly before: number;
  /** Lines that open a quote which is not closed in time; as they stand in the file. */
  readonly unclosed: readonly { readonly line: number; readonly raw: string }[];
}

/** How many lines a quoted text may span; a post has fewer. */
export const MAX_RECORD_LINES = 500;

export function createCsvBlocks() {
  let lines: string[] = [];
  let before = 0;
  let scanned = 0;
  /** The line that opened the quote which is still open, or -1. */
  let openedAt = -1;
  let unclosed: { line: number; raw: string }[] = [];

  function scan(): void {
    while (scanned < lines.length) {
      const open = endsOpen(lines[scanned] ?? "", openedAt !== -1);
      if (!open) openedAt = -1;
      else if (openedAt === -1) openedAt = scanned;
      scanned++;
      if (openedAt !== -1 && scanned - openedAt >= MAX_RECORD_LINES) giveUp();
    }
  }

  /** The line is bad by itself, and what follows it is read anew. */
  function giveUp(): void {
    unclosed.push({ line: before + openedAt + 1, raw: lines[openedAt] ?? "" });
    lines[openedAt] = "";
    scanned = openedAt + 1;
    openedAt = -1;
  }

  function take(count: number): Block {
    const block = { lines: lines.slice(0, count), before, unclosed };
    lines = lines.slice(count);
    before += count;
    scanned -= count;
    if (openedAt !== -1) openedAt -= count;
    unclosed = [];
    return block;
  }

  return {
    /** The whole records up to here. */
    add(more: readonly string[]): Block {
      for (const line of more) lines.push(line);
      scan();
      return take(openedAt === -1 ? lines.length : openedAt);
    },
    /** What is left when no more lines come. */
    end(): Block {
      while (openedAt !== -1) {
        giveUp();
        scan();
      }
      return take(lines.length);
    },
  };
}

/** Whether a quote is open at the line's end. As RFC 4180, but a quote within an unquoted field is a letter. */
function endsOpen(line: string, openBefore: boolean): boolean {
  let open = openBefore;
  let at = 0;
  for (;;) {
    if (!open && line[at] === '"') {
      open = true;
      at++;
    }
    if (open) {
      const quote = line.indexOf('"', at);
      if (quote === -1) return true;
      at = quote + 1;
      if (line[at] === '"') {
        at++;
        continue;
      }
      open = false;
    }
    const comma = line.indexOf(",", at);
    if (comma === -1) return false;
    at = comma + 1;
  }
}
