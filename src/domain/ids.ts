/** Short names that people can say: Crockford base32, written and read in one place. */

/** Crockford's digits: no I, L, O (read as 1, 1, 0) and no U (https://www.crockford.com/base32.html). */
const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** How long a burst's short id is at least and at most. */
export const SHORT_ID_LENGTH = { min: 4, max: 6 } as const;

/** Five bits a character, the first bits first; the last character is filled up with zero bits. */
export function encodeBase32(bytes: Uint8Array): string {
  let text = "";
  let bits = 0;
  let pending = 0;
  for (const byte of bytes) {
    pending = (pending << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += DIGITS[(pending >> bits) & 31];
    }
    pending &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + DIGITS[(pending << (5 - bits)) & 31];
}

/** The bytes that `encodeBase32` was given; null for anything that it would not have written. */
export function decodeBase32(text: string): Uint8Array | null {
  const digits = normalizeBase32(text);
  if (digits === null) return null;
  const bytes = new Uint8Array(Math.floor((digits.length * 5) / 8));
  let bits = 0;
  let pending = 0;
  let written = 0;
  for (const digit of digits) {
    pending = (pending << 5) | DIGITS.indexOf(digit);
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[written++] = (pending >> bits) & 255;
    }
    pending &= (1 << bits) - 1;
  }
  const leftOver = bits < 5 && pending === 0;
  return leftOver ? bytes : null;
}

/**
 * An id, or the beginning of one, as somebody typed it: any case, with hyphens or spaces in between,
 * i and l for 1, o for 0. Null where a character can be none of the digits, or nothing is left.
 */
export function normalizeBase32(typed: string): string | null {
  const digits = typed.toUpperCase().replace(/[\s-]/g, "").replace(/[IL]/g, "1").replace(/O/g, "0");
  return /^[0-9A-HJKMNP-TV-Z]+$/.test(digits) ? digits : null;
}

/** The beginning of a burst's id, as short as people like to say it: `7K3Q`. */
export function shortBurstId(id: string, length: number = SHORT_ID_LENGTH.min): string {
  return id.slice(0, length);
}
