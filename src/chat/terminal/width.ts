/** How many columns a text takes on a terminal. */

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** One column each, and most of what is printed: no need to look closer. */
const ASCII = /^[\x20-\x7E]*$/;

/**
 * Two columns wide: the East Asian Wide and Fullwidth blocks (Unicode UAX #11) and what is drawn as an
 * emoji. Blocks, not single characters: a wrongly guessed column costs a ragged edge, nothing more.
 */
const WIDE =
  /^(?:[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{17000}-\u{18DFF}\u{1B000}-\u{1B2FF}\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|[\u{1F1E6}-\u{1F1FF}]{2}|[0-9#*]\uFE0F?\u20E3)/u;

/** A mark that stands alone, without a letter to sit on, takes no column. */
const NO_WIDTH = /^[\p{M}\p{Cf}]+$/u;

/** A grapheme's columns: 0, 1 or 2. */
export function graphemeWidth(grapheme: string): number {
  if (WIDE.test(grapheme)) return 2;
  return NO_WIDTH.test(grapheme) ? 0 : 1;
}

/** A line's columns; the line holds no control characters. */
export function textWidth(line: string): number {
  if (ASCII.test(line)) return line.length;
  let columns = 0;
  for (const grapheme of graphemesOf(line)) columns += graphemeWidth(grapheme);
  return columns;
}

/** What a reader takes for one character each. */
export function* graphemesOf(line: string): Iterable<string> {
  for (const { segment } of graphemes.segment(line)) yield segment;
}

/** As much of a line as fits into so many columns. */
export function firstColumns(line: string, columns: number): string {
  if (textWidth(line) <= columns) return line;
  let kept = "";
  let used = 0;
  for (const grapheme of graphemesOf(line)) {
    used += graphemeWidth(grapheme);
    if (used > columns) break;
    kept += grapheme;
  }
  return kept;
}
