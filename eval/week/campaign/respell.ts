/** Other spellings of the same words: what a reader hardly sees, and what was meant to deceive a machine. */
import type { Chance } from "../chance.ts";
import type { Writer } from "../wording/writer.ts";

type Respelling = (text: string, chance: Chance) => string;

/** Cyrillic and Greek letters that look like Latin ones. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  a: "а",
  e: "е",
  o: "ο",
  c: "с",
  p: "р",
  x: "х",
  i: "і",
  j: "ј",
};
const INVISIBLE = ["\u200b", "\u200d", "\u2060", "\u00ad", "\ufeff"] as const;
const ACCENTS = ["\u0301", "\u0300", "\u0308", "\u0302"] as const;
const QUOTES = [
  ["“", "”"],
  ["«", "»"],
  ["&quot;", "&quot;"],
  ["'", "'"],
] as const;
/** Where Unicode keeps its bold, italic-bold and sans-serif bold alphabets: capital A and small a. */
const STYLED = [
  [0x1d400, 0x1d41a],
  [0x1d468, 0x1d482],
  [0x1d5d4, 0x1d5ee],
  [0xff21, 0xff41],
] as const;

const ANY_SCRIPT: readonly Respelling[] = [
  (text, chance) => {
    const [open, close] = chance.pick(QUOTES);
    return open + text + close;
  },
  (text, chance) => text.replace(/[.。]/g, () => chance.pick(["!", "!!", " ...", ";"])),
  (text, chance) => someWords(text, 0.3, chance, (word) => within(word, chance.pick(INVISIBLE), chance)),
];

const SPACED: readonly Respelling[] = [
  ...ANY_SCRIPT,
  (text, chance) => text.replace(/ /g, () => chance.pick([" ", "  ", "\n", "\u00a0", " - ", ", "])),
];

const LATIN: readonly Respelling[] = [
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  ...SPACED,
  (text, chance) => text.replace(/ /g, () => chance.pick([" ", " ", "&nbsp;", " &amp; "])),
  (text, chance) => someWords(text, 0.5, chance, lookAlike),
  (text, chance) => someWords(text, 0.4, chance, (word) => within(word, chance.pick(ACCENTS), chance)),
  (text, chance) => {
    const alphabet = chance.pick(STYLED);
    return someWords(text, chance.pick([0.2, 0.5, 1]), chance, (word) => styled(word, alphabet));
  },
];

/** One to three respellings, and surely a difference. */
export function respelled(text: string, writer: Writer, chance: Chance): string {
  const latin = ["en", "de", "es", "fr"].includes(writer.language);
  const known = latin ? LATIN : writer.space === " " ? SPACED : ANY_SCRIPT;
  let result = text;
  while (result === text) {
    const chosen = chance.sample([...known.keys()], chance.between(1, 3));
    // In the list's order: letters change their case before entities come in, which have one.
    for (const i of chosen.sort((a, b) => a - b)) result = known[i]!(result, chance);
  }
  return result;
}

/** Changes whole words and leaves entities as they are. */
function someWords(text: string, share: number, chance: Chance, change: (word: string) => string): string {
  return text.replace(/&\w+;|[\p{L}\p{M}]+/gu, (word) =>
    word.startsWith("&") || !chance.chance(share) ? word : change(word),
  );
}

function lookAlike(word: string): string {
  // A word of look-alikes alone might be another language's; disguises leave a letter.
  return word.length < 4 ? word : word.replace(/[aeocpxij]/, (letter) => LOOK_ALIKES[letter] ?? letter);
}

function styled(word: string, [capitals, smalls]: readonly [number, number]): string {
  return word.replace(/[A-Za-z]/g, (letter) => {
    const code = letter.charCodeAt(0);
    return String.fromCodePoint(code < 0x61 ? capitals + code - 0x41 : smalls + code - 0x61);
  });
}

/** Puts a mark somewhere after the first letter. */
function within(word: string, mark: string, chance: Chance): string {
  const letters = [...word];
  if (letters.length < 2) return word;
  letters.splice(chance.between(1, letters.length - 1), 0, mark);
  return letters.join("");
}
