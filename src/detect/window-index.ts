/**
 * Which live posts have a fingerprint: the newest post of each of the newest three accounts. What it
 * answers depends on the live posts alone, never on what was there before, so that it can be rebuilt.
 */
import { MAX_RIVALS } from "./retention.ts";

/** An entry is fingerprint, seq, account and position: 16 bytes, four to a cache line. */
const WIDTH = 4;
const SEQ = 1;
const ACCOUNT = 2;
const POSITION = 3;

const FIRST_SLOTS = 4_096;
/** Linear probing stays short up to this part of the slots in use. */
const FULL = 0.6;
/** A table is made again so large that at most this part of it is in use. */
const ROOMY = 0.3;
const GOLDEN = 0x9e3779b1 | 0;

/**
 * A hash table with linear probing and without deletion: an entry whose seq is no longer live is taken
 * for the next one that comes by, and left out when the table is made again.
 */
export class WindowIndex {
  /** What the last `find` found, newest first. */
  readonly foundSeq = new Int32Array(MAX_RIVALS);
  readonly foundAccount = new Int32Array(MAX_RIVALS);
  readonly foundPosition = new Int32Array(MAX_RIVALS);
  private entries = new Int32Array(FIRST_SLOTS * WIDTH);
  private slots = FIRST_SLOTS;
  private shift = 32 - Math.log2(FIRST_SLOTS);
  private used = 0;

  get bytes(): number {
    return this.entries.byteLength;
  }

  /** Looks for the posts from seq `oldest` on that have a fingerprint; answers how many there are. */
  find(fingerprint: number, oldest: number): number {
    const { entries, slots } = this;
    let found = 0;
    for (
      let slot = Math.imul(fingerprint, GOLDEN) >>> this.shift;
      ;
      slot = slot + 1 === slots ? 0 : slot + 1
    ) {
      const at = slot * WIDTH;
      const seq = entries[at + SEQ]!;
      if (seq === 0) return found;
      if (entries[at] !== fingerprint || seq < oldest) continue;
      let place = found++;
      for (; place > 0 && this.foundSeq[place - 1]! < seq; place--) {
        this.foundSeq[place] = this.foundSeq[place - 1]!;
        this.foundAccount[place] = this.foundAccount[place - 1]!;
        this.foundPosition[place] = this.foundPosition[place - 1]!;
      }
      this.foundSeq[place] = seq;
      this.foundAccount[place] = entries[at + ACCOUNT]!;
      this.foundPosition[place] = entries[at + POSITION]!;
    }
  }

  /** Adds a post, instead of the same account's older one, or of the oldest when there are three. */
  insert(fingerprint: number, seq: number, account: number, position: number, oldest: number): void {
    if (this.used > this.slots * FULL) this.remake(oldest);
    const { entries, slots } = this;
    let expired = -1;
    let eldest = -1;
    let own = -1;
    let rivals = 0;
    let slot = Math.imul(fingerprint, GOLDEN) >>> this.shift;
    for (; ; slot = slot + 1 === slots ? 0 : slot + 1) {
      const at = slot * WIDTH;
      const other = entries[at + SEQ]!;
      if (other === 0) break;
      if (other < oldest) {
        if (expired < 0) expired = slot;
        continue;
      }
      if (entries[at] !== fingerprint) continue;
      // A text that says the same twice is found where it says it first.
      if (other === seq) return;
      if (entries[at + ACCOUNT] === account) own = slot;
      rivals++;
      if (eldest < 0 || other < entries[eldest * WIDTH + SEQ]!) eldest = slot;
    }
    if (own >= 0) slot = own;
    else if (rivals === MAX_RIVALS) slot = eldest;
    else if (expired >= 0) slot = expired;
    else this.used++;
    this.write(slot, fingerprint, seq, account, position);
  }

  private write(slot: number, fingerprint: number, seq: number, account: number, position: number): void {
    const at = slot * WIDTH;
    this.entries[at] = fingerprint;
    this.entries[at + SEQ] = seq;
    this.entries[at + ACCOUNT] = account;
    this.entries[at + POSITION] = position;
  }

  private remake(oldest: number): void {
    const old = this.entries;
    let live = 0;
    for (let at = SEQ; at < old.length; at += WIDTH) if (old[at]! >= oldest && old[at] !== 0) live++;
    let slots = FIRST_SLOTS;
    while (live > slots * ROOMY) slots *= 2;
    this.entries = new Int32Array(slots * WIDTH);
    this.slots = slots;
    this.shift = 32 - Math.log2(slots);
    this.used = live;
    for (let at = 0; at < old.length; at += WIDTH) {
      if (old[at + SEQ]! < oldest || old[at + SEQ] === 0) continue;
      let slot = Math.imul(old[at]!, GOLDEN) >>> this.shift;
      while (this.entries[slot * WIDTH + SEQ] !== 0) slot = slot + 1 === slots ? 0 : slot + 1;
      this.entries.set(old.subarray(at, at + WIDTH), slot * WIDTH);
    }
  }
}
