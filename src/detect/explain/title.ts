/** Whether words read like the title of a page, by their form alone. */
import { EXPLAIN } from "./thresholds.ts";

/**
 * Words that speak for somebody or to somebody, which a title seldom does and a pasted message often:
 * personal and possessive pronouns of the first and second person in English, Dutch, German, French, Spanish.
 */
const PERSONAL = new Set(
  (
    "i im ive ill me my mine myself we were weve us our ours you youre your yours lets " +
    "ik mij mijn wij we ons onze jij je jouw jullie uw " +
    "ich mich mir mein meine meinen wir uns unser unsere du dich dir dein deine euch euer sie ihr " +
    "je moi mon ma mes nous notre nos tu toi ton ta tes vous votre vos " +
    "yo me mi mis nosotros nos nuestra nuestro nuestros tu tus te usted ustedes su vosotros"
  ).split(" "),
);
/** Also words of other languages among these that English titles use. */
const NOT_PERSONAL_IN_ENGLISH = new Set([
  "were",
  "sie",
  "ma",
  "ton",
  "mine",
  "die",
  "su",
  "mi",
  "ihr",
  "ons",
]);

/** A sentence ends within the words and another begins; a question and its answer are a title's too. */
const SEVERAL_SENTENCES = /[.!…]["”»’)]?\s+\p{Lu}/u;

/** Mentions, pictures, prices, shouts: how people and advertisements write, and titles do not. */
const DRESSED = /@\w|\p{Extended_Pictographic}|[£$€]\s?\d|\d\s?[£$€]|!/u;

/** One sentence of a title's length, to and about nobody in the room, without dressing. */
export function readsLikeTitle(passage: string, words: number): boolean {
  if (words < EXPLAIN.title.least || words > EXPLAIN.title.most) return false;
  if (DRESSED.test(passage)) return false;
  if (SEVERAL_SENTENCES.test(passage)) return false;
  return !wordsOf(passage).some((word) => PERSONAL.has(word) && !NOT_PERSONAL_IN_ENGLISH.has(word));
}

/** Whether The Longer Words Begin With Capitals, though not all letters are capitals. */
export function isTitleCase(passage: string): boolean {
  const longer = passage.match(/\p{L}{4,}/gu) ?? [];
  if (longer.length < EXPLAIN.titleCase.words) return false;
  const capitalised = longer.filter((word) => /^\p{Lu}\p{Ll}/u.test(word));
  return capitalised.length >= EXPLAIN.titleCase.share * longer.length;
}

function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replace(/['’]/g, "")
      .match(/\p{L}+/gu) ?? []
  );
}
