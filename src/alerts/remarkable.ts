/** Whether what a burst's posts and its watch's past say of it is worth announcing at all. */
import { type Burst, ENOUGH_HISTORY } from "../domain/burst.ts";
import { takesPart } from "../domain/crew.ts";

/**
 * What is announced on a watch's first day, when nobody knows what is usual: so many accounts within one
 * window, with so many words, and hardly seen before. Where even the little past is surprised, it does not take
 * both: so many accounts, or more words than any phrase has.
 */
export const COLD_START = { accounts: 8, words: 8, sightings: 1, manyWords: 20 } as const;

/**
 * Who begins to watch in the midst of something finds everything new. Until its own window and one before that
 * were read, nothing is announced but what so many accounts post within ten minutes.
 */
const FIRST_WINDOWS = { windows: 2, fastest: 8 } as const;

/** A passage that is a small part of posts which otherwise differ has to be so many times as surprising. */
const SMALL_PART_TIMES = 3;

/** What surprise (−log10 P) it takes: `surprise` to be announced, `slowSurprise` to be of interest at all. */
export interface Gates {
  readonly surprise: number;
  readonly slowSurprise: number;
}

export type Grounds = Pick<
  Burst,
  | "horizon"
  | "crew"
  | "uptime"
  | "usual"
  | "surprise"
  | "sightings"
  | "earlyAccounts"
  | "anchorWords"
  | "smallPart"
  | "fastest"
>;

/**
 * Why it is not; null when it is. Accounts that are known to post together need no history, may share a small
 * part, and have to surprise no more than a slow burst.
 */
export function unremarkable(
  grounds: Grounds,
  gates: Gates,
): "not-enough-history" | "below-surprise" | "small-part" | null {
  const known = takesPart(grounds.crew);
  if (grounds.uptime < ENOUGH_HISTORY) {
    return known || isLarge(grounds, gates) ? null : "not-enough-history";
  }
  const gate = grounds.horizon === "slow" || known ? gates.slowSurprise : gates.surprise;
  if (grounds.surprise < gate) return "below-surprise";
  return known || isWholeEnough(grounds, gates) ? null : "small-part";
}

/** On a watch's first day: so surprising, and so many words, hardly seen before. */
const TELLING = { words: 8, sightings: 1 } as const;

/**
 * Whether posting it together says something of accounts, whom chance and a common language bring together in
 * what is usual.
 */
export function isTelling(grounds: Grounds, gates: Gates): boolean {
  if (grounds.uptime >= ENOUGH_HISTORY) return unremarkable(grounds, gates) === null;
  if (grounds.surprise < gates.slowSurprise || grounds.smallPart !== null) return false;
  return grounds.anchorWords >= TELLING.words && grounds.sightings <= TELLING.sightings;
}

function isLarge(grounds: Grounds, gates: Gates): boolean {
  const { earlyAccounts, fastest, anchorWords, sightings, surprise, uptime, usual } = grounds;
  if (uptime < FIRST_WINDOWS.windows * usual.window && fastest < FIRST_WINDOWS.fastest) return false;
  if (sightings > COLD_START.sightings || !isWholeEnough(grounds, gates)) return false;
  const isMany = earlyAccounts >= COLD_START.accounts;
  if (isMany && anchorWords >= COLD_START.words) return true;
  return surprise >= gates.surprise && (isMany || anchorWords >= COLD_START.manyWords);
}

function isWholeEnough({ smallPart, surprise }: Grounds, gates: Gates): boolean {
  return smallPart === null || surprise >= SMALL_PART_TIMES * gates.surprise;
}
