/** Where a bio or a post itself says in what relation its author stands to what is posted about, word for word. */
import type { Watch } from "../domain/watch.ts";
import { de } from "./declaring/de.ts";
import { en } from "./declaring/en.ts";
import { es } from "./declaring/es.ts";
import { fr } from "./declaring/fr.ts";
import type { DeclarationList } from "./declaring/list.ts";
import { nl } from "./declaring/nl.ts";
import { type Clause, clausesOf, foldedWords, runAt, type Token } from "./folded-words.ts";

export interface DeclarationSearch {
  /** What the watch is called and looks for: a role for these is a declaration. */
  readonly names: readonly string[];
  /** Further phrases that declare by themselves, of this installation. */
  readonly extra: readonly string[];
}

/** The first declaration in a text, as its author wrote it; null where there is none that we recognise. */
export type DeclarationReader = (text: string, place: "bio" | "post") => string | null;

/** How many words may lie between a role and whom it is for. */
const REACH = 5;
/** How many words in front of a role may deny it, or say that it is the author's own. */
const BEFORE = 3;
/** Longer quotations are cut at a word. */
const QUOTED_WORDS = 10;
/** A shorter name within a longer tag ("@lindqvist2026") may be anybody's. */
const NAME_IN_TAG = 5;
/** A shorter last word of a watch's name ("Li") is in too many other words. */
const LEAST_SURNAME = 4;
/** Bios have at most 160 characters, posts 25,000; a declaration that comes later is not looked for. */
const READ = 4_000;

/** All are looked for in every text, because a bio often mixes languages. */
const LISTS: readonly DeclarationList[] = [en, nl, fr, de, es];

type Kind = "mark" | "payment" | "office" | "role" | "extra";
type Phrase = readonly string[];

interface Sign {
  readonly kind: Kind;
  readonly words: Phrase;
  readonly list: FoldedList | null;
}

type FoldedList = Readonly<Record<keyof DeclarationList, readonly Phrase[]>>;

/**
 * Prepares to read many texts. What is found is a quotation and no judgement: what it means is left to
 * whoever reads it.
 */
export function declarationReader({ names, extra }: DeclarationSearch): DeclarationReader {
  const called = names.map(foldedWords).filter((name) => name.length > 0);
  const own = byFirstWord(
    extra
      .map(foldedWords)
      .filter((words) => words.length > 0)
      .map((words) => ({ kind: "extra", words, list: null })),
  );
  return (text, place) => {
    const read = text.slice(0, READ);
    for (const clause of clausesOf(read)) {
      const at = clause.findIndex(({ word }, i) =>
        [...(SIGNS.get(word) ?? []), ...(own.get(word) ?? [])].some(
          (sign) => runAt(clause, i, sign.words) && declares(clause, i, sign, { place, called }),
        ),
      );
      if (at >= 0) return quotation(read, clause, at);
    }
    return null;
  };
}

/** What whoever works for the one that is watched would name: not every topic that the watch looks for. */
export function declaringNames({ name, keywords }: Pick<Watch, "name" | "keywords">): readonly string[] {
  const surname = name.split(/\s+/).at(-1) ?? "";
  if (surname.length < LEAST_SURNAME) return [name];
  const [folded = ""] = foldedWords(surname);
  return [
    ...new Set([name, surname, ...keywords.filter((keyword) => foldedWords(keyword).includes(folded))]),
  ];
}

function declares(
  clause: Clause,
  at: number,
  { kind, words, list }: Sign,
  { place, called }: { readonly place: "bio" | "post"; readonly called: readonly Phrase[] },
): boolean {
  if (list === null) return true;
  if (kind === "mark") return clause[at]?.sign === "#";
  if (kind === "payment") {
    return clause
      .slice(0, at)
      .every(({ word, sign }) => sign !== "" || list.openers.some(([opener]) => opener === word));
  }
  if (clause[at]?.sign !== "" || isDenied(clause, at, list)) return false;
  if (place === "post" && !list.firstPerson.some((phrase) => endsBefore(clause, at, phrase))) return false;
  return kind === "office" || isFor(clause, at + words.length, list, called);
}

/** Whether the watch, or something that stands in politics only, is named within reach. */
function isFor(clause: Clause, from: number, list: FoldedList, called: readonly Phrase[]): boolean {
  return clause
    .slice(from, from + REACH)
    .some(
      (_, i) =>
        list.settings.some((phrase) => runAt(clause, from + i, phrase)) ||
        called.some((name) => isNamed(clause, from + i, name)),
    );
}

function isNamed(clause: Clause, at: number, name: Phrase): boolean {
  if (runAt(clause, at, name)) return true;
  const token = clause[at];
  const joined = name.join("");
  return (
    token !== undefined && token.sign !== "" && joined.length >= NAME_IN_TAG && token.word.includes(joined)
  );
}

function isDenied(clause: Clause, at: number, list: FoldedList): boolean {
  const before = clause.slice(Math.max(0, at - BEFORE), at);
  return (
    before.some((_, i) => list.denials.some((phrase) => runAt(before, i, phrase))) ||
    clause.some((_, i) => i > at && list.endings.some((phrase) => runAt(clause, i, phrase)))
  );
}

/** Whether a phrase ends at most `BEFORE` words in front of `at`. */
function endsBefore(clause: Clause, at: number, phrase: Phrase): boolean {
  const latest = at - phrase.length;
  for (let from = Math.max(0, latest - BEFORE + 1); from <= latest; from += 1) {
    if (runAt(clause, from, phrase)) return true;
  }
  return false;
}

function quotation(text: string, clause: Clause, at: number): string {
  const first = clause[at] as Token;
  if (first.sign === "#") return text.slice(first.start, first.end);
  const last = clause.at(Math.min(at + QUOTED_WORDS, clause.length) - 1) ?? first;
  return text.slice(first.start, last.end) + (last === clause.at(-1) ? "" : " …");
}

function byFirstWord(signs: readonly Sign[]): ReadonlyMap<string, readonly Sign[]> {
  return Map.groupBy(signs, ({ words }) => words[0] ?? "");
}

const SIGNS = byFirstWord(
  LISTS.flatMap((list): Sign[] => {
    const folded = Object.fromEntries(
      Object.entries(list).map(([key, phrases]) => [key, phrases.map(foldedWords)]),
    ) as FoldedList;
    const signs = (kind: Kind, phrases: readonly Phrase[]) =>
      phrases.map((words): Sign => ({ kind, words, list: folded }));
    return [
      ...signs("mark", folded.marks),
      ...signs("payment", folded.payments),
      ...signs("office", folded.offices),
      ...signs("role", folded.roles),
    ];
  }),
);
