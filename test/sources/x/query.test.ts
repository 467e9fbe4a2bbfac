/** Queries: what X is asked for, in its own language, and that nothing of a watch is lost on the way. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Watch } from "../../../src/domain/watch.ts";
import { watchMatcher } from "../../../src/domain/watch-matches.ts";
import { buildQueries } from "../../../src/sources/x/query.ts";
import { parseQuery } from "../../servers/x/query-language.ts";
import { WATCH } from "./open-x.ts";

const RULES = { length: 512, reposts: false };
const of = (watch: Partial<Watch>, rules = RULES) => buildQueries({ ...WATCH, ...watch }, rules);
const queriesOf = (watch: Partial<Watch>, rules = RULES) => of(watch, rules).queries;

describe("a query", () => {
  it.each<[string, Partial<Watch>, string]>([
    ["asks for a word bare", {}, "Lindqvist -is:retweet"],
    ["quotes a phrase", { keywords: ["Mara Lindqvist"] }, '"Mara Lindqvist" -is:retweet'],
    [
      "joins alternatives in a group",
      { keywords: ["Lindqvist", "new harbour"] },
      '(Lindqvist OR "new harbour") -is:retweet',
    ],
    [
      "asks for one of what is required, each exclusion by itself, and the languages as X names them",
      { require: ["vote", "he said"], exclude: ["football", "ice hockey"], languages: ["en", "he", "nb"] },
      'Lindqvist (vote OR "he said") -football -"ice hockey" (lang:en OR lang:iw OR lang:no OR lang:und) -is:retweet',
    ],
    [
      "lets no phrase be an operator",
      { keywords: ['from:nasa OR "x" (-is:reply)'] },
      '"from nasa OR x is reply" -is:retweet',
    ],
    ["quotes words that are operators", { keywords: ["or", "NOT"] }, '("or" OR "NOT") -is:retweet'],
    ["takes a hashtag for its word", { keywords: ["#Lindqvist26"] }, "Lindqvist26 -is:retweet"],
    ["asks for a sign as it is", { keywords: ["⚓"] }, "⚓ -is:retweet"],
    ["asks for the same once", { keywords: ["Lindqvist", "#Lindqvist"] }, "Lindqvist -is:retweet"],
    ["drops what is not seen", { keywords: ["Lind\u200bqvist"] }, "Lindqvist -is:retweet"],
  ])("%s", (_, watch, query) => {
    expect(queriesOf(watch)).toEqual([query]);
    expect(() => parseQuery(query)).not.toThrow();
  });

  it("leaves reposts in where the setting asks for them", () => {
    expect(queriesOf({}, { length: 512, reposts: true })).toEqual(["Lindqvist"]);
  });
});

describe("many phrases", () => {
  const keywords = Array.from({ length: 60 }, (_, n) => `candidate number ${n}`);

  it("are packed into as few queries as their length allows", () => {
    const queries = queriesOf({ keywords });
    const characters = keywords.join('" OR "').length;
    expect(characters).toBeGreaterThan(1_400);
    expect(queries).toHaveLength(Math.ceil(characters / 512));
    for (const query of queries) expect(query.length).toBeLessThanOrEqual(512);
    for (const keyword of keywords) expect(queries.filter((q) => q.includes(`"${keyword}"`))).toHaveLength(1);
  });

  it("are one query where the limit is an enterprise's", () => {
    expect(queriesOf({ keywords }, { length: 4_096, reposts: false })).toHaveLength(1);
  });

  it("are asked with each part of what is required where that is long too", () => {
    const require = Array.from({ length: 40 }, (_, n) => `required words ${n}`);
    const queries = queriesOf({ keywords, require });
    for (const keyword of keywords) {
      for (const needed of require) {
        const both = queries.filter((q) => q.includes(`"${keyword}"`) && q.includes(`"${needed}"`));
        expect(both, `${keyword} with ${needed}`).toHaveLength(1);
      }
    }
  });

  it("keep half of a query when exclusions are many; what has no room is set aside after reading", () => {
    const exclude = Array.from({ length: 80 }, (_, n) => `not about ${n}`);
    const { queries, afterReading } = of({ exclude });
    const asked = exclude.filter((phrase) => queries[0]?.includes(`-"${phrase}"`));
    expect(asked.length).toBeGreaterThan(5);
    expect([...asked, ...afterReading.exclude].sort()).toEqual([...exclude].sort());
  });
});

describe("what X cannot search for", () => {
  it("is named: a phrase of punctuation alone, and a watch of nothing else has no query", () => {
    expect(of({ keywords: ["!!!", "Lindqvist"] })).toMatchObject({
      queries: ["Lindqvist -is:retweet"],
      unsearchable: ["!!!"],
    });
    expect(of({ keywords: ["!!!"] }).queries).toEqual([]);
    expect(of({ require: ["?"] }).queries).toEqual([]);
  });

  it("is named: a language that it does not tell apart; then every language is read", () => {
    expect(of({ languages: ["mt", "en"] })).toMatchObject({
      queries: ["Lindqvist -is:retweet"],
      unknownLanguages: ["mt"],
      afterReading: { languages: [] },
    });
  });

  it("is begun: a phrase too long for a query is searched by its first words", () => {
    const long = "harbour ".repeat(60).trim();
    const [query] = queriesOf({ keywords: [long] });
    expect(long.length).toBeGreaterThan(400);
    expect(query?.length).toBeLessThanOrEqual(512);
    expect(parseQuery(query ?? "")({ text: long, lang: "en", authorId: "1", is: [] })).toBe(true);
  });
});

describe("together, the queries of a watch", () => {
  const WORDS =
    "harbour vote Lindqvist crane tide or not and señor naïve 海 港 mara's #union co-op 26 ⚓".split(" ");
  const phrase = fc
    .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 })
    .map((words) => words.join(" "));
  const phrases = (minLength: number, maxLength: number) => fc.array(phrase, { minLength, maxLength });
  const language = fc.constantFrom("en", "sv", "he", "id", "zh-TW");
  const watches = fc.record({
    keywords: phrases(1, 40),
    require: phrases(0, 25),
    exclude: phrases(0, 25),
    languages: fc.array(language, { maxLength: 3 }),
  });
  const texts = fc.array(
    fc.constantFrom(...WORDS, ...WORDS.map((word) => word.toUpperCase()), "senor", "-", "mara"),
    {
      minLength: 1,
      maxLength: 30,
    },
  );
  const posts = fc.record({
    text: texts.map((words) => words.join(" ")),
    lang: fc.constantFrom("en", "sv", "iw", "in", "zh", "und"),
  });
  const ours: Readonly<Record<string, string | null>> = { iw: "he", in: "id", und: null };

  it("find every post that the watch looks for, and X takes every one of them", () => {
    let found = 0;
    fc.assert(
      fc.property(
        watches,
        fc.array(posts, { minLength: 20, maxLength: 40 }),
        fc.constantFrom(200, 512),
        (parts, them, length) => {
          const watch = { ...WATCH, ...parts };
          const { queries, afterReading } = buildQueries(watch, { length, reposts: false });
          const filters = queries.map((query) => {
            expect(query.length).toBeLessThanOrEqual(length);
            return parseQuery(query);
          });
          const looksFor = watchMatcher(watch);
          const kept = watchMatcher({ ...watch, keywords: [], require: [], ...afterReading });
          for (const { text, lang } of them) {
            const post = { text, lang: lang in ours ? (ours[lang] ?? null) : lang };
            if (!looksFor(post)) continue;
            found += 1;
            const item = { text, lang, authorId: "1", is: [] };
            expect(
              filters.some((filter) => filter(item)) && kept(post),
              `${text} (${lang}) by ${queries.join(" | ")}`,
            ).toBe(true);
          }
        },
      ),
      { seed: 4, numRuns: 300 },
    );
    expect(found).toBeGreaterThan(500);
  });
});
