/** Hiding who posted where a place asks for it; the words stay. */

/** Of a name with fewer characters than this only the first stays: two and the last would be half of it. */
const LONG_ENOUGH = 6;

/** `@harbour_fan` → `@ha…n`; of short names only the first character stays. */
export function maskedName(name: string): string {
  const at = name.startsWith("@") ? "@" : "";
  const letters = [...name.slice(at.length)];
  if (letters.length < LONG_ENOUGH) return `${at}${letters[0] ?? ""}…`;
  return `${at}${letters.slice(0, 2).join("")}…${letters.at(-1)}`;
}

/** Masks every @mention within a text. */
export function maskedMentions(text: string): string {
  return text.replace(/@[\p{L}\p{N}_]+(?:[.-][\p{L}\p{N}_]+)*/gu, maskedName);
}
