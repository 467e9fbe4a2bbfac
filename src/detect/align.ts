/** Lays two texts side by side: which runs of words they have in common, in the same order. */
import type { Words } from "./finding.ts";
import { longRun } from "./long-run.ts";

/** Words [a, a + length) of the one are words [b, b + length) of the other. */
export interface Block {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/** Parts whose lengths multiply to more are not looked into: it would take seconds, and no reader compares them. */
const MOST_PAIRS = 4_000_000;
/** With more pairs than this, finding the longest run by its length is quicker than looking at every pair. */
const MANY_PAIRS = 10_000;

/**
 * The longest common run, then the longest ones before and after it, and so on (Ratcliff and Obershelp,
 * Pattern Matching: The Gestalt Approach, 1988). In order; of equally long runs the first.
 */
export function matchingBlocks(a: Words, b: Words): readonly Block[] {
  const blocks: Block[] = [];
  const parts = [{ aFrom: 0, aTo: a.length, bFrom: 0, bTo: b.length }];
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    const { aFrom, aTo, bFrom, bTo } = part;
    const block = longestRun(a.subarray(aFrom, aTo), b.subarray(bFrom, bTo));
    if (block.length === 0) continue;
    const found = { a: aFrom + block.a, b: bFrom + block.b, length: block.length };
    blocks.push(found);
    parts.push({ aFrom, aTo: found.a, bFrom, bTo: found.b });
    parts.push({ aFrom: found.a + found.length, aTo, bFrom: found.b + found.length, bTo });
  }
  return blocks.sort((x, y) => x.a - y.a);
}

/** Twice the words in matching blocks, as a part of all words of both: 1 for equal texts, 0 for unlike ones. */
export function similarity(a: Words, b: Words): number {
  if (a.length + b.length === 0) return 1;
  const matched = matchingBlocks(a, b).reduce((sum, { length }) => sum + length, 0);
  return (2 * matched) / (a.length + b.length);
}

/** The longest run of words that both have; of equally long ones the first of `a`. */
export function longestRun(a: Words, b: Words): Block {
  let best: Block = { a: 0, b: 0, length: 0 };
  const whole = commonStart(a, b);
  if (whole === Math.min(a.length, b.length)) return { a: 0, b: 0, length: whole };
  const pairs = a.length * b.length;
  if (pairs > MOST_PAIRS) return { a: 0, b: 0, length: whole };
  const found = pairs > MANY_PAIRS ? longRun(a, b) : null;
  if (found !== null) return found;
  /** The length of the common run that ends with each word of b and the current word of a. */
  const lengths = new Int32Array(b.length + 1);
  for (let i = 0; i < a.length; i++) {
    for (let j = b.length - 1; j >= 0; j--) {
      const length = a[i] === b[j] ? lengths[j]! + 1 : 0;
      lengths[j + 1] = length;
      if (length > best.length || (length === best.length && length > 0 && i - length + 1 === best.a)) {
        best = { a: i - length + 1, b: j - length + 1, length };
      }
    }
  }
  return best;
}

function commonStart(a: Words, b: Words): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}
