/** The known word that was probably meant: for "Did you mean …". */

/** Of what somebody typed, no more is compared: no known word is as long. */
const LONGEST = 40;

/** The candidates that are close enough to be meant by a slip of the hand, those of the fewest edits first. */
export function nearWords(typed: string, candidates: readonly string[]): readonly string[] {
  const word = typed.toLowerCase().slice(0, LONGEST);
  return candidates
    .map((candidate) => ({ candidate, edits: editDistance(word, candidate.toLowerCase()) }))
    .filter(({ candidate, edits }) => edits <= allowed(word, candidate) || isStartOf(word, candidate))
    .sort((a, b) => a.edits - b.edits)
    .map(({ candidate }) => candidate);
}

/** The first of them, or null when none is close enough. */
export function nearest(word: string, candidates: readonly string[]): string | null {
  return nearWords(word, candidates)[0] ?? null;
}

/** One edit in three letters: "pollevry" is a slip for "pollEvery", "colour" is none for "routes". */
function allowed(word: string, candidate: string): number {
  return Math.max(1, Math.ceil(Math.min(word.length, candidate.length) / 3));
}

function isStartOf(word: string, candidate: string): boolean {
  return word.length >= 3 && candidate.toLowerCase().startsWith(word);
}

/** Levenshtein's distance, with a swap of neighbours counted as one edit (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let edits = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) edits = Math.min(edits, beforeLast[column - 2]! + 1);
      current.push(edits);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length]!;
}
