/** Ids that are numbers and rise, as those of most platforms do: known by where they lie, at 12 bytes each. */

const FIRST_ROOM = 1_024;
/** Digits of the lower part; both parts are numbers that are exact. */
const LOW_DIGITS = 9;
const MOST_DIGITS = LOW_DIGITS + 15;
const ZERO = 0x30;

/** An id in two parts, read without making an object of it. */
export interface IdReader {
  high: number;
  low: number;
  /** Whether it is digits alone, without a zero before them, so that other digits are another number. */
  read(id: string): boolean;
  /** The same of an id in ASCII bytes [from, to). */
  readBytes(bytes: Uint8Array, from: number, to: number): boolean;
}

/** What an id of usual length fits into; a longer one is no number. */
const units = new Uint16Array(MOST_DIGITS);

export function createIdReader(): IdReader {
  const reader: IdReader = {
    high: 0,
    low: 0,
    read(id) {
      if (id.length > MOST_DIGITS) return false;
      for (let i = 0; i < id.length; i++) units[i] = id.charCodeAt(i);
      return readUnits(reader, units, 0, id.length);
    },
    readBytes: (bytes, from, to) => readUnits(reader, bytes, from, to),
  };
  return reader;
}

function readUnits(into: IdReader, of: Uint8Array | Uint16Array, from: number, to: number): boolean {
  const length = to - from;
  if (length === 0 || length > MOST_DIGITS || of[from] === ZERO) return false;
  let part = 0;
  into.high = 0;
  for (let at = from; at < to; at++) {
    if (at === to - LOW_DIGITS) {
      into.high = part;
      part = 0;
    }
    const digit = of[at]! - ZERO;
    if (!(digit >= 0 && digit <= 9)) return false;
    part = part * 10 + digit;
  }
  into.low = part;
  return true;
}

export class RisingIds {
  private highs = new Float64Array(FIRST_ROOM);
  private lows = new Int32Array(FIRST_ROOM);
  private size = 0;

  /** Adds one that lies above all of these. */
  add({ high, low }: IdReader): void {
    if (this.size === this.highs.length) this.grow();
    this.highs[this.size] = high;
    this.lows[this.size] = low;
    this.size += 1;
  }

  has({ high, low }: IdReader): boolean {
    let [from, to] = [0, this.size];
    while (from < to) {
      const middle = (from + to) >> 1;
      const order = this.highs[middle]! - high || this.lows[middle]! - low;
      if (order === 0) return true;
      if (order < 0) from = middle + 1;
      else to = middle;
    }
    return false;
  }

  private grow(): void {
    const { highs, lows } = this;
    this.highs = new Float64Array(highs.length * 2);
    this.lows = new Int32Array(lows.length * 2);
    this.highs.set(highs);
    this.lows.set(lows);
  }
}
