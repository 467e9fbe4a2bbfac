/** Remembers which things were seen lately, at sixteen bytes a slot: since when without a pause, and when last. */

import type { Duration, Instant } from "../domain/time.ts";
import type { LivePosts } from "./live-posts.ts";

export interface SeenThings {
  /**
   * Notes that a live post carries a thing.
   * @returns the seq of the first post of an unbroken row of sightings, none longer than `memory` after the
   *   one before; the post's own where it begins one.
   */
  see(thing: { readonly a: number; readonly b: number }, seq: number, clock: Instant): number;
  readonly bytes: number;
}

const FIRST_SLOTS = 1_024;
const BYTES_A_SLOT = 16;
const GOLDEN = 0x9e3779b1 | 0;

/**
 * A hash table with linear probing. Nothing is taken out: when half of it is in use it is made again from
 * what is still remembered, which is at most what the live posts carry.
 */
export function createSeenThings(posts: LivePosts, memory: Duration): SeenThings {
  let mask = FIRST_SLOTS - 1;
  /** a, b, the first seq of the row, the last seq; a first seq of 0 is a free slot. */
  let slots = new Int32Array(FIRST_SLOTS * 4);
  let used = 0;

  function slotOf(a: number, b: number): number {
    let at = (Math.imul(a ^ (b >>> 7), GOLDEN) >>> 8) & mask;
    while (slots[at * 4 + 2] !== 0 && (slots[at * 4] !== a || slots[at * 4 + 1] !== b)) at = (at + 1) & mask;
    return at * 4;
  }
  function isRemembered(lastSeq: number, clock: Instant): boolean {
    return lastSeq >= posts.oldest && posts.clock(lastSeq) >= clock - memory;
  }
  function remake(clock: Instant): void {
    const before = slots;
    let kept = 0;
    for (let at = 0; at < before.length; at += 4) {
      if (before[at + 2] !== 0 && isRemembered(before[at + 3]!, clock)) kept++;
    }
    let size = FIRST_SLOTS;
    while (size < kept * 4) size *= 2;
    mask = size - 1;
    slots = new Int32Array(size * 4);
    used = kept;
    for (let at = 0; at < before.length; at += 4) {
      if (before[at + 2] === 0 || !isRemembered(before[at + 3]!, clock)) continue;
      slots.set(before.subarray(at, at + 4), slotOf(before[at]!, before[at + 1]!));
    }
  }

  return {
    see({ a, b }, seq, clock) {
      let at = slotOf(a, b);
      const isNew = slots[at + 2] === 0;
      if (isNew && (used + 1) * 2 > mask + 1) {
        remake(clock);
        at = slotOf(a, b);
      }
      if (isNew) {
        used++;
        slots[at] = a;
        slots[at + 1] = b;
      }
      if (isNew || !isRemembered(slots[at + 3]!, clock)) slots[at + 2] = seq;
      slots[at + 3] = seq;
      return slots[at + 2]!;
    },
    get bytes() {
      return (mask + 1) * BYTES_A_SLOT;
    },
  };
}
