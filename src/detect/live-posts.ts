/** The posts that a copy can still find: a queue by seq, in typed arrays that are used round and round. */
import type { Instant } from "../domain/time.ts";
import type { Words } from "./finding.ts";
import { createInterner } from "./interner.ts";

/** A post's longest run that an earlier post of the same account has too: words [from, to) are its [earlierFrom, …). */
export interface Repeat {
  readonly earlier: number;
  readonly from: number;
  readonly to: number;
  readonly earlierFrom: number;
}

const FIRST_POSTS = 1_024;
const FIRST_WORDS = 16_384;
const BYTES_A_POST = 48;

/** Live are the seqs [oldest, next). */
export class LivePosts {
  oldest = 1;
  next = 1;
  /** Posts that left for lack of room. */
  evicted = 0;
  private readonly capacity: number;
  private readonly accounts = createInterner();
  private account = new Int32Array(FIRST_POSTS);
  private created = new Float64Array(FIRST_POSTS);
  private clocks = new Float64Array(FIRST_POSTS);
  private wordsAt = new Int32Array(FIRST_POSTS);
  private wordCount = new Int32Array(FIRST_POSTS);
  private weights = new Int32Array(FIRST_POSTS);
  private repeats = new Int32Array(FIRST_POSTS * 4);
  private mask = FIRST_POSTS - 1;
  private store = new Int32Array(FIRST_WORDS);
  private storeEnd = 0;

  constructor(capacity: number) {
    this.capacity = Math.max(1, capacity);
  }

  /** Adds a post, whose seq must be at least `next`, and answers the number of its account. */
  push(
    seq: number,
    account: string,
    createdAt: Instant,
    clock: Instant,
    words: Words,
    weight: number,
  ): number {
    if (this.oldest === this.next) this.oldest = this.next = seq;
    // A seq that was skipped is a post without words that nothing refers to.
    while (this.next < seq) this.place("", clock, clock, NO_WORDS, 0);
    return this.place(account, createdAt, clock, words, weight);
  }

  /** Forgets posts that were folded before the clock stood at `since`. */
  expire(since: Instant): void {
    while (this.oldest < this.next && this.clocks[this.oldest & this.mask]! < since) this.drop();
  }

  get size(): number {
    return this.next - this.oldest;
  }

  get bytes(): number {
    return (this.mask + 1) * BYTES_A_POST + this.store.byteLength;
  }

  accountOf(seq: number): string {
    return this.accounts.nameOf(this.account[seq & this.mask]!);
  }

  createdAt(seq: number): Instant {
    return this.created[seq & this.mask]!;
  }

  /** The watch's clock just after the post was folded. */
  clock(seq: number): Instant {
    return this.clocks[seq & this.mask]!;
  }

  weight(seq: number): number {
    return this.weights[seq & this.mask]!;
  }

  /** Where the post's words begin in `wordStore`, until the next push. */
  wordsFrom(seq: number): number {
    return this.wordsAt[seq & this.mask]!;
  }

  wordsOf(seq: number): number {
    return this.wordCount[seq & this.mask]!;
  }

  get wordStore(): Int32Array {
    return this.store;
  }

  /** Notes a repeat, if it is longer than the one that is noted. */
  noteRepeat(seq: number, { earlier, from, to, earlierFrom }: Repeat): void {
    const at = (seq & this.mask) * 4;
    if (this.repeats[at]! > 0 && this.repeats[at + 2]! - this.repeats[at + 1]! >= to - from) return;
    this.repeats.set([earlier, from, to, earlierFrom], at);
  }

  /** The noted repeat, while the earlier post is live. */
  repeatOf(seq: number): Repeat | null {
    const at = (seq & this.mask) * 4;
    const earlier = this.repeats[at]!;
    if (earlier < this.oldest || earlier === 0) return null;
    const [from, to, earlierFrom] = [this.repeats[at + 1]!, this.repeats[at + 2]!, this.repeats[at + 3]!];
    return { earlier, from, to, earlierFrom };
  }

  private place(account: string, createdAt: Instant, clock: Instant, words: Words, weight: number): number {
    if (this.size >= this.capacity) {
      this.evicted++;
      this.drop();
    }
    if (this.size > this.mask) this.growPosts();
    const at = this.next & this.mask;
    const from = this.room(words.length);
    this.store.set(words, from);
    this.wordsAt[at] = from;
    this.wordCount[at] = words.length;
    this.storeEnd = from + words.length;
    const id = this.accounts.take(account);
    this.account[at] = id;
    this.created[at] = createdAt;
    this.clocks[at] = clock;
    this.weights[at] = weight;
    this.repeats[at * 4] = 0;
    this.next++;
    return id;
  }

  private drop(): void {
    this.accounts.release(this.account[this.oldest & this.mask]!);
    this.oldest++;
  }

  /** Where `count` words fit in one piece behind the newest and before the oldest post's. */
  private room(count: number): number {
    if (this.size === 0) this.storeEnd = 0;
    const begin = this.size === 0 ? this.store.length : this.wordsAt[this.oldest & this.mask]!;
    const end = this.storeEnd;
    if (this.size === 0 || begin <= end) {
      if (end + count <= this.store.length && (this.size > 0 || count <= begin)) return end;
      if (this.size > 0 && count < begin) return 0;
    } else if (end + count < begin) return end;
    this.growStore(count);
    return this.storeEnd;
  }

  /** Moves all words, in order, into a store of twice the size or as much as is needed. */
  private growStore(count: number): void {
    let size = this.store.length * 2;
    while (size < this.store.length + count) size *= 2;
    const grown = new Int32Array(size);
    let end = 0;
    for (let seq = this.oldest; seq < this.next; seq++) {
      const at = seq & this.mask;
      const from = this.wordsAt[at]!;
      grown.set(this.store.subarray(from, from + this.wordCount[at]!), end);
      this.wordsAt[at] = end;
      end += this.wordCount[at]!;
    }
    this.store = grown;
    this.storeEnd = end;
  }

  private growPosts(): void {
    const mask = this.mask * 2 + 1;
    const moved = <A extends Int32Array | Float64Array>(from: A, to: A, width = 1): A => {
      for (let seq = this.oldest; seq < this.next; seq++) {
        for (let i = 0; i < width; i++) to[(seq & mask) * width + i] = from[(seq & this.mask) * width + i]!;
      }
      return to;
    };
    this.account = moved(this.account, new Int32Array(mask + 1));
    this.created = moved(this.created, new Float64Array(mask + 1));
    this.clocks = moved(this.clocks, new Float64Array(mask + 1));
    this.wordsAt = moved(this.wordsAt, new Int32Array(mask + 1));
    this.wordCount = moved(this.wordCount, new Int32Array(mask + 1));
    this.weights = moved(this.weights, new Int32Array(mask + 1));
    this.repeats = moved(this.repeats, new Int32Array((mask + 1) * 4), 4);
    this.mask = mask;
  }
}

const NO_WORDS: Words = new Int32Array(0);
