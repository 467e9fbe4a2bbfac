/** What somebody probably meant: known words at a small edit distance. */

/** Beyond this length nobody mistyped a command. */
const LONGEST = 40;

/** The known words within a third of their length of what was typed (at least one slip), the nearest first. */
export function nearest(typed: string, known: readonly string[]): string[] {
  const meant = typed.toLowerCase().slice(0, LONGEST);
  return known
    .map((word) => ({ word, slips: editDistance(meant, word) }))
    .filter(({ word, slips }) => slips <= Math.max(1, Math.floor(word.length / 3)))
    .sort((a, b) => a.slips - b.slips)
    .map(({ word }) => word);
}

/** Insertions, deletions, changes and swaps of neighbours (Damerau 1964, optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min(changed, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
