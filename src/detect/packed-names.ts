/**
 * Names of accounts and posts as numbers in a typed array: many strings would keep the garbage collector busy.
 * The first number is twice the length, and odd where a character takes more than eight bits; then follow
 * four characters a number, or two where they are wide.
 */

/** A name that is written somewhere. */
export interface PackedName {
  readonly store: Int32Array;
  readonly at: number;
}

/** A name, written or not. */
export type Name = string | PackedName;

/** How many numbers a name takes at most. */
export function roomFor(name: Name): number {
  return typeof name === "string" ? 1 + ((name.length + 1) >> 1) : numbersOf(name.store, name.at);
}

/** How many the name that was written there takes. */
export function numbersOf(store: Int32Array, from: number): number {
  const first = store[from]!;
  const length = first >> 1;
  return 1 + ((first & 1) === 1 ? (length + 1) >> 1 : (length + 3) >> 2);
}

/** Writes a name, and answers a hash of it (FNV-1a, a number at a time). */
export function writeName(name: Name, store: Int32Array, from: number): number {
  return typeof name === "string" ? writeString(name, store, from) : copyName(name, store, from);
}

function copyName(name: PackedName, store: Int32Array, from: number): number {
  const numbers = numbersOf(name.store, name.at);
  let hash = 0x811c9dc5 | 0;
  store[from] = name.store[name.at]!;
  for (let i = 1; i < numbers; i++) {
    const number = name.store[name.at + i]!;
    store[from + i] = number;
    hash = Math.imul(hash ^ number, 0x01000193);
  }
  return hash ^ (hash >>> 15);
}

/** Writes the name of ASCII bytes [0, length). */
export function writeBytes(bytes: Uint8Array, length: number, store: Int32Array, from: number): void {
  store[from] = length * 2;
  for (let i = 0, at = from + 1; i < length; at++) {
    let four = 0;
    const end = Math.min(i + 4, length);
    for (let turn = 0; i < end; i++, turn += 8) four |= bytes[i]! << turn;
    store[at] = four;
  }
}

function writeString(name: string, store: Int32Array, from: number): number {
  const { length } = name;
  let hash = 0x811c9dc5 | 0;
  let at = from;
  store[at++] = length * 2;
  let units = 0;
  for (let i = 0; i < length; ) {
    let four = 0;
    const end = Math.min(i + 4, length);
    for (let turn = 0; i < end; i++, turn += 8) {
      const unit = name.charCodeAt(i);
      units |= unit;
      four |= unit << turn;
    }
    store[at++] = four;
    hash = Math.imul(hash ^ four, 0x01000193);
  }
  if (units > 0xff) return writeWide(name, store, from);
  return hash ^ (hash >>> 15);
}

function writeWide(name: string, store: Int32Array, from: number): number {
  const { length } = name;
  let hash = 0x811c9dc5 | 0;
  let at = from;
  store[at++] = length * 2 + 1;
  for (let i = 0; i < length; i += 2) {
    const two = name.charCodeAt(i) | (i + 1 < length ? name.charCodeAt(i + 1) << 16 : 0);
    store[at++] = two;
    hash = Math.imul(hash ^ two, 0x01000193);
  }
  return hash ^ (hash >>> 15);
}

export function readName(store: Int32Array, from: number): string {
  const length = store[from]! >> 1;
  const wide = (store[from]! & 1) === 1;
  const [perNumber, bits, mask] = wide ? [1, 16, 0xffff] : [2, 8, 0xff];
  const units: number[] = [];
  for (let i = 0; i < length; i++) {
    const number = store[from + 1 + (i >> perNumber)]!;
    units.push((number >>> ((i & ((1 << perNumber) - 1)) * bits)) & mask);
  }
  // In pieces: an engine takes only so many arguments.
  let name = "";
  for (let i = 0; i < length; i += 4_096) name += String.fromCharCode(...units.slice(i, i + 4_096));
  return name;
}

export function sameNames(a: Int32Array, aFrom: number, b: Int32Array, bFrom: number): boolean {
  const numbers = numbersOf(a, aFrom);
  for (let i = 0; i < numbers; i++) if (a[aFrom + i] !== b[bFrom + i]) return false;
  return true;
}
