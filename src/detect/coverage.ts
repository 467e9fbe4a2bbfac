/** Which words of a post belong to clusters that it is in; only the others can found another. */

export interface Coverage {
  /** Begins a post of so many words, none of them covered. */
  reset(words: number): void;
  add(from: number, to: number): void;
  /** How many of the words [from, to) are covered. */
  within(from: number, to: number): number;
}

export function createCoverage(maxWords: number): Coverage {
  const covered = new Uint8Array(maxWords);
  let any = false;
  let length = 0;
  return {
    reset(words) {
      if (any) covered.fill(0, 0, length);
      any = false;
      length = words;
    },
    add(from, to) {
      covered.fill(1, from, to);
      any = true;
    },
    within(from, to) {
      if (!any) return 0;
      let count = 0;
      for (let i = from; i < to; i++) count += covered[i]!;
      return count;
    },
  };
}
