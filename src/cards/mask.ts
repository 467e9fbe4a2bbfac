/** Hiding who posted where a place asks for it; the words stay. */

/** `@harbour_fan` → `@h…n`; of short names only the first character stays. */
export function maskedName(name: string): string {
  const at = name.startsWith("@") ? "@" : "";
  const letters = [...name.slice(at.length)];
  const last = letters.length >= 5 ? letters.at(-1) : "";
  return `${at}${letters[0] ?? ""}…${last}`;
}

/** Masks every @mention within a text. */
export function maskedMentions(text: string): string {
  return text.replace(/@[\p{L}\p{N}_]+(?:[.-][\p{L}\p{N}_]+)*/gu, maskedName);
}
