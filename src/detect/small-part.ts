/** Whether what posts share is a small part of each: a common way of speaking within posts that otherwise differ. */
import type { SmallPart } from "../domain/burst.ts";
import { LONG_RUN, SHORT_POST } from "./qualify.ts";
import { readingOf } from "./reading.ts";
import { sharedPartOf } from "./shared-part.ts";

/** A part is small below this share of its post, … */
const SMALL = 0.5;
/** … and the longest run that most share below this one, when it is no run that tells by itself. */
const SMALL_RUN = 0.6;
/** A quarter of a word is the unit of weights (see tokens). */
const QUARTERS = 4;

/**
 * How much of the middle one of these posts most others have too: null where that is half of it or as many words
 * as a short post has, and holds a run that is most of it or tells by itself. A message with a name changed
 * here and there is shared as a whole; sentences of one pattern share a few words here and a few there.
 * @param texts one an account.
 */
export function smallPartOf(texts: readonly string[]): SmallPart | null {
  const part = sharedPartOf(texts.map((text) => readingOf(text).words));
  if (part === null) return null;
  const { shared, longest, of } = part;
  const isSmall = shared < SHORT_POST && shared < SMALL * of;
  const isBroken = longest < LONG_RUN && longest < SMALL_RUN * of;
  if (!isSmall && !isBroken) return null;
  return { words: Math.round((isSmall ? shared : longest) / QUARTERS), of: Math.round(of / QUARTERS) };
}
