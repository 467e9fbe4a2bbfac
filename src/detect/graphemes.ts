/** Widens a stretch of a text to whole graphemes, so that no mark is shown without its letter. */

const JOINER = 0x200d;
const CONTINUES = /^(?:\p{M}|\p{Emoji_Modifier})/u;

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

function continues(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 0x300) return false;
  return unit === JOINER || CONTINUES.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
