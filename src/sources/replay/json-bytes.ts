/**
 * Reads values of JSON (RFC 8259) from bytes, as far as they are usual: strings, whole numbers, `true`, `false`,
 * `null` and empty lists. Of anything else it only says that it is something else.
 */

/** What a value is. */
export const ABSENT = 0;
export const STRING = 1;
export const DIGITS = 2;
export const TRUE = 3;
/** `false` or `null`. */
const NOTHING = 4;
export const EMPTY_LIST = 5;

/** What the value is that was read last; good until the next one is read. */
export const value = {
  kind: ABSENT,
  /** Of a string without its quotation marks, and of a number: bytes [from, to). */
  from: 0,
  to: 0,
  /** Of a string: which of the traits below it has. */
  traits: 0,
};

/** Some characters are written with a backslash. */
export const ESCAPED = 1;
export const BEYOND_ASCII = 2;
export const AMPERSAND = 4;
/** What stands in every link. */
export const SLASH = 8;
/** The sign of a hashtag, or the first byte of its wide form. */
export const HASHTAG = 16;
/** Ends a string, or may not stand in it as it is. */
const STOP = 128;

const traitsOf = new Uint8Array(256);
traitsOf.fill(STOP, 0, 0x20);
traitsOf.fill(BEYOND_ASCII, 0x80);
traitsOf[0x26] = AMPERSAND;
traitsOf[0x2f] = SLASH;
traitsOf[0x23] = HASHTAG;
traitsOf[0xef] = BEYOND_ASCII | HASHTAG;

/** What is answered instead of a place where something unusual stands. */
export const UNUSUAL = -1;

export const QUOTE = 0x22;
export const COMMA = 0x2c;
export const COLON = 0x3a;
export const OPEN = 0x7b;
export const CLOSE = 0x7d;
const BACKSLASH = 0x5c;
const ZERO = 0x30;
const NINE = 0x39;

/** So many digits are a number that is exact. */
const EXACT_DIGITS = 15;

traitsOf[QUOTE] = traitsOf[BACKSLASH] = STOP;

/** Past white space, of which most lines have none. */
export function pastSpace(bytes: Uint8Array, from: number): number {
  let at = from;
  while (bytes[at] === 0x20 || bytes[at] === 0x09) at++;
  return at;
}

/** Reads the value that begins there and answers where it ends; UNUSUAL where it is none of the usual ones. */
export function readValue(bytes: Uint8Array, at: number): number {
  switch (bytes[at]) {
    case QUOTE:
      return readString(bytes, at + 1);
    case 0x74:
      value.kind = TRUE;
      return isWord(bytes, at, "true") ? at + 4 : UNUSUAL;
    case 0x66:
      value.kind = NOTHING;
      return isWord(bytes, at, "false") ? at + 5 : UNUSUAL;
    case 0x6e:
      value.kind = NOTHING;
      return isWord(bytes, at, "null") ? at + 4 : UNUSUAL;
    case 0x5b: {
      const end = pastSpace(bytes, at + 1);
      value.kind = EMPTY_LIST;
      return bytes[end] === 0x5d ? end + 1 : UNUSUAL;
    }
    default:
      return readDigits(bytes, at);
  }
}

function readString(bytes: Uint8Array, from: number): number {
  let at = from;
  let traits = 0;
  for (;;) {
    let trait = traitsOf[bytes[at]!]!;
    while (trait < STOP) {
      traits |= trait;
      at++;
      trait = traitsOf[bytes[at]!]!;
    }
    if (bytes[at] === QUOTE) break;
    if (bytes[at] !== BACKSLASH) return UNUSUAL;
    traits |= ESCAPED;
    at = pastEscape(bytes, at);
    if (at === UNUSUAL) return UNUSUAL;
  }
  value.kind = STRING;
  value.from = from;
  value.to = at;
  value.traits = traits;
  return at + 1;
}

function pastEscape(bytes: Uint8Array, backslash: number): number {
  const letter = String.fromCharCode(bytes[backslash + 1]!);
  if ('"\\/bfnrt'.includes(letter)) return backslash + 2;
  if (letter !== "u") return UNUSUAL;
  for (let i = 2; i < 6; i++) {
    const byte = bytes[backslash + i]!;
    const digit = (byte >= ZERO && byte <= NINE) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);
    if (!digit) return UNUSUAL;
  }
  return backslash + 6;
}

/** A number of digits alone that is exact and written as short as can be. */
function readDigits(bytes: Uint8Array, from: number): number {
  let at = from;
  while (bytes[at]! >= ZERO && bytes[at]! <= NINE) at++;
  if (at === from || at - from > EXACT_DIGITS || (bytes[from] === ZERO && at > from + 1)) return UNUSUAL;
  value.kind = DIGITS;
  value.from = from;
  value.to = at;
  return at;
}

function isWord(bytes: Uint8Array, at: number, word: string): boolean {
  for (let i = 0; i < word.length; i++) if (bytes[at + i] !== word.charCodeAt(i)) return false;
  return true;
}
