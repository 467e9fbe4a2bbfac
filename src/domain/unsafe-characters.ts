/** Characters that steer what shows them: in texts of strangers, nothing lets them through as they are. */

/**
 * C0 and C1 controls with DEL, what turns the direction of writing (Unicode UAX #9), and the separators at
 * which a viewer breaks a line (U+2028, U+2029).
 */
const UNSAFE = /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/g;

/** @param kept unsafe characters that the place can bear: usually line breaks. */
export function replaceUnsafe(
  text: string,
  replacement: (character: string) => string,
  kept: string = "",
): string {
  return text.replace(UNSAFE, (character) => (kept.includes(character) ? character : replacement(character)));
}

/** `‹U+202E›`: which character stands there, without its effect. */
export function namedCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `‹U+${code.toString(16).toUpperCase().padStart(4, "0")}›`;
}

/** `\u202e`: within a JSON text the same value, without its effect on whoever looks at it. */
export function escapedCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
