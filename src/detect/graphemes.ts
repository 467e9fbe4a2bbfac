/** Widens a stretch of a text to whole graphemes, so that no mark is shown without its letter. */

const JOINER = 0x200d;
const CONTINUES = /^(?:\p{M}|\p{Emoji_Modifier})/u;
/** Thai and Lao AM: letters that are written on the one before. */
const THAI_AM = 0x0e33;
const LAO_AM = 0x0eb3;
/** Units around a place that decide whether a grapheme ends there, but for endless rows of marks. */
const AROUND = 16;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** A mark belongs to the character before it, so a passage does not begin with one. */
export function wholeStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && continues(text, start)) start -= isLowSurrogate(text, start - 1) ? 2 : 1;
  return start;
}

export function wholeEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && continues(text, end)) end += isLowSurrogate(text, end + 1) ? 2 : 1;
  return end;
}

/** Whether what stands there belongs to the same grapheme as what stands before. */
function continues(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 0x300) return false;
  if (unit === JOINER || CONTINUES.test(String.fromCodePoint(text.codePointAt(at) ?? 0))) return true;
  return mayJoin(unit, text.charCodeAt(at - 1)) && !isBoundary(text, at);
}

/** Spares most characters the question, which takes a thousand times longer than the answer no. */
function mayJoin(unit: number, before: number): boolean {
  if (unit >= 0x0e00 && unit < 0x0f00) return unit === THAI_AM || unit === LAO_AM;
  const isSouthern = unit >= 0x0600 && unit < 0x1d00;
  return (
    isSouthern || (unit >= 0xa800 && unit < 0xac00) || (unit >= 0xd7b0 && unit < 0xdc00) || before === JOINER
  );
}

function isBoundary(text: string, at: number): boolean {
  const from = Math.max(0, at - AROUND);
  const around = text.slice(from, at + AROUND);
  for (const { index } of graphemes.segment(around)) if (index >= at - from) return index === at - from;
  return false;
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
