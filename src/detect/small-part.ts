/** Whether what posts share is a small part of each: a common way of speaking within posts that otherwise differ. */
import type { SmallPart } from "../domain/burst.ts";
import type { Words } from "./finding.ts";
import { numberRuns, RUN } from "./numbered-runs.ts";
import { LONG_RUN, SHORT_POST } from "./qualify.ts";
import { readWords, weightBetween } from "./tokens.ts";

/** Fewer posts say little of how the others differ. */
const LEAST_POSTS = 3;
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
  if (texts.length < LEAST_POSTS) return null;
  const words = texts.map(readWords);
  const { runs: runsOf, holders } = numberRuns(words);
  const posts = words.map((each, at) => ({ words: each, runs: runsOf[at]! }));
  const others = (posts.length - 1) / 2;
  const parts = posts
    .map(({ words, runs }) => ({
      ...sharedIn(words, runs, (run) => holders[run]! - 1 >= others),
      of: weightBetween(words, 0, words.length),
    }))
    .sort((a, b) => a.shared * b.of - b.shared * a.of);
  const { shared, longest, of } = parts[Math.floor((parts.length - 1) / 2)]!;
  const isSmall = shared < SHORT_POST && shared < SMALL * of;
  const isBroken = longest < LONG_RUN && longest < SMALL_RUN * of;
  if (!isSmall && !isBroken) return null;
  return { words: Math.round((isSmall ? shared : longest) / QUARTERS), of: Math.round(of / QUARTERS) };
}

/** The weight of the words that lie in runs which count, and of the longest stretch of them. */
function sharedIn(words: Words, runs: Int32Array, counts: (run: number) => boolean) {
  let shared = 0;
  let longest = 0;
  let from = 0;
  let to = 0;
  for (let at = 0; at < runs.length; at++) {
    if (!counts(runs[at]!)) continue;
    shared += weightBetween(words, Math.max(to, at), at + RUN);
    // Runs that begin at neighbouring words make one stretch.
    if (at > to - RUN + 1 || to === 0) from = at;
    to = at + RUN;
    longest = Math.max(longest, weightBetween(words, from, to));
  }
  return { shared, longest };
}
