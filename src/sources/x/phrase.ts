/** A phrase as X's search understands it: nothing of it can be an operator. */

const NOT_IN_WORDS = /[^\p{L}\p{N}\p{M}]+/gu;
/** Not seen, and not searched for. */
const INVISIBLE = /\p{Cf}/gu;
/** Would be read as operators or as the end of a phrase, where a phrase has no word. */
const SYNTAX = /["“”()\\:\s-]+/gu;
/** Bare, these are operators. */
const RESERVED = /^(?:and|or|not)$/i;

/**
 * X compares words and takes punctuation for white space, so the words are all it needs. A phrase without a
 * word (an emoji, say) is looked for as it is; null where nothing is left that can be searched for.
 */
export function quotePhrase(phrase: string): string | null {
  const words = wordsOf(phrase);
  if (words.length === 1 && !RESERVED.test(words[0] ?? "")) return words[0] ?? null;
  if (words.length > 0) return `"${words.join(" ")}"`;
  const sign = phrase.replace(SYNTAX, "");
  return /\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(sign) ? sign : null;
}

/** As many of the phrase's first words, quoted, as `length` characters hold; a single word is cut. */
export function quoteBeginning(phrase: string, length: number): string {
  const words = wordsOf(phrase);
  while (words.length > 1 && words.join(" ").length + 2 > length) words.pop();
  return `"${words.join(" ").slice(0, length - 2)}"`;
}

function wordsOf(phrase: string): string[] {
  return phrase
    .replace(INVISIBLE, "")
    .replace(NOT_IN_WORDS, " ")
    .split(" ")
    .filter((word) => word !== "");
}
