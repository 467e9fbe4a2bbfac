/**
 * Which live posts have a fingerprint: the newest post of each of the newest three accounts. What it
 * answers depends on the live posts alone, never on what was there before, so that it can be rebuilt.
 */
import { free } from "./free.ts";
import type { LivePosts } from "./live-posts.ts";
import { MAX_RIVALS } from "./retention.ts";

/**
 * A bucket is one cache line of 64 bytes, so that a fingerprint costs one access to memory: six
 * fingerprints, their six seqs, their six positions of 16 bits, and the bucket's state.
 */
const BUCKET = 16;
const SLOTS = 6;
const SEQS = 6;
/** Counted in 16 bits. */
const POSITIONS = 24;
/**
 * In the three lowest bits the slot that is written next: slots are written in turn, so that the next one
 * is the oldest, and no free one need be looked for. Above them, rounded up to a multiple of eight, the
 * newest seq that found the bucket full and went on to the next bucket: once that post is no longer live,
 * nothing of this bucket lies further on. So the table mends itself, and is never swept.
 */
const STATE = 15;
const NEXT_SLOT = 7;

const FIRST_BUCKETS = 256;
/** Few buckets overflow while at most this part of the slots holds live posts; then there are more. */
const FULL = 0.5;
const GROWTH = 1.5;
/** A table of which live posts hold less is made smaller. */
const EMPTY = 0.2;
/** As a constant: a power that is written out is computed each time. */
const PER_HASH = 2 ** -32;
/**
 * Bytes before the first bucket. A large block of memory begins 16 bytes behind a page (glibc's malloc), and
 * a bucket that lay across two cache lines would cost two accesses: a third more time at a million posts.
 */
const MARGIN = 48;
const GOLDEN = 0x9e3779b1 | 0;

/**
 * A hash table without deletion: an entry whose seq is no longer live is free. What finds its bucket full
 * goes to the next one.
 */
export class WindowIndex {
  /** What the last `find` found, newest first. */
  readonly foundSeq = new Int32Array(MAX_RIVALS);
  readonly foundPosition = new Int32Array(MAX_RIVALS);
  /** Buckets looked at, since the beginning. */
  probes = 0;
  /** Of no meaning; keeps `touch` from being optimised away. */
  touched = 0;
  private readonly posts: LivePosts;
  private buckets = FIRST_BUCKETS;
  private entries = emptyTable(FIRST_BUCKETS);
  private positions = positionsIn(this.entries);

  constructor(posts: LivePosts) {
    this.posts = posts;
  }

  get bytes(): number {
    return this.entries.byteLength;
  }

  /**
   * Asks for the buckets of fingerprints before they are needed one by one: memory answers several
   * requests at a time, but not those that wait for an earlier answer.
   */
  touch(fingerprints: Int32Array, count: number): void {
    const { entries, buckets } = this;
    let touched = 0;
    for (let i = 0; i < count; i++) {
      const at = homeOf(fingerprints[i]!, buckets);
      // Both ends, for where a small table begins is chance.
      touched ^= entries[at]! ^ entries[at + STATE]!;
    }
    this.touched = touched;
  }

  /** Looks for the live posts that have a fingerprint; answers how many there are. */
  find(fingerprint: number): number {
    const { entries } = this;
    const at = homeOf(fingerprint, this.buckets);
    if (bucketHas(entries, at, fingerprint) || goesOn(entries, at, this.posts.oldest)) {
      return this.findFrom(at, fingerprint);
    }
    this.probes++;
    return 0;
  }

  /** Adds a live post, instead of the same account's older one, or of the oldest when there are three. */
  insert(fingerprint: number, seq: number, position: number): void {
    const { entries } = this;
    const { oldest } = this.posts;
    let at = homeOf(fingerprint, this.buckets);
    if (bucketHas(entries, at, fingerprint) || goesOn(entries, at, oldest)) {
      this.insertFrom(at, fingerprint, seq, position);
      return;
    }
    // Nobody has it: it goes where there is room first.
    this.probes++;
    let slot = entries[at + STATE]! & NEXT_SLOT;
    while (entries[at + slot + SEQS]! >= oldest) {
      goOn(entries, at, seq);
      at = this.after(at);
      slot = entries[at + STATE]! & NEXT_SLOT;
      this.probes++;
    }
    this.posts.noteEntry();
    this.write(at, slot, fingerprint, seq, position);
  }

  /** To be called before so many inserts: makes the table again where it would become too full. */
  makeRoom(inserts: number): void {
    const live = this.posts.liveEntries + inserts;
    const slots = this.buckets * SLOTS;
    if (live > slots * FULL) this.remake(Math.max(slots * GROWTH, (live / FULL) * GROWTH));
    else if (live < slots * EMPTY && this.buckets > FIRST_BUCKETS) this.remake(slots / 2);
  }

  private findFrom(home: number, fingerprint: number): number {
    const { entries } = this;
    const { oldest } = this.posts;
    let found = 0;
    for (let at = home; ; at = this.after(at)) {
      this.probes++;
      for (let slot = 0; slot < SLOTS; slot++) {
        if (entries[at + slot] !== fingerprint) continue;
        const seq = entries[at + SEQS + slot]!;
        if (seq >= oldest) this.put(found++, seq, this.positions[2 * at + POSITIONS + slot]!);
      }
      if (!goesOn(entries, at, oldest)) return found;
    }
  }

  private put(found: number, seq: number, position: number): void {
    let place = found;
    for (; place > 0 && this.foundSeq[place - 1]! < seq; place--) {
      this.foundSeq[place] = this.foundSeq[place - 1]!;
      this.foundPosition[place] = this.foundPosition[place - 1]!;
    }
    this.foundSeq[place] = seq;
    this.foundPosition[place] = position;
  }

  /** Looks at everything that may have the fingerprint before it decides which slot to take. */
  private insertFrom(home: number, fingerprint: number, seq: number, position: number): void {
    const { entries, posts } = this;
    const { oldest } = posts;
    let free = -1;
    let eldest = -1;
    let eldestSeq = 0;
    let own = -1;
    let rivals = 0;
    for (let at = home; ; at = this.after(at)) {
      this.probes++;
      for (let slot = at; slot < at + SLOTS; slot++) {
        const other = entries[slot + SEQS]!;
        if (other < oldest) {
          if (free < 0) free = slot;
          continue;
        }
        if (entries[slot] !== fingerprint) continue;
        // A text that says the same twice is found where it says it first.
        if (other === seq) return;
        if (posts.sameAccount(other, seq)) own = slot;
        rivals++;
        if (eldest >= 0 && other >= eldestSeq) continue;
        eldest = slot;
        eldestSeq = other;
      }
      if (goesOn(entries, at, oldest)) continue;
      if (free >= 0 || own >= 0 || rivals === MAX_RIVALS) break;
    }
    if (own >= 0) free = own;
    else if (rivals === MAX_RIVALS) free = eldest;
    else posts.noteEntry();
    const bucket = free & ~(BUCKET - 1);
    for (let at = home; at !== bucket; at = this.after(at)) goOn(entries, at, seq);
    this.write(bucket, free - bucket, fingerprint, seq, position);
  }

  private write(bucket: number, slot: number, fingerprint: number, seq: number, position: number): void {
    const { entries } = this;
    entries[bucket + slot] = fingerprint;
    entries[bucket + slot + SEQS] = seq;
    this.positions[2 * bucket + POSITIONS + slot] = position;
    const state = entries[bucket + STATE]!;
    if ((state & NEXT_SLOT) !== slot) return;
    entries[bucket + STATE] = (state & ~NEXT_SLOT) | (slot + 1 === SLOTS ? 0 : slot + 1);
  }

  private after(at: number): number {
    return at + BUCKET < this.entries.length ? at + BUCKET : 0;
  }

  /** Moves what is live into a table of so many slots. Buckets keep their order, so that memory is read and written in turn. */
  private remake(slots: number): void {
    const old = { entries: this.entries, positions: this.positions };
    this.buckets = Math.max(FIRST_BUCKETS, Math.ceil(slots / SLOTS));
    this.entries = emptyTable(this.buckets);
    this.positions = positionsIn(this.entries);
    const { oldest } = this.posts;
    for (let at = 0; at < old.entries.length; at += BUCKET) {
      for (let slot = 0; slot < SLOTS; slot++) {
        const seq = old.entries[at + SEQS + slot]!;
        if (seq < oldest) continue;
        this.place(old.entries[at + slot]!, seq, old.positions[2 * at + POSITIONS + slot]!);
      }
    }
    free(old.entries);
  }

  /** Writes an entry into the first slot that was never used. */
  private place(fingerprint: number, seq: number, position: number): void {
    const { entries } = this;
    let at = homeOf(fingerprint, this.buckets);
    for (;;) {
      const slot = entries[at + STATE]! & NEXT_SLOT;
      if (entries[at + slot + SEQS] === 0) {
        this.write(at, slot, fingerprint, seq, position);
        return;
      }
      goOn(entries, at, seq);
      at = this.after(at);
    }
  }
}

function emptyTable(buckets: number): Int32Array<ArrayBuffer> {
  return new Int32Array(new ArrayBuffer(MARGIN + buckets * BUCKET * 4), MARGIN, buckets * BUCKET);
}

/** The same table, to read its positions. */
function positionsIn({ buffer, byteOffset, length }: Int32Array<ArrayBuffer>): Uint16Array<ArrayBuffer> {
  return new Uint16Array(buffer, byteOffset, 2 * length);
}

/** Where a fingerprint's bucket begins. */
function homeOf(fingerprint: number, buckets: number): number {
  return (((Math.imul(fingerprint, GOLDEN) >>> 0) * buckets * PER_HASH) | 0) * BUCKET;
}

/** Most fingerprints are nowhere: six comparisons in a row say so sooner than a loop. */
function bucketHas(entries: Int32Array, at: number, fingerprint: number): boolean {
  return (
    entries[at] === fingerprint ||
    entries[at + 1] === fingerprint ||
    entries[at + 2] === fingerprint ||
    entries[at + 3] === fingerprint ||
    entries[at + 4] === fingerprint ||
    entries[at + 5] === fingerprint
  );
}

/** Whether something of this bucket may lie in the next one. */
function goesOn(entries: Int32Array, at: number, oldest: number): boolean {
  return (entries[at + STATE]! & ~NEXT_SLOT) >= oldest;
}

/** Notes that a post goes on from here to the next bucket. */
function goOn(entries: Int32Array, at: number, seq: number): void {
  const state = entries[at + STATE]!;
  const newest = Math.max(state & ~NEXT_SLOT, (seq + NEXT_SLOT) & ~NEXT_SLOT);
  entries[at + STATE] = newest | (state & NEXT_SLOT);
}
