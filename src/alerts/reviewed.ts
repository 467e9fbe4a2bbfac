/** Whether people have explained these words before: their word, with its date, keeps a later burst quiet. */
import type { Explanation } from "../domain/burst.ts";
import type { Review } from "../domain/desk-notes.ts";

/** Words that hold fewer than this say little about another text that holds them too. */
const LEAST_WORDS = 8;
/** A burst so many times as large as the one that was reviewed is something else. */
const OUTGROWN = 2;
/** And at least so large. */
const LARGE = 20;

/** A review with what was reviewed. */
export interface ReviewedWords extends Review {
  readonly burst: string;
  readonly words: ArrayLike<number>;
  readonly accounts: number;
}

/**
 * The explanation that follows from the newest review of the same words that came to a view; null where
 * there is none, or where it was anything but "explained".
 * @param reviews from before the burst was found, the newest first.
 */
export function reviewedExplanation(
  burst: { readonly id: string; readonly words: ArrayLike<number>; readonly accounts: number },
  reviews: readonly ReviewedWords[],
): Explanation | null {
  const review = reviews.find(
    (each) => each.verdict !== "unclear" && (each.burst === burst.id || isSame(each.words, burst.words)),
  );
  if (review?.verdict !== "explained") return null;
  const from = Math.max(LARGE, review.accounts * OUTGROWN);
  const outgrown = burst.accounts >= from;
  const on = new Date(review.at).toISOString().slice(0, 10);
  return {
    kind: "reviewed",
    why: { is: "reviewed", reason: review.as, name: review.by, on, accounts: review.accounts },
    liftedBy: outgrown ? { is: "too-many", accounts: burst.accounts } : null,
    announceIf: { is: "outgrown", accounts: from },
  };
}

/** The same words, or one text that holds the whole of the other. */
export function isSame(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  const [whole, part] = a.length >= b.length ? [a, b] : [b, a];
  if (part.length < LEAST_WORDS && part.length !== whole.length) return false;
  for (let from = 0; part.length > 0 && from + part.length <= whole.length; from += 1) {
    let same = 0;
    while (same < part.length && whole[from + same] === part[same]) same += 1;
    if (same === part.length) return true;
  }
  return false;
}
