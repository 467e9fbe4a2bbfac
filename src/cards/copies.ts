/** How the copies of a passage compare with it, in numbers for a card. */

/** @param wordForWord copies that hold the passage as a whole; null where no text was left to compare. */
export function copiesOf(
  posts: number,
  wordForWord: number | null,
): { readonly wordForWord: number; readonly changed: number } | null {
  return wordForWord === null ? null : { wordForWord, changed: posts - wordForWord };
}
