/** What most of several posts share, in runs of words, read off the one of them that is in the middle. */
import type { Words } from "./finding.ts";
import { numberRuns, RUN } from "./numbered-runs.ts";
import { weightBetween } from "./tokens.ts";

/** Fewer posts say little of how the others differ. */
const LEAST_POSTS = 3;

/** Words [from, to) of a post. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface SharedPart {
  /** The post in the middle, by how much of each is shared. */
  readonly words: Words;
  /** Its words that most others have too, in the same runs. */
  readonly stretches: readonly Stretch[];
  /** The weight of those words, of the longest stretch of them, and of the whole post. */
  readonly shared: number;
  readonly longest: number;
  readonly of: number;
}

/**
 * How much of the middle one of these posts most others have too; null where they are too few to tell.
 * @param posts one an account.
 */
export function sharedPartOf(posts: readonly Words[]): SharedPart | null {
  if (posts.length < LEAST_POSTS) return null;
  const { runs, holders } = numberRuns(posts);
  const others = (posts.length - 1) / 2;
  const parts = posts
    .map((words, at) => partOf(words, runs[at]!, (run) => holders[run]! - 1 >= others))
    .sort((a, b) => a.shared * b.of - b.shared * a.of);
  return parts[Math.floor((parts.length - 1) / 2)]!;
}

function partOf(words: Words, runs: Int32Array, counts: (run: number) => boolean): SharedPart {
  const stretches: { from: number; to: number }[] = [];
  const seen = new Set<number>();
  for (const [at, run] of runs.entries()) {
    // What a post says twice, most others say once.
    if (!counts(run) || seen.has(run)) continue;
    seen.add(run);
    const last = stretches.at(-1);
    // Runs that begin at neighbouring words make one stretch, others may still overlap it.
    if (last !== undefined && at <= last.to - RUN + 1) last.to = at + RUN;
    else stretches.push({ from: at, to: at + RUN });
  }
  let shared = 0;
  let longest = 0;
  let to = 0;
  for (const stretch of stretches) {
    shared += weightBetween(words, Math.max(to, stretch.from), stretch.to);
    longest = Math.max(longest, weightBetween(words, stretch.from, stretch.to));
    to = stretch.to;
  }
  return { words, stretches, shared, longest, of: weightBetween(words, 0, words.length) };
}
