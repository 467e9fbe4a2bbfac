/** Counts names, of which there are many and each is asked about often, without an object for any of them. */
import { free } from "./free.ts";
import { type Name, numbersOf, roomFor, sameNames, writeName } from "./packed-names.ts";

const FIRST_SLOTS = 1_024;
const FIRST_STORE = 8_192;
/** At most this part of the slots is used. */
const FULL = 0.6;

/**
 * A hash table with linear probing. A slot is a name's hash and where its record lies: the count, and
 * behind it the name, which is compared, so that two names are never taken for one.
 */
export class NameCounts {
  size = 0;
  private slots = new Int32Array(FIRST_SLOTS * 2);
  private mask = FIRST_SLOTS - 1;
  private store = new Int32Array(FIRST_STORE);
  /** Records begin at 1, so that 0 is a free slot. */
  private end = 1;

  /** Adds to a name's count, and answers what it was before. */
  add(name: Name, count: number): number {
    const slot = this.slotOf(name);
    const record = this.slots[slot + 1]!;
    if (record > 0) {
      const before = this.store[record]!;
      this.store[record] = before + count;
      return before;
    }
    this.slots[slot + 1] = this.end;
    this.store[this.end] = count;
    this.end += 1 + numbersOf(this.store, this.end + 1);
    this.size++;
    if (this.size > (this.mask + 1) * FULL) this.growSlots();
    return 0;
  }

  /** A name's count; 0 for one that was never added. */
  of(name: Name): number {
    if (this.size === 0) return 0;
    const record = this.slots[this.slotOf(name) + 1]!;
    return record > 0 ? this.store[record]! : 0;
  }

  /** The slot that has the name, or that it would get; writes its hash there, and the name behind all records. */
  private slotOf(name: Name): number {
    if (this.end + 1 + roomFor(name) > this.store.length) this.growStore(name);
    const { slots, store, mask } = this;
    const own = this.end + 1;
    const hash = writeName(name, store, own);
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const record = slots[2 * at + 1]!;
      if (record === 0) {
        slots[2 * at] = hash;
        return 2 * at;
      }
      if (slots[2 * at] === hash && sameNames(store, record + 1, store, own)) return 2 * at;
    }
  }

  private growStore(name: Name): void {
    const { store } = this;
    this.store = new Int32Array(2 * store.length + roomFor(name));
    this.store.set(store);
    free(store);
  }

  private growSlots(): void {
    const { slots } = this;
    const mask = 2 * this.mask + 1;
    const grown = new Int32Array(2 * (mask + 1));
    for (let slot = 0; slot < slots.length; slot += 2) {
      if (slots[slot + 1] === 0) continue;
      let at = slots[slot]! & mask;
      while (grown[2 * at + 1] !== 0) at = (at + 1) & mask;
      grown[2 * at] = slots[slot]!;
      grown[2 * at + 1] = slots[slot + 1]!;
    }
    this.slots = grown;
    this.mask = mask;
    free(slots);
  }
}
