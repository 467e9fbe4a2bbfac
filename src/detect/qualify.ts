/** When words that two posts share are a passage, and how many accounts it then takes. */

/** Lengths are weights in quarters of a word, so that scripts without spaces count too (see tokens). */
const QUARTERS = 4;

/** So many shared words qualify in any posts. */
export const LONG_RUN = 8 * QUARTERS;
/** So many qualify between short posts, when they are enough of the shorter one. */
export const SHORT_RUN = 5 * QUARTERS;
/** A post of at most so many words is short. */
export const SHORT_POST = 12 * QUARTERS;
/** A shorter text tells nothing, however many post it. */
export const LEAST_POST = 3 * QUARTERS;
/** Of several runs that are added up, none is shorter. */
export const LEAST_RUN = 3 * QUARTERS;
const FOUR_WORDS = 4 * QUARTERS;
const SIX_WORDS = 6 * QUARTERS;
/** 60 %: as a fraction of whole numbers, so that it is exact. */
const ENOUGH = { of: 5, at: 3 } as const;
/** Two thirds. */
const NEARLY = { of: 3, at: 2 } as const;
/** 80 %. */
const MOST = { of: 5, at: 4 } as const;

/**
 * Whether a shared run is a passage, by the weights of the run and of both posts. Eight words always are;
 * five in short posts, when they are at least 60 % of the shorter; three or four only as the whole of both.
 */
export function qualifies(run: number, post: number, other: number): boolean {
  if (run >= LONG_RUN) return true;
  if (post > SHORT_POST || other > SHORT_POST) return false;
  if (run >= SHORT_RUN) return run * ENOUGH.of >= Math.min(post, other) * ENOUGH.at;
  return run >= LEAST_POST && run === post && run === other;
}

/**
 * Whether several runs that two posts share, added up, make the one a copy of the other: eight words that
 * are at least 60 % of the shorter post; in short posts six that are at least two thirds of the longer.
 */
export function isCopy(shared: number, post: number, other: number): boolean {
  if (shared >= LONG_RUN && shared * ENOUGH.of >= Math.min(post, other) * ENOUGH.at) return true;
  if (post > SHORT_POST || other > SHORT_POST) return false;
  return shared >= SIX_WORDS && shared * NEARLY.of >= Math.max(post, other) * NEARLY.at;
}

/** Whether several runs of an anchor, added up, are so much of it that the post contains it with changes. */
export function isMostOf(shared: number, anchor: number): boolean {
  return shared >= LONG_RUN && shared * MOST.of >= anchor * MOST.at;
}

/** How many accounts a passage of this weight takes: the shorter, the more, for chance writes it too. */
export function accountsNeeded(weight: number, usual: number): number {
  if (weight >= SHORT_RUN) return usual;
  return weight >= FOUR_WORDS ? usual + 1 : usual * 2;
}
