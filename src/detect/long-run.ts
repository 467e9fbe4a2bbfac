/**
 * The longest run of words that two long texts have in common, in time that hardly grows faster than they: a run of
 * some length is there if one of half the length is, so that a few lengths tried decide it.
 */
import type { Block } from "./align.ts";
import type { Words } from "./finding.ts";

/** Of each run two hashes in the manner of Karp and Rabin (1987); what they say of two texts is compared word by word. */
const BASES = [0x9e3779b1 | 0, 0x85ebca6b | 0] as const;

/** Runs that differ have the same hashes. */
const MET = "met";

/**
 * Of equally long ones the first of `a`, and of that the first in `b`; null where runs that differ have the same
 * hashes, as somebody may have made them: then only comparing every pair of words tells.
 */
export function longRun(a: Words, b: Words): Block | null {
  let best: Block = { a: 0, b: 0, length: 0 };
  let most = Math.min(a.length, b.length);
  while (best.length < most) {
    const length = (best.length + most + 1) >> 1;
    const found = firstShared(a, b, length);
    if (found === MET) return null;
    if (found === null) most = length - 1;
    else best = { ...found, length };
  }
  return best;
}

/** Where the first run of so many words of `a` stands that `b` has too; null where there is none. */
function firstShared(
  a: Words,
  b: Words,
  length: number,
): { readonly a: number; readonly b: number } | typeof MET | null {
  const theirs = hashesOf(b, length);
  const own = hashesOf(a, length);
  const mask = 2 ** Math.ceil(Math.log2(2 * theirs.count)) - 1;
  /** Where a run begins, counted from 1; 0 is a free slot. */
  const slots = new Int32Array(mask + 1);
  function slotOf({ first, second }: Hashes, at: number): number {
    let slot = (first[at]! ^ (first[at]! >>> 15)) & mask;
    for (let run = slots[slot]!; run !== 0; run = slots[slot]!) {
      if (theirs.first[run - 1] === first[at] && theirs.second[run - 1] === second[at]) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }
  for (let at = 0; at < theirs.count; at++) {
    const slot = slotOf(theirs, at);
    if (slots[slot] === 0) slots[slot] = at + 1;
  }
  for (let at = 0; at < own.count; at++) {
    const run = slots[slotOf(own, at)]!;
    if (run !== 0) return isSame(a, at, b, run - 1, length) ? { a: at, b: run - 1 } : MET;
  }
  return null;
}

function isSame(a: Words, aFrom: number, b: Words, bFrom: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (a[aFrom + i] !== b[bFrom + i]) return false;
  return true;
}

/** Of each run of some length, by where it begins. */
interface Hashes {
  readonly count: number;
  readonly first: Int32Array;
  readonly second: Int32Array;
}

function hashesOf(words: Words, length: number): Hashes {
  const count = words.length - length + 1;
  const [first, second] = BASES.map((base) => {
    const hashes = new Int32Array(count);
    let leaving = 1;
    let sum = 0;
    for (let at = 0; at < length; at++) {
      sum = (Math.imul(sum, base) + words[at]!) | 0;
      leaving = Math.imul(leaving, base);
    }
    hashes[0] = sum;
    for (let at = 1; at < count; at++) {
      sum = (Math.imul(sum, base) + words[at + length - 1]! - Math.imul(words[at - 1]!, leaving)) | 0;
      hashes[at] = sum;
    }
    return hashes;
  }) as [Int32Array, Int32Array];
  return { count, first, second };
}
