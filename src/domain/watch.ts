/** A watch: what a team follows, in the words that it would search for. */
import type { Mode } from "./reading.ts";

/** The longest known text, in UTF-16 units: as long as the longest post of any platform. */
export const LONGEST_KNOWN_TEXT = 25_000;

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
  /** How much is read of it where reading costs money; everything where nothing is said. */
  readonly reading?: Mode;
}
