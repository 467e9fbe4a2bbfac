/** The line that `verbatim replay` prints for each burst and wave: the format others measure by. */
import type { Reason } from "../domain/alert.ts";
import type { Burst, BurstKind, BurstMember, Horizon } from "../domain/burst.ts";
import { compareText } from "../domain/post.ts";
import { toIso } from "../domain/time.ts";

export interface ExplanationLine {
  readonly kind: string;
  readonly why: string;
}

/** One final line; its keys are printed in this order. Dates are ISO 8601 in UTC. */
export interface BurstLine {
  readonly id: string;
  readonly wave: number;
  readonly watch: string;
  readonly horizon: Horizon;
  readonly kind: BurstKind;
  readonly passage: string;
  /** Author ids, by their first copy. */
  readonly accounts: readonly string[];
  /** Post ids, by (createdAt, id). */
  readonly posts: readonly string[];
  readonly firstAt: string;
  readonly lastAt: string;
  readonly detectedAt: string;
  /** The severity; null until surprise is computed. */
  readonly score: number | null;
  /** Each with its reason as an English sentence, whatever language places speak. */
  readonly explanations: readonly ExplanationLine[];
  readonly announced: boolean;
  readonly reason: Reason;
}

export interface BurstVerdict {
  readonly score: number | null;
  readonly announced: boolean;
  readonly reason: Reason;
  readonly explanations: readonly ExplanationLine[];
}

/** The line of one wave; `members` may come in any order. */
export function burstLine(
  burst: Burst,
  members: readonly BurstMember[],
  { score, announced, reason, explanations }: BurstVerdict,
): BurstLine {
  const copies = members.toSorted((a, b) => a.createdAt - b.createdAt || compareText(a.postId, b.postId));
  return {
    id: burst.id,
    wave: burst.wave,
    watch: burst.watch,
    horizon: burst.horizon,
    kind: burst.kind,
    passage: burst.passage,
    accounts: [...new Set(copies.map((copy) => copy.accountId))],
    posts: copies.map((copy) => copy.postId),
    firstAt: toIso(burst.firstAt),
    lastAt: toIso(burst.lastAt),
    detectedAt: toIso(burst.detectedAt),
    score,
    explanations,
    announced,
    reason,
  };
}
