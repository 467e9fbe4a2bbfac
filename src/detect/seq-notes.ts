/** Notes on few of many posts: found by the post's seq, and forgotten with it. */

const FIRST = 256;

/**
 * Notes of `width` numbers, in the order of their seqs. Nearly all posts have none, and pay nothing; who
 * has one is looked up by halving.
 */
export class SeqNotes {
  private readonly stride: number;
  private store: Int32Array;
  private begin = 0;
  private end = 0;

  constructor(width: number) {
    this.stride = width + 1;
    this.store = new Int32Array(FIRST * this.stride);
  }

  get bytes(): number {
    return this.store.byteLength;
  }

  /** The note of a post, to be read or changed until the next `add`; null where there is none. */
  of(seq: number): Int32Array | null {
    const { store, stride } = this;
    let low = this.begin;
    let high = this.end;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (store[middle * stride]! < seq) low = middle + 1;
      else high = middle;
    }
    if (low === this.end || store[low * stride] !== seq) return null;
    return store.subarray(low * stride + 1, (low + 1) * stride);
  }

  /** Adds an empty note of a post that is newer than all that have one; `oldest` is the oldest live post. */
  add(seq: number, oldest: number): Int32Array {
    if (this.end * this.stride === this.store.length) this.makeRoom(oldest);
    const at = this.end++ * this.stride;
    this.store[at] = seq;
    return this.store.subarray(at + 1, at + this.stride).fill(0);
  }

  /** Drops the notes of posts that are gone, and moves the others where half of the room is not enough. */
  private makeRoom(oldest: number): void {
    const { store, stride } = this;
    while (this.begin < this.end && store[this.begin * stride]! < oldest) this.begin++;
    const live = store.subarray(this.begin * stride, this.end * stride);
    const roomy = live.length * 2 <= store.length;
    if (roomy) store.copyWithin(0, this.begin * stride, this.end * stride);
    else {
      this.store = new Int32Array(store.length * 2);
      this.store.set(live);
    }
    this.end -= this.begin;
    this.begin = 0;
  }
}
