/** A short text as clauses of words, folded for comparison, each with its place in the original. */

export interface Token {
  /** Folded, without "#" or "@". */
  readonly word: string;
  readonly sign: "#" | "@" | "";
  /** UTF-16 units [start, end) of the text. */
  readonly start: number;
  readonly end: number;
}

export type Clause = readonly Token[];

const WORD = /[#@]?[\p{L}\p{N}_][\p{L}\p{N}\p{M}\p{Cf}_]*(?:['’-][\p{L}\p{N}\p{M}\p{Cf}_]+)*/gu;
const CLAUSE_END = /[.!?;:|•·,()[\]/\n\r–—]/;

export function clausesOf(text: string): Clause[] {
  const clauses: Token[][] = [[]];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(WORD)) {
    if (CLAUSE_END.test(text.slice(end, index))) clauses.push([]);
    end = index + found.length;
    const sign = found[0] === "#" || found[0] === "@" ? found[0] : "";
    clauses.at(-1)?.push({ word: folded(found.slice(sign.length)), sign, start: index, end });
  }
  return clauses;
}

/** The words of a phrase as `clausesOf` gives them. */
export function foldedWords(phrase: string): readonly string[] {
  return (phrase.match(WORD) ?? []).map((word) => folded(word.replace(/^[#@]/, "")));
}

/** Whether the words of a phrase stand at `at`, one after the other. */
export function runAt(tokens: Clause, at: number, phrase: readonly string[]): boolean {
  return phrase.every((word, i) => tokens[at + i]?.word === word);
}

/** Without case, accents, styled letters, apostrophes and what is not seen. */
function folded(word: string): string {
  return word
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}'’]/gu, "");
}
