/** The runs of three words of some texts as numbers, so that who has which is counted without making strings. */
import type { Words } from "./finding.ts";

/** Words of a run; two words meet by chance too often. */
export const RUN = 3;

export interface NumberedRuns {
  /** For each text the run that begins at each of its words. The same words are the same number, and no others. */
  readonly runs: readonly Int32Array[];
  /** For each run how many texts have it. */
  readonly holders: Int32Array;
}

export function numberRuns(texts: readonly Words[]): NumberedRuns {
  const most = texts.reduce((sum, { length }) => sum + length, 0);
  const numberOfPair = createNumbering(most);
  const numberOfRun = createNumbering(most);
  const holders = new Int32Array(most);
  const lastHolder = new Int32Array(most).fill(-1);
  const runs = texts.map((words, text) => {
    const own = new Int32Array(Math.max(0, words.length - RUN + 1));
    for (let at = 0; at < own.length; at++) {
      const run = numberOfRun(numberOfPair(words[at]!, words[at + 1]!), words[at + 2]!);
      own[at] = run;
      if (lastHolder[run] !== text) holders[run]! += 1;
      lastHolder[run] = text;
    }
    return own;
  });
  return { runs, holders };
}

/** Numbers pairs of numbers from 0 on: a hash table with linear probing, at most half of it in use. */
function createNumbering(most: number): (a: number, b: number) => number {
  const mask = 2 ** Math.ceil(Math.log2(2 * most + 2)) - 1;
  /** The pair and its number, counted from 1; 0 is a free slot. */
  const slots = new Int32Array((mask + 1) * 3);
  let count = 0;
  return (a, b) => {
    const hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
    let slot = ((hash ^ (hash >>> 15)) & mask) * 3;
    while (slots[slot + 2] !== 0) {
      if (slots[slot] === a && slots[slot + 1] === b) return slots[slot + 2]! - 1;
      slot = slot === mask * 3 ? 0 : slot + 3;
    }
    slots[slot] = a;
    slots[slot + 1] = b;
    slots[slot + 2] = ++count;
    return count - 1;
  };
}
