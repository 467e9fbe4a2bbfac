/** How a pasted text is changed on its way, each as campaigns were seen to do it. */
import type { Random } from "./random.ts";

export type Change = "verbatim" | "intro" | "swapped" | "homoglyphs" | "tags-and-links";

const INTROS: readonly string[] = [
  "This.",
  "Well said:",
  "My thoughts exactly:",
  "Please read and share.",
  "As a mother of two I agree.",
  "Good morning Halmvik!",
  "Could not have put it better:",
  "I never post about politics, but",
];

/** Letters of the Cyrillic and Greek alphabets that look like Latin ones. */
const LOOK_ALIKES: Readonly<Record<string, string>> = { a: "а", e: "е", o: "ο", c: "с", p: "р", i: "і" };

const TAGS: readonly string[] = [
  "#Halmvik",
  "#harbourvote",
  "#Sunday",
  "#ourharbour",
  "#together",
  "#Lindqvist",
];

/**
 * The text as one account posts it. `[thank|choose]` in it marks words that may be swapped: the first is
 * the original.
 */
export function changed(text: string, change: Change, random: Random): string {
  switch (change) {
    case "verbatim":
      return original(text);
    case "intro":
      return `${random.pick(INTROS)} ${original(text)}`;
    case "swapped":
      return text.replace(/\[([^\]]+)\]/g, (_, words: string) => random.pick(words.split("|").slice(1)));
    case "homoglyphs":
      return original(text)
        .split(" ")
        .map((word) => (searchedFor(word) || random.chance(0.6) ? word : disguised(word)))
        .join(" ");
    case "tags-and-links":
      return [
        original(text).replace(/ #\w+$/, ""),
        "#Lindqvist",
        ...random.sample(TAGS.slice(0, -1), 1 + random.below(3)),
        ...(random.chance(0.6) ? [`https://go.example/${random.below(1_000_000).toString(36)}`] : []),
      ].join(" ");
  }
}

/** The text with the first of each choice of words. */
export function original(text: string): string {
  return text.replace(/\[([^|\]]+)[^\]]*\]/g, "$1");
}

/** A disguised name would not be found by the watch's search, here as on any platform. */
function searchedFor(word: string): boolean {
  return /lindqvist/i.test(word);
}

function disguised(word: string): string {
  return word.replace(/[aeocpi]/, (letter) => LOOK_ALIKES[letter] ?? letter);
}
