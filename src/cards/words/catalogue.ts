/** Every sentence of ours, in the languages there are: the one place where cards get their words from. */
import { en } from "./en.ts";
import { nl } from "./nl.ts";

/** All words of one language. English is the one that says which there are. */
export type Words = typeof en & {
  /** The primary subtag: "en", "nl". */
  readonly language: string;
};

/** A language under way: what it lacks is said in English. */
type Partly<T> = { readonly [Subject in keyof T]?: Partial<T[Subject]> };

/** By primary subtag: a route's "nl-NL" reads what "nl" says. */
export const LANGUAGES: Readonly<Record<string, Partly<typeof en>>> = { en, nl };

export const ENGLISH: Words = { language: "en", ...en };

const composed = new Map(Object.keys(LANGUAGES).map((language) => [language, wordsOf(language)]));

/** @param tag BCP 47, as a route has it; a language that is not there is answered in English. */
export function wordsIn(tag: string | undefined): Words {
  const language = tag?.split("-")[0]?.toLowerCase();
  return (language === undefined ? undefined : composed.get(language)) ?? ENGLISH;
}

function wordsOf(language: string): Words {
  // By name: the union of all subjects is more than the compiler can spread.
  const own: Readonly<Record<string, object | undefined>> = LANGUAGES[language] ?? {};
  const subjects = Object.entries(en).map(([subject, entries]) => [subject, { ...entries, ...own[subject] }]);
  return { language, ...Object.fromEntries(subjects) };
}
