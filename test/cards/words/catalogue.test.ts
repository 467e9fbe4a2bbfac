/** The catalogue of all our sentences: complete, sound with any value, and without a verdict, in each language. */
import { describe, expect, it } from "vitest";
import { ENGLISH, LANGUAGES, wordsIn } from "../../../src/cards/words/catalogue.ts";
import { en } from "../../../src/cards/words/en.ts";
import { readFilesOf } from "../../house/files.ts";
import { HOSTILE } from "./made-up-values.ts";
import { sayings } from "./sayings.ts";
import { VERDICT_EXAMPLES, VERDICTS } from "./verdicts.ts";

/** Of these nothing may be missing; others may be under way. */
const COMPLETE = ["en", "nl"];

/** Several words that a language shares with English: names, loan words, signs between values. */
const SAID_ALIKE: Readonly<Record<string, readonly string[]>> = {
  nl: [
    "account.id",
    "asking.about",
    "burst.watch",
    "chat.typed",
    "forms.question",
    "holds.account",
    "listed.became",
    "status.gap",
    "upkeep.crashed",
    "watches.holds",
  ],
};

function keyOf(entry: string, given: ReadonlyMap<string, unknown>): string {
  return JSON.stringify([entry, [...given].sort(([a], [b]) => (a < b ? -1 : 1))]);
}

function entriesOf(catalogue: object): string[] {
  return [...new Set(sayings(catalogue).map(({ entry }) => entry))];
}

/** Entries of a language that English does not have: nobody would ever say them. */
function unknownIn(catalogue: object): string[] {
  const english = entriesOf(en);
  return entriesOf(catalogue).filter((entry) => !english.includes(entry));
}

/** Entries that the code which speaks never names; commands go by their own names, and amounts build sentences. */
function unsaid(catalogue: object, code: Iterable<string>): string[] {
  const names = new Set([...code].flatMap((source) => source.match(/[\w$]+(?:-[\w$]+)*/g) ?? []));
  return Object.entries(catalogue).flatMap(([subject, entries]: [string, object]) =>
    ["commands", "amounts"].includes(subject)
      ? []
      : Object.keys(entries).flatMap((entry) => (names.has(entry) ? [] : [`${subject}.${entry}`])),
  );
}

describe.each(Object.keys(LANGUAGES))("the words in %s", (language) => {
  const own = LANGUAGES[language] ?? {};
  const said = sayings(own);

  it("are entries that English has too, all of them where the language is complete", () => {
    const english = entriesOf(en);
    expect(english.length).toBeGreaterThan(40);
    expect(unknownIn(own)).toEqual([]);
    if (COMPLETE.includes(language)) expect(entriesOf(own)).toEqual(expect.arrayContaining(english));
  });

  it("say something with every value, and never the name of nothing", () => {
    const broken = said.filter(
      ({ text }) => text.trim() === "" || /undefined|null|NaN|Infinity|\[object/.test(text),
    );
    expect(broken).toEqual([]);
  });

  it("pass on what strangers wrote as it is, for the renderers to make inert", () => {
    const hostile = said.filter(({ given }) => [...given.values()].includes(HOSTILE));
    expect(hostile.length).toBeGreaterThan(0);
    expect(hostile.filter(({ text }) => !text.includes(HOSTILE))).toEqual([]);
  });

  it.skipIf(language === "en")("are no English that was copied and left", () => {
    const english = new Map(sayings(en).map(({ entry, text, given }) => [keyOf(entry, given), text]));
    const same = said.filter(
      ({ entry, text, given }) => /\p{L}\s+\p{L}/u.test(text) && english.get(keyOf(entry, given)) === text,
    );
    expect([...new Set(same.map(({ entry }) => entry))].sort()).toEqual(SAID_ALIKE[language] ?? []);
  });

  it("pass no verdict, by a list that knows one when it reads it", () => {
    const verdicts = VERDICTS[language];
    if (verdicts === undefined) throw new Error(`no list of verdicts in ${language}`);
    for (const example of VERDICT_EXAMPLES[language] ?? []) expect(example).toMatch(verdicts);
    expect(VERDICT_EXAMPLES[language]?.length).toBeGreaterThan(3);
    expect(said.filter(({ text }) => verdicts.test(text))).toEqual([]);
  });
});

describe("the catalogue", () => {
  const speaking = [...readFilesOf("src")].filter(([path]) => !path.startsWith("src/cards/words/"));

  it("holds no entry that nobody says", () => {
    expect(unsaid(en, new Map(speaking).values())).toEqual([]);
  });

  it("is found to hold one that nobody knows, in another language or in English", () => {
    const made = { burst: { closing: "Slot", nonsense: (n: number) => `${n} woorden` } };
    expect(unknownIn(made)).toEqual(["burst.nonsense"]);
    expect(unsaid(made, ['say(words.burst.closing, "too-long")'])).toEqual(["burst.nonsense"]);
  });

  it("has a list of judging words for each language that there is, and no other", () => {
    expect(Object.keys(VERDICTS).sort()).toEqual(Object.keys(LANGUAGES).sort());
    expect(Object.keys(VERDICT_EXAMPLES).sort()).toEqual(Object.keys(LANGUAGES).sort());
  });
});

describe("the language of a place", () => {
  it.each([
    ["nl", "nl"],
    ["nl-NL", "nl"],
    ["NL-be", "nl"],
    ["en-GB", "en"],
    ["sv", "en"],
    ["__proto__", "en"],
    [undefined, "en"],
  ])("%s is answered in %s", (tag, language) => {
    expect(wordsIn(tag).language).toBe(language);
  });

  it("is English where a language lacks an entry", () => {
    expect(wordsIn("nl").burst.closing).not.toBe(ENGLISH.burst.closing);
    expect(Object.keys(wordsIn("nl").burst)).toEqual(Object.keys(ENGLISH.burst));
  });
});
