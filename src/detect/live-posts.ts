/** The posts that a copy can still find: a queue by seq, in typed arrays that are used round and round. */
import type { Instant } from "../domain/time.ts";
import type { Words } from "./finding.ts";
import { free } from "./free.ts";
import { type Name, numbersOf, readName, roomFor, sameNames, writeName } from "./packed-names.ts";
import { SeqNotes } from "./seq-notes.ts";
import { placeOf, WordStore } from "./word-store.ts";

/** A post's longest run that an earlier post of the same account has too: words [from, to) are its [earlierFrom, …). */
export interface Repeat {
  readonly earlier: number;
  readonly from: number;
  readonly to: number;
  readonly earlierFrom: number;
}

const FIRST_POSTS = 1_024;

/**
 * A row is half a cache line, so that a post which is found costs one access to memory: eight numbers, of
 * which the last four are two times.
 */
const ROW = 8;
const ACCOUNT_HASH = 0;
const ENTRIES_BEFORE = 1;
const ADDRESS = 2;
/** How many words, and in the upper 16 bits what they weigh. */
const LENGTH = 3;
const CREATED = 2;
const CLOCK = 3;

/** Live are the seqs [oldest, next). */
export class LivePosts {
  oldest = 1;
  next = 1;
  /** Posts that left for lack of room. */
  evicted = 0;
  private readonly capacity: number;
  private entries = 0;
  private rows = new Int32Array(FIRST_POSTS * ROW);
  private times = new Float64Array(this.rows.buffer);
  private mask = FIRST_POSTS - 1;
  /** The words of each post, and behind them its account. */
  private readonly store = new WordStore();
  private readonly repeats = new SeqNotes(4);
  private readonly kin = new SeqNotes(1);

  constructor(capacity: number) {
    this.capacity = Math.max(1, capacity);
  }

  /** Adds a post, whose seq must be at least `next`. */
  push(seq: number, account: Name, createdAt: Instant, clock: Instant, words: Words, weight: number): void {
    if (this.oldest === this.next) {
      this.oldest = this.next = seq;
      this.store.clear();
    }
    // A seq that was skipped is a post without words that nothing refers to.
    while (this.next < seq) this.place("", clock, clock, NO_WORDS, 0);
    this.place(account, createdAt, clock, words, weight);
  }

  /** Forgets posts that were folded before the clock stood at `since`. */
  expire(since: Instant): void {
    while (this.oldest < this.next && this.clock(this.oldest) < since) this.drop();
  }

  get size(): number {
    return this.next - this.oldest;
  }

  get bytes(): number {
    return this.rows.byteLength + this.store.bytes + this.repeats.bytes + this.kin.bytes;
  }

  accountOf(seq: number): string {
    return readName(this.store.at(this.number(seq, ADDRESS)), this.accountAt(seq));
  }

  sameAccount(seq: number, other: number): boolean {
    if (this.number(seq, ACCOUNT_HASH) !== this.number(other, ACCOUNT_HASH)) return false;
    const [a, b] = [this.store.at(this.number(seq, ADDRESS)), this.store.at(this.number(other, ADDRESS))];
    return sameNames(a, this.accountAt(seq), b, this.accountAt(other));
  }

  /** Counts an entry of the newest post in the index. */
  noteEntry(): void {
    this.entries++;
  }

  /** How many entries of the index are those of live posts, at most. */
  get liveEntries(): number {
    return (this.entries - this.number(this.oldest, ENTRIES_BEFORE)) | 0;
  }

  createdAt(seq: number): Instant {
    return this.times[(seq & this.mask) * (ROW / 2) + CREATED]!;
  }

  /** The watch's clock just after the post was folded. */
  clock(seq: number): Instant {
    return this.times[(seq & this.mask) * (ROW / 2) + CLOCK]!;
  }

  weight(seq: number): number {
    return this.number(seq, LENGTH) >>> 16;
  }

  /** The post's words, for as long as it is live. */
  wordsOf(seq: number): Words {
    const address = this.number(seq, ADDRESS);
    const from = placeOf(address);
    return this.store.at(address).subarray(from, from + (this.number(seq, LENGTH) & 0xffff));
  }

  /** Shows where the words of live posts lie, of every `step`th, the newest first, without making anything. */
  scan(step: number, see: (seq: number, numbers: Words, from: number, to: number) => void): void {
    for (let seq = this.next - 1 - ((this.next - 1) % step); seq >= this.oldest; seq -= step) {
      const address = this.number(seq, ADDRESS);
      const from = placeOf(address);
      see(seq, this.store.at(address), from, from + (this.number(seq, LENGTH) & 0xffff));
    }
  }

  /** Notes a repeat of the newest post, if it is longer than the one that is noted. */
  noteRepeat(seq: number, { earlier, from, to, earlierFrom }: Repeat): void {
    const note = this.repeats.of(seq) ?? this.repeats.add(seq, this.oldest);
    if (note[0]! > 0 && note[2]! - note[1]! >= to - from) return;
    note.set([earlier, from, to, earlierFrom]);
  }

  /** The noted repeat, while the earlier post is live. */
  repeatOf(seq: number): Repeat | null {
    const note = this.repeats.of(seq);
    if (note === null || note[0]! < this.oldest) return null;
    return { earlier: note[0]!, from: note[1]!, to: note[2]!, earlierFrom: note[3]! };
  }

  /** Notes the newest post of which this one, itself the newest of all, is a changed copy. */
  noteKin(seq: number, earlier: number): void {
    (this.kin.of(seq) ?? this.kin.add(seq, this.oldest))[0] = earlier;
  }

  /** The noted kin, while it is live. */
  kinOf(seq: number): number | null {
    const note = this.kin.of(seq);
    return note === null || note[0]! < this.oldest ? null : note[0]!;
  }

  private place(account: Name, createdAt: Instant, clock: Instant, words: Words, weight: number): void {
    if (this.size >= this.capacity) {
      this.evicted++;
      this.drop();
    }
    if (this.size > this.mask) this.growPosts();
    const count = words.length;
    const { store } = this;
    const address = store.take(count + roomFor(account));
    const { segment } = store;
    const from = placeOf(address);
    for (let i = 0; i < count; i++) segment[from + i] = words[i]!;
    const at = (this.next & this.mask) * ROW;
    const { rows, times } = this;
    rows[at + ACCOUNT_HASH] = writeName(account, segment, from + count);
    store.trim(from + count + numbersOf(segment, from + count));
    rows[at + ENTRIES_BEFORE] = this.entries;
    rows[at + ADDRESS] = address;
    rows[at + LENGTH] = count | (weight << 16);
    times[at / 2 + CREATED] = createdAt;
    times[at / 2 + CLOCK] = clock;
    this.next++;
  }

  private drop(): void {
    const address = this.number(this.oldest, ADDRESS);
    this.oldest++;
    const next = this.oldest < this.next ? this.number(this.oldest, ADDRESS) : address;
    this.store.giveBack(address, next);
  }

  private number(seq: number, column: number): number {
    return this.rows[(seq & this.mask) * ROW + column]!;
  }

  private accountAt(seq: number): number {
    return placeOf(this.number(seq, ADDRESS)) + (this.number(seq, LENGTH) & 0xffff);
  }

  private growPosts(): void {
    const { rows } = this;
    const mask = this.mask * 2 + 1;
    const grown = new Int32Array((mask + 1) * ROW);
    for (let seq = this.oldest; seq < this.next; seq++) {
      const from = (seq & this.mask) * ROW;
      const to = (seq & mask) * ROW;
      for (let i = 0; i < ROW; i++) grown[to + i] = rows[from + i]!;
    }
    free(rows);
    this.rows = grown;
    this.times = new Float64Array(grown.buffer);
    this.mask = mask;
  }
}

const NO_WORDS: Words = new Int32Array(0);
