/**
 * Which live posts have a fingerprint: the newest post of each of the newest three accounts. What it
 * answers depends on the live posts alone, never on what was there before, so that it can be rebuilt.
 */
import type { LivePosts } from "./live-posts.ts";
import { MAX_RIVALS } from "./retention.ts";

/**
 * A bucket is one cache line of 64 bytes, so that a fingerprint costs one access to memory: six
 * fingerprints, their six seqs, their six positions of 16 bits, and whether the bucket has overflowed.
 */
const BUCKET = 16;
const SLOTS = 6;
const SEQS = 6;
/** Counted in 16 bits. */
const POSITIONS = 24;
const OVERFLOWED = 15;

const FIRST_BUCKETS = 256;
/** Few buckets overflow while at most this part of the slots holds live posts; then there are twice as many. */
const FULL = 0.65;
/** A table of which live posts hold less is made half as large when it is made again. */
const EMPTY = 0.2;
/** Once this part of the buckets has overflowed, the table is made again: what expired has left it by then. */
const SPILT = 0.25;
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
  private entries = new Int32Array(FIRST_BUCKETS * BUCKET);
  private positions = new Uint16Array(this.entries.buffer);
  private buckets = FIRST_BUCKETS;
  private shift = 32 - Math.log2(FIRST_BUCKETS);
  private overflowed = 0;

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
    const { entries, shift } = this;
    let touched = 0;
    for (let i = 0; i < count; i++)
      touched ^= entries[(Math.imul(fingerprints[i]!, GOLDEN) >>> shift) * BUCKET]!;
    this.touched = touched;
  }

  /** Looks for the live posts that have a fingerprint; answers how many there are. */
  find(fingerprint: number): number {
    const { entries } = this;
    const { oldest } = this.posts;
    let found = 0;
    for (let bucket = Math.imul(fingerprint, GOLDEN) >>> this.shift; ; bucket = this.after(bucket)) {
      const at = bucket * BUCKET;
      this.probes++;
      if (bucketHas(entries, at, fingerprint)) {
        for (let slot = 0; slot < SLOTS; slot++) {
          if (entries[at + slot] !== fingerprint) continue;
          const seq = entries[at + SEQS + slot]!;
          if (seq >= oldest) this.put(found++, seq, this.positions[2 * at + POSITIONS + slot]!);
        }
      }
      if (entries[at + OVERFLOWED] === 0) return found;
    }
  }

  /** Adds a live post, instead of the same account's older one, or of the oldest when there are three. */
  insert(fingerprint: number, seq: number, position: number): void {
    const { entries, posts } = this;
    const { oldest } = posts;
    let free = -1;
    let eldest = -1;
    let eldestSeq = 0;
    let own = -1;
    let rivals = 0;
    for (let bucket = Math.imul(fingerprint, GOLDEN) >>> this.shift; ; bucket = this.after(bucket)) {
      const at = bucket * BUCKET;
      this.probes++;
      if (!bucketHas(entries, at, fingerprint) && entries[at + OVERFLOWED] === 0 && rivals === 0) {
        free = free < 0 ? freeSlot(entries, at, oldest) : free;
        if (free >= 0) break;
      }
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
      if (entries[at + OVERFLOWED] !== 0) continue;
      if (free >= 0 || own >= 0 || rivals === MAX_RIVALS) break;
      entries[at + OVERFLOWED] = 1;
      this.overflowed++;
    }
    if (own >= 0) free = own;
    else if (rivals === MAX_RIVALS) free = eldest;
    else posts.noteEntry();
    this.write(free, fingerprint, seq, position);
  }

  /** To be called before so many inserts: makes the table again where it would become too full. */
  makeRoom(inserts: number): void {
    const live = this.posts.liveEntries + inserts;
    if (live > this.buckets * SLOTS * FULL || this.overflowed > this.buckets * SPILT) this.remake(live);
  }

  private after(bucket: number): number {
    return (bucket + 1) & (this.buckets - 1);
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

  private write(slot: number, fingerprint: number, seq: number, position: number): void {
    const inBucket = slot & (BUCKET - 1);
    this.entries[slot] = fingerprint;
    this.entries[slot + SEQS] = seq;
    this.positions[2 * (slot - inBucket) + POSITIONS + inBucket] = position;
  }

  private remake(live: number): void {
    const old = this.entries;
    const oldPositions = this.positions;
    let { buckets } = this;
    if (live < buckets * SLOTS * EMPTY && buckets > FIRST_BUCKETS) buckets /= 2;
    while (live > buckets * SLOTS * FULL) buckets *= 2;
    this.entries = new Int32Array(buckets * BUCKET);
    this.positions = new Uint16Array(this.entries.buffer);
    this.buckets = buckets;
    this.shift = 32 - Math.log2(buckets);
    this.overflowed = 0;
    const { oldest } = this.posts;
    for (let at = 0; at < old.length; at += BUCKET) {
      for (let slot = 0; slot < SLOTS; slot++) {
        const seq = old[at + SEQS + slot]!;
        if (seq >= oldest) this.place(old[at + slot]!, seq, oldPositions[2 * at + POSITIONS + slot]!);
      }
    }
  }

  /** Writes an entry into the first slot that was never used. */
  private place(fingerprint: number, seq: number, position: number): void {
    const { entries } = this;
    for (let bucket = Math.imul(fingerprint, GOLDEN) >>> this.shift; ; bucket = this.after(bucket)) {
      const at = bucket * BUCKET;
      for (let slot = at; slot < at + SLOTS; slot++) {
        if (entries[slot + SEQS] !== 0) continue;
        this.write(slot, fingerprint, seq, position);
        return;
      }
      if (entries[at + OVERFLOWED] !== 0) continue;
      entries[at + OVERFLOWED] = 1;
      this.overflowed++;
    }
  }
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

function freeSlot(entries: Int32Array, at: number, oldest: number): number {
  for (let slot = at; slot < at + SLOTS; slot++) if (entries[slot + SEQS]! < oldest) return slot;
  return -1;
}
