/** A typed line cut into words, with quotes holding several together. */

/** What opens a quote, and what then closes it; phones turn straight quotes into curly ones. */
const QUOTES: Readonly<Record<string, string>> = { '"': '"', "'": "'", "“": "”", "„": "“", "«": "»" };

/**
 * A quote counts where a word begins, so that `don't` is one word; one that is never closed holds the rest
 * of the line. `phrase "stood up" for` → `phrase`, `stood up`, `for`.
 */
export function tokensOf(line: string): string[] {
  const tokens: string[] = [];
  let at = 0;
  while (at < line.length) {
    if (/\s/.test(line[at] ?? "")) {
      at += 1;
      continue;
    }
    const close = QUOTES[line[at] ?? ""];
    const end = close === undefined ? endOfWord(line, at) : endOfQuote(line, at + 1, close);
    tokens.push(line.slice(close === undefined ? at : at + 1, end));
    at = close === undefined ? end : end + 1;
  }
  return tokens;
}

function endOfWord(line: string, from: number): number {
  const length = line.slice(from).search(/\s/);
  return length < 0 ? line.length : from + length;
}

/** „so“ may also be closed by ”; any closing sign of the pair's family will do. */
function endOfQuote(line: string, from: number, close: string): number {
  const family = close === "“" || close === "”" ? /[“”"]/ : undefined;
  const length = family === undefined ? line.indexOf(close, from) - from : line.slice(from).search(family);
  return length < 0 ? line.length : from + length;
}
