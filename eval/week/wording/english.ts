/** Writes English. */
import { type Chance, zipf } from "../chance.ts";
import { HEADLINES, REMARKS, SENTENCES } from "./english-sentences.ts";
import { ADJECTIVES, ADVERBS, FEELINGS, NOUNS, QUANTITIES, TIMES, VERBS } from "./english-words.ts";
import { capital, FIRST_NAMES, person, place } from "./names.ts";
import { OPENINGS, SIGN_OFFS, SLOGANS, WHOLE_PHRASES } from "./stock-phrases.ts";
import type { StockPhrase, Writer } from "./writer.ts";

const noun = zipf(NOUNS, 0.6);
const adjective = zipf(ADJECTIVES, 0.6);
const verb = zipf(VERBS, 0.6);
const adverb = zipf(ADVERBS, 0.5);
const content = zipf([...NOUNS, ...ADJECTIVES], 0.3);

const SLOTS: Readonly<Record<string, (chance: Chance) => string>> = {
  NOUN: noun,
  NOUNS: (chance) => plural(noun(chance)),
  ADJ: adjective,
  VERB: verb,
  VERBS: (chance) => plural(verb(chance)),
  VERBED: (chance) => past(verb(chance)),
  VERBING: (chance) => `${verb(chance).replace(/e$/, "")}ing`,
  ADV: adverb,
  TIME: (chance) => chance.pick(TIMES),
  QTY: (chance) => chance.pick(QUANTITIES),
  FEELING: (chance) => chance.pick(FEELINGS),
  PLACE: place,
  PERSON: person,
  NAME: (chance) => chance.pick(FIRST_NAMES),
};

/** The words with their slots filled; a name of two words counts as two. */
export function fill(words: readonly string[], chance: Chance): string[] {
  const filled = words.flatMap((word) => SLOTS[word]?.(chance).split(" ") ?? [word]);
  return filled.map((word, i) => (word === "a" && /^[aeiou]/i.test(filled[i + 1] ?? "") ? "an" : word));
}

export function headline(chance: Chance): string {
  return capital(fill(chance.pick(HEADLINES), chance).join(" "));
}

const wholePhrase = zipf(WHOLE_PHRASES.map(phrase("whole", true)), 1);
const opening = zipf(OPENINGS.map(phrase("opening", false)), 1);
const slogans = zipf(SLOGANS.map(phrase("slogan", true)), 0.8);
const signOffs = zipf(SIGN_OFFS, 0.8);

export const slogan = (chance: Chance): StockPhrase => filled(slogans(chance), chance);
export const signOff = (chance: Chance): string => signOffs(chance);

export const english: Writer = {
  language: "en",
  sentence: (chance) => opened(fill(chance.pick(SENTENCES), chance)),
  remark: (chance) => fill(chance.pick(REMARKS), chance),
  word: content,
  stock: (chance) => filled(chance.chance(0.3) ? wholePhrase(chance) : opening(chance), chance),
  space: " ",
  stop: ".",
};

function filled(stock: StockPhrase, chance: Chance): StockPhrase {
  return { ...stock, words: fill(stock.words, chance) };
}

function opened([first = "", ...rest]: readonly string[]): string[] {
  return [capital(first), ...rest];
}

function phrase(name: string, whole: boolean) {
  return (text: string, rank: number): StockPhrase => ({
    id: `${name}-${rank}`,
    words: text.split(" "),
    whole,
  });
}

function plural(word: string): string {
  if (/[^aeou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|sh|ch|x)$/.test(word) ? `${word}es` : `${word}s`;
}

function past(word: string): string {
  if (word.endsWith("e")) return `${word}d`;
  if (/[^aeou]y$/.test(word)) return `${word.slice(0, -1)}ied`;
  return /^(drop|plan|ship)$/.test(word) ? `${word}ped` : `${word}ed`;
}
