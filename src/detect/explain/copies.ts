/** The copies of a burst as explanations look at them: the passage, and what stands before and behind it. */
import type { Attachments } from "../../domain/post.ts";
import type { Instant } from "../../domain/time.ts";
import { longestRun } from "../align.ts";
import type { Words } from "../finding.ts";
import { readingOf } from "../reading.ts";
import { readWords } from "../tokens.ts";
import { EXPLAIN } from "./thresholds.ts";

/** A member of a wave, as far as explaining needs it. */
export interface ExplainedMember extends Attachments {
  /** seq of the post with which it became a member. */
  readonly joined: number;
  readonly platform: string;
  readonly accountId: string;
  readonly handle: string | null;
  readonly createdAt: Instant;
  readonly text: string | null;
}

/** A copy that still has its text. */
export interface Copy extends Attachments {
  readonly joined: number;
  readonly account: string;
  readonly handle: string | null;
  readonly createdAt: Instant;
  readonly text: string;
  /** `text` from its first word or tag on, with one kind of space and apostrophe, in lower case. */
  readonly plain: string;
  /** Where the passage stands in `text`; the whole text where it was changed within the passage. */
  readonly start: number;
  readonly end: number;
}

/** Everything that an explanation may rest on. */
export interface Evidence {
  readonly passage: string;
  readonly words: Words;
  /** By createdAt; at least one. */
  readonly copies: readonly Copy[];
  /** Copies on other accounts that were seen before the burst's window. */
  readonly sightings: number;
  /** In how many different hours those came. */
  readonly sightingHours: number;
  /** How many earlier headlines in this watch were from each site. */
  readonly sites: ReadonlyMap<string, number>;
}

/** The members that have a text, each text read once. */
export function copiesWithText(
  members: readonly ExplainedMember[],
  passage: string,
): { readonly words: Words; readonly copies: readonly Copy[] } {
  const words = readWords(passage);
  const read = new Map<string, Pick<Copy, "text" | "plain" | "start" | "end">>();
  const copies: Copy[] = [];
  for (const { joined, platform, accountId, handle, createdAt, text, links, media } of members) {
    if (text === null) continue;
    let reading = read.get(text);
    if (reading === undefined) {
      reading = { text, plain: plainText(text), ...placeOf(words, text) };
      read.set(text, reading);
    }
    copies.push({ ...reading, joined, account: `${platform}:${accountId}`, handle, createdAt, links, media });
  }
  return { words, copies };
}

/** Gives copies the place of a part of the passage instead. */
export function placer(words: Words): (copy: Copy) => Copy {
  const places = new Map<string, Pick<Copy, "start" | "end">>();
  return (copy) => {
    const place = places.get(copy.text) ?? placeOf(words, copy.text);
    places.set(copy.text, place);
    return { ...copy, ...place };
  };
}

/** How many different accounts posted them. */
export function accountsOf(copies: readonly { readonly account: string }[]): number {
  return new Set(copies.map(({ account }) => account)).size;
}

/** Where `part` begins in `whole` as one run; -1 where it does not occur. */
export function indexOfRun(whole: Words, part: Words): number {
  for (let at = 0; at + part.length <= whole.length; at++) {
    let same = 0;
    while (same < part.length && whole[at + same] === part[same]) same++;
    if (same === part.length) return at;
  }
  return -1;
}

/**
 * Where the words stand. At the edges of a passage there may be words that only most copies have, a name before
 * a quotation or a site behind a title: then it is the longest run, when that is nearly all of them.
 */
function placeOf(words: Words, text: string): { start: number; end: number } {
  const { spans, words: own } = readingOf(text);
  const whole = indexOfRun(own, words);
  const run = whole >= 0 ? { a: whole, length: words.length } : longestRun(own, words);
  const first = spans[run.a];
  const last = spans[run.a + run.length - 1];
  if (run.length < EXPLAIN.placed * words.length || first === undefined || last === undefined) {
    return { start: 0, end: text.length };
  }
  return { start: first.start, end: last.end };
}

function plainText(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/\s+/g, " ")
    .replace(/^[^\p{L}\p{N}#]+/u, "")
    .trim();
}
