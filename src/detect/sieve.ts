/** Says of most numbers that they are not in a set, at a fraction of the price of asking the set. */

export interface Sieve {
  /** Whether the number may be in the set; when false, it is not. */
  mayHave(value: number): boolean;
  /** Whether one of the first `count` numbers may be. */
  mayHaveAny(values: Int32Array, count: number): boolean;
  add(value: number): void;
  /** Counts a number that has left the set. */
  remove(): void;
  readonly bytes: number;
}

const FIRST_BITS = 2 ** 15;
/**
 * Bits for each number. Of a dozen numbers, which is a post's, one passes wrongly in three posts of a hundred where it
 * is full; with 16 bits, and one for each number, it was every second post.
 */
const SPARSE = 64;
const GOLDEN = 0x9e3779b1 | 0;

/**
 * A Bloom filter with two bits a number, both in one word of memory: the upper bits of its hash name the word and the
 * first bit, the five lowest, which is what a shift takes of a number, the second. Bits are only set: once as many have
 * left as it has room for, it is made again from `present`, which gives the numbers of the set.
 */
export function createSieve(present: () => Iterable<number>): Sieve {
  let bits = new Int32Array(FIRST_BITS / 32);
  let shift = 32 - Math.log2(FIRST_BITS);
  let held = 0;
  let left = 0;

  function set(value: number): void {
    const hash = Math.imul(value, GOLDEN);
    const bit = hash >>> shift;
    bits[bit >> 5]! |= (1 << bit) | (1 << hash);
  }
  function room(): number {
    return (bits.length * 32) / SPARSE;
  }
  function remake(): void {
    let size = FIRST_BITS;
    while (held * 1.5 > size / SPARSE) size *= 2;
    bits = new Int32Array(size / 32);
    shift = 32 - Math.log2(size);
    left = 0;
    for (const value of present()) set(value);
  }

  return {
    mayHave(value) {
      const hash = Math.imul(value, GOLDEN);
      const bit = hash >>> shift;
      const word = bits[bit >> 5]!;
      return ((word >>> bit) & (word >>> hash) & 1) !== 0;
    },
    mayHaveAny(values, count) {
      let hit = 0;
      for (let i = 0; i < count; i++) {
        const hash = Math.imul(values[i]!, GOLDEN);
        const bit = hash >>> shift;
        const word = bits[bit >> 5]!;
        hit |= (word >>> bit) & (word >>> hash);
      }
      // Nearly always none is there: asking after each number costs more than asking once.
      return (hit & 1) !== 0;
    },
    add(value) {
      held++;
      if (held > room()) remake();
      set(value);
    },
    remove() {
      held--;
      left++;
      if (left > room()) remake();
    },
    get bytes() {
      return bits.byteLength;
    },
  };
}
