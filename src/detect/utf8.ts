/** Characters of UTF-8 bytes: reading texts as the bytes that they lie in is cheaper than as strings. */

/** What `pointAt` answers where the bytes are no UTF-8. */
export const BROKEN = -1;

/** How many bytes a character's first byte announces. */
export function bytesOf(lead: number): number {
  return lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/**
 * The code point whose first byte, not an ASCII one, stands there (RFC 3629): nothing longer than it must be,
 * no half of a surrogate pair. Bytes behind the text must be none that continue a character.
 */
export function pointAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  const second = bytes[at + 1]! ^ 0x80;
  if (second > 0x3f) return BROKEN;
  if (lead < 0xe0) return lead < 0xc2 ? BROKEN : ((lead & 0x1f) << 6) | second;
  const third = bytes[at + 2]! ^ 0x80;
  if (third > 0x3f) return BROKEN;
  if (lead < 0xf0) {
    const point = ((lead & 0x0f) << 12) | (second << 6) | third;
    return point < 0x800 || (point >= 0xd800 && point <= 0xdfff) ? BROKEN : point;
  }
  const fourth = bytes[at + 3]! ^ 0x80;
  const point = ((lead & 0x07) << 18) | (second << 12) | (third << 6) | fourth;
  return lead > 0xf4 || fourth > 0x3f || point < 0x10000 || point > 0x10ffff ? BROKEN : point;
}

/** At most so many bytes a UTF-16 unit. */
const MOST_BYTES = 3;
const encoder = new TextEncoder();
let room = new Uint8Array(4_096);

/** A text as bytes, good until the next text; behind them stands a 0. Lone surrogates become U+FFFD. */
export function encode(text: string): { readonly bytes: Uint8Array; readonly length: number } {
  const most = text.length * MOST_BYTES + 1;
  if (most > room.length) room = new Uint8Array(most * 2);
  const { written } = encoder.encodeInto(text, room);
  room[written] = 0;
  return { bytes: room, length: written };
}

/** For each byte of a text the UTF-16 unit that its character begins with, and the text's length behind them. */
export function unitsOfBytes(text: string): Int32Array {
  const units = new Int32Array(text.length * MOST_BYTES + 1);
  let to = 0;
  for (let unit = 0; unit < text.length; ) {
    const point = text.codePointAt(unit)!;
    const bytes = point < 0x80 ? 1 : point < 0x800 ? 2 : point <= 0xffff ? 3 : 4;
    units.fill(unit, to, to + bytes);
    to += bytes;
    unit += point > 0xffff ? 2 : 1;
  }
  units[to] = text.length;
  return units;
}
