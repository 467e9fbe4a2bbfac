/**
 * A watch as queries for X's recent search: as few as their length allows, and together everything that the
 * watch looks for. Rules of the language: docs.x.com, "Build a query". OR binds weaker than AND, so
 * alternatives stand in parentheses; groups are never negated; `lang:` and `is:` stand beside a phrase.
 */
import type { Watch } from "../../domain/watch.ts";
import { toXLanguage, UNDETERMINED } from "./languages.ts";
import { quoteBeginning, quotePhrase } from "./phrase.ts";

export interface XQueries {
  readonly queries: readonly string[];
  /** What the queries have no room for: posts that it rules out are read, and set aside. */
  readonly afterReading: Pick<Watch, "exclude" | "languages">;
  /** Phrases of the watch that X cannot search for. */
  readonly unsearchable: readonly string[];
  /** Languages that X does not tell apart; because of them posts in every language are read and kept. */
  readonly unknownLanguages: readonly string[];
}

export interface QueryRules {
  /** Characters that X takes as one query. */
  readonly length: number;
  readonly reposts: boolean;
}

/** A phrase and the list of languages take at most this part of a query; a longer phrase is begun only. */
const LARGEST_PART = 0.25;
/** Exclusions leave at least this part of a query to phrases. */
const ROOM_FOR_PHRASES = 0.5;

export function buildQueries(watch: Watch, { length, reposts }: QueryRules): XQueries {
  const part = Math.floor(length * LARGEST_PART);
  const keywords = phrases(watch.keywords, part);
  const required = phrases(watch.require, part);
  const languages = languageGroup(watch.languages, part);
  const fixed = joined([languages.term, reposts ? "" : "-is:retweet"]);
  const least = longest(keywords.terms) + longest(required.terms) + fixed.length + 3;
  const room = length - Math.max(least, Math.ceil(length * ROOM_FOR_PHRASES) + fixed.length);
  const excluded = exclusions(watch.exclude, room);
  const ending = joined([...excluded.terms, fixed]);
  const queries: string[] = [];
  for (const group of groupsOf(required.terms, length - ending.length - longest(keywords.terms) - 2)) {
    const rest = joined([group, ending]);
    for (const any of groupsOf(keywords.terms, length - rest.length - 1)) queries.push(joined([any, rest]));
  }
  const possible = keywords.terms.length > 0 && (required.terms.length > 0 || watch.require.length === 0);
  return {
    queries: possible ? queries : [],
    afterReading: { exclude: excluded.left, languages: languages.left },
    unsearchable: [...keywords.unsearchable, ...required.unsearchable],
    unknownLanguages: languages.unknown,
  };
}

function phrases(of: readonly string[], longestTerm: number) {
  const terms = new Set<string>();
  const unsearchable: string[] = [];
  for (const phrase of of) {
    const quoted = quotePhrase(phrase);
    if (quoted === null) unsearchable.push(phrase);
    else terms.add(quoted.length <= longestTerm ? quoted : quoteBeginning(phrase, longestTerm));
  }
  return { terms: [...terms], unsearchable };
}

/** As many exclusions as `room` holds, the shortest first, and those that are left. */
function exclusions(of: readonly string[], room: number) {
  const terms: string[] = [];
  const left: string[] = [];
  let used = 0;
  for (const phrase of [...of].sort((a, b) => a.length - b.length)) {
    const quoted = quotePhrase(phrase);
    const term = `-${quoted}`;
    if (terms.includes(term)) continue;
    if (quoted === null || used + term.length + 1 > room) left.push(phrase);
    else {
      terms.push(term);
      used += term.length + 1;
    }
  }
  return { terms, left };
}

/** A post whose language X did not recognise may be in any, so it is asked for too. */
function languageGroup(tags: readonly string[], room: number) {
  const known = tags.map(toXLanguage);
  const unknown = tags.filter((_, index) => known[index] === null);
  if (tags.length === 0 || unknown.length > 0) return { term: "", left: [], unknown };
  const term = grouped([...new Set([...known, UNDETERMINED])].map((name) => `lang:${name}`));
  return term.length > room ? { term: "", left: tags, unknown } : { term, left: [], unknown };
}

/** Alternatives in groups of at most `room` characters each; one empty group where there are none. */
function groupsOf(terms: readonly string[], room: number): readonly string[] {
  if (terms.length === 0) return [""];
  const groups: string[][] = [];
  let current: string[] = [];
  for (const term of terms) {
    if (current.length > 0 && grouped([...current, term]).length > room) {
      groups.push(current);
      current = [];
    }
    current.push(term);
  }
  return [...groups, current].map(grouped);
}

function grouped(terms: readonly string[]): string {
  return terms.length === 1 ? (terms[0] ?? "") : `(${terms.join(" OR ")})`;
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" ");
}

function longest(terms: readonly string[]): number {
  return Math.max(0, ...terms.map((term) => term.length));
}
