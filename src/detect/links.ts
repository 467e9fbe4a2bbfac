/** Where links and mentions in a text end, which are no words of its author's. */

export const AT = 0x40;
export const DOT = 0x2e;
export const UNDERSCORE = 0x5f;
const SLASH = 0x2f;

/** Whether what follows "http" or "https" makes it the beginning of a link. */
export function isSchemeEnd(text: string, colon: number): boolean {
  return text.charCodeAt(colon + 1) === SLASH && text.charCodeAt(colon + 2) === SLASH;
}

/** Whether what follows "www" makes it the beginning of a link. */
export function isHostStart(text: string, dot: number): boolean {
  return text.charCodeAt(dot + 1) > DOT;
}

/** A link ends at white space or at the writing of East Asia, which puts no space behind it. */
export function pastLink(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (unit <= 0x20 || unit === 0xa0 || (unit >= 0x2000 && unit <= 0x200a) || unit >= 0x2e80) break;
    at++;
  }
  return at;
}

/** Past a handle: "name", "name.example.com" or "name@server.example". */
export function pastMention(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    const joins = (unit === DOT || unit === 0x2d || unit === AT) && at > from;
    if (isHandleUnit(unit) || (joins && isHandleUnit(text.charCodeAt(at + 1)))) at++;
    else break;
  }
  return at;
}

function isHandleUnit(unit: number): boolean {
  return (
    (unit >= 0x30 && unit <= 0x39) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    (unit >= 0x61 && unit <= 0x7a) ||
    unit === UNDERSCORE
  );
}
