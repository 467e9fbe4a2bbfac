/** The posts that a copy can still find: a queue by seq, in typed arrays that are used round and round. */
import type { Instant } from "../domain/time.ts";
import type { Words } from "./finding.ts";

/** A post's longest run that an earlier post of the same account has too: words [from, to) are its [earlierFrom, …). */
export interface Repeat {
  readonly earlier: number;
  readonly from: number;
  readonly to: number;
  readonly earlierFrom: number;
}

const FIRST_POSTS = 1_024;
const FIRST_WORDS = 16_384;
const BYTES_A_POST = 56;

/** Live are the seqs [oldest, next). */
export class LivePosts {
  oldest = 1;
  next = 1;
  /** Posts that left for lack of room. */
  evicted = 0;
  private readonly capacity: number;
  private entries = 0;
  private accountHash = new Int32Array(FIRST_POSTS);
  private entriesBefore = new Int32Array(FIRST_POSTS);
  private created = new Float64Array(FIRST_POSTS);
  private clocks = new Float64Array(FIRST_POSTS);
  private wordsAt = new Int32Array(FIRST_POSTS);
  private wordCount = new Int32Array(FIRST_POSTS);
  private weights = new Int32Array(FIRST_POSTS);
  private repeats = new Int32Array(FIRST_POSTS * 4);
  private kin = new Int32Array(FIRST_POSTS);
  private mask = FIRST_POSTS - 1;
  /**
   * The words of each post, and behind them its account: its length, then two UTF-16 units a number. A
   * string for each live post would keep the garbage collector busy.
   */
  private store = new Int32Array(FIRST_WORDS);
  private storeEnd = 0;

  constructor(capacity: number) {
    this.capacity = Math.max(1, capacity);
  }

  /** Adds a post, whose seq must be at least `next`. */
  push(seq: number, account: string, createdAt: Instant, clock: Instant, words: Words, weight: number): void {
    if (this.oldest === this.next) this.oldest = this.next = seq;
    // A seq that was skipped is a post without words that nothing refers to.
    while (this.next < seq) this.place("", clock, clock, NO_WORDS, 0);
    this.place(account, createdAt, clock, words, weight);
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
    const at = this.accountAt(seq);
    const length = this.store[at]!;
    let account = "";
    for (let i = 0; i < length; i++) {
      account += String.fromCharCode((this.store[at + 1 + (i >> 1)]! >>> ((i & 1) * 16)) & 0xffff);
    }
    return account;
  }

  sameAccount(seq: number, other: number): boolean {
    if (this.accountHash[seq & this.mask] !== this.accountHash[other & this.mask]) return false;
    const [a, b] = [this.accountAt(seq), this.accountAt(other)];
    const numbers = accountNumbers(this.store[a]!);
    for (let i = 0; i < numbers; i++) if (this.store[a + i] !== this.store[b + i]) return false;
    return true;
  }

  /** Counts an entry of the newest post in the index. */
  noteEntry(): void {
    this.entries++;
  }

  /** How many entries of the index are those of live posts, at most. */
  get liveEntries(): number {
    return (this.entries - this.entriesBefore[this.oldest & this.mask]!) | 0;
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

  /** Notes the newest post of which this one is a changed copy. */
  noteKin(seq: number, earlier: number): void {
    this.kin[seq & this.mask] = earlier;
  }

  /** The noted kin, while it is live. */
  kinOf(seq: number): number | null {
    const earlier = this.kin[seq & this.mask]!;
    return earlier < this.oldest || earlier === 0 ? null : earlier;
  }

  private place(account: string, createdAt: Instant, clock: Instant, words: Words, weight: number): void {
    if (this.size >= this.capacity) {
      this.evicted++;
      this.drop();
    }
    if (this.size > this.mask) this.growPosts();
    const at = this.next & this.mask;
    const count = words.length;
    const size = count + accountNumbers(account.length);
    const from = this.room(size);
    const { store } = this;
    for (let i = 0; i < count; i++) store[from + i] = words[i]!;
    this.accountHash[at] = writeAccount(account, store, from + count);
    this.wordsAt[at] = from;
    this.wordCount[at] = count;
    this.storeEnd = from + size;
    this.entriesBefore[at] = this.entries;
    this.created[at] = createdAt;
    this.clocks[at] = clock;
    this.weights[at] = weight;
    this.repeats[at * 4] = 0;
    this.kin[at] = 0;
    this.next++;
  }

  private drop(): void {
    this.oldest++;
  }

  private accountAt(seq: number): number {
    return this.wordsAt[seq & this.mask]! + this.wordCount[seq & this.mask]!;
  }

  /** Where `count` numbers fit in one piece behind the newest and before the oldest post's. */
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

  /** Moves everything, in order, into a store of twice the size or as much as is needed. */
  private growStore(count: number): void {
    let size = this.store.length * 2;
    while (size < this.store.length + count) size *= 2;
    const grown = new Int32Array(size);
    let end = 0;
    for (let seq = this.oldest; seq < this.next; seq++) {
      const at = seq & this.mask;
      const from = this.wordsAt[at]!;
      const account = this.accountAt(seq);
      const to = account + accountNumbers(this.store[account]!);
      grown.set(this.store.subarray(from, to), end);
      this.wordsAt[at] = end;
      end += to - from;
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
    this.accountHash = moved(this.accountHash, new Int32Array(mask + 1));
    this.entriesBefore = moved(this.entriesBefore, new Int32Array(mask + 1));
    this.created = moved(this.created, new Float64Array(mask + 1));
    this.clocks = moved(this.clocks, new Float64Array(mask + 1));
    this.wordsAt = moved(this.wordsAt, new Int32Array(mask + 1));
    this.wordCount = moved(this.wordCount, new Int32Array(mask + 1));
    this.weights = moved(this.weights, new Int32Array(mask + 1));
    this.kin = moved(this.kin, new Int32Array(mask + 1));
    this.repeats = moved(this.repeats, new Int32Array((mask + 1) * 4), 4);
    this.mask = mask;
  }
}

/** How many numbers of the store an account of so many UTF-16 units takes. */
function accountNumbers(units: number): number {
  return 1 + ((units + 1) >> 1);
}

/** Writes an account into a store and answers its hash (FNV-1a, two units at a time). */
function writeAccount(account: string, store: Int32Array, from: number): number {
  const { length } = account;
  let hash = 0x811c9dc5 | 0;
  let at = from;
  store[at++] = length;
  for (let i = 0; i < length; i += 2) {
    const pair = account.charCodeAt(i) | (i + 1 < length ? account.charCodeAt(i + 1) << 16 : 0);
    store[at++] = pair;
    hash = Math.imul(hash ^ pair, 0x01000193);
  }
  return hash;
}

const NO_WORDS: Words = new Int32Array(0);
