/** A watch: what a team follows, in the words that it would search for. */
import type { Mode } from "./reading.ts";
import { DAY, type Duration, MINUTE } from "./time.ts";

/** The longest known text, in UTF-16 units: as long as the longest post of any platform. */
export const LONGEST_KNOWN_TEXT = 25_000;

/** What a watch is called in commands, files and addresses: short, lower-case. */
export const WATCH_ID = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** The longest phrase of a watch, in UTF-16 units. */
export const LONGEST_PHRASE = 500;
/** How many phrases each list of a watch has at most. */
export const MOST_PHRASES = 1_000;

/** Whether something can be searched for: one line with at least one letter or digit. */
export function isPhrase(text: string): boolean {
  return text.length <= LONGEST_PHRASE && /[\p{L}\p{N}]/u.test(text) && !/\p{Cc}/u.test(text);
}

/** The window of a watch: what lasts longer is slow, whatever it is. */
export const WATCH_WINDOW: { readonly min: Duration; readonly max: Duration } = { min: MINUTE, max: DAY };

export interface Watch {
  readonly id: string;
  readonly name: string;
  /** Each is one phrase; a post matches when any of them occurs. */
  readonly keywords: readonly string[];
  /** When not empty, at least one of these must occur too. */
  readonly require: readonly string[];
  /** None of these may occur. */
  readonly exclude: readonly string[];
  /** BCP 47 language codes; empty for all. */
  readonly languages: readonly string[];
  readonly sources: readonly string[];
  /** Known hand-outs, word for word. */
  readonly texts: readonly string[];
  /** From how many accounts on words are a burst here; as everywhere where nothing is said. */
  readonly minAccounts?: number;
  /** Within which time; as everywhere where nothing is said. */
  readonly window?: Duration;
  /** How much is read of it where reading costs money; everything where nothing is said. */
  readonly reading?: Mode;
}
