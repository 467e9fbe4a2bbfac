/** Whether people have said of an explanation that it does not explain these words: then it keeps nothing quiet. */
import type { Explanation } from "../domain/burst.ts";
import type { Instant } from "../domain/time.ts";
import { isSame } from "./reviewed.ts";

/** What somebody said of an explanation of a burst. */
export interface Dispute {
  readonly burst: string;
  readonly kind: string;
  /** The passage as it stood, as hashes of its words. */
  readonly words: ArrayLike<number>;
  /** Who, as people know them. */
  readonly name: string;
  readonly at: Instant;
}

/** @param disputes of one watch, the newest first */
export function withoutDisputed(
  burst: { readonly id: string; readonly words: ArrayLike<number> },
  explanations: readonly Explanation[],
  disputes: readonly Dispute[],
): readonly Explanation[] {
  return explanations.map((explanation) => {
    if (explanation.liftedBy !== null) return explanation;
    const dispute = disputes.find(
      ({ burst: of, kind, words }) =>
        kind === explanation.kind && (of === burst.id || isSame(words, burst.words)),
    );
    if (dispute === undefined) return explanation;
    const on = new Date(dispute.at).toISOString().slice(0, 10);
    return { ...explanation, liftedBy: { is: "disputed", name: dispute.name, on } };
  });
}
