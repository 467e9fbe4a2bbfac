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
}

export function createIdReader(): IdReader {
  return {
    high: 0,
    low: 0,
    read(id) {
      const { length } = id;
      if (length === 0 || length > MOST_DIGITS || id.charCodeAt(0) === ZERO) return false;
      let part = 0;
      for (let i = 0; i < length; i++) {
        if (i === length - LOW_DIGITS) {
          this.high = part;
          part = 0;
        }
        const digit = id.charCodeAt(i) - ZERO;
        if (!(digit >= 0 && digit <= 9)) return false;
        part = part * 10 + digit;
      }
      if (length <= LOW_DIGITS) this.high = 0;
      this.low = part;
      return true;
    },
  };
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
