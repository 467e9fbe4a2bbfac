/** Looks for what else could explain the same words on different accounts: facts and numbers, no verdicts. */
import type { Explanation } from "../../domain/burst.ts";
import { EXPLANATION_KINDS, type ExplanationKind } from "../../domain/explanation.ts";
import { autoText } from "./auto-text.ts";
import { chainLetter } from "./chain-letter.ts";
import { copiesWithText, type ExplainedMember } from "./copies.ts";
import { gameScore } from "./game-score.ts";
import { headline } from "./headline.ts";
import { lyricOrMeme } from "./lyric-or-meme.ts";
import { petition } from "./petition.ts";
import { quotation } from "./quotation.ts";
import type { Explain, Reason } from "./reason.ts";
import { type Reached, returnOf } from "./return.ts";
import { shareButton } from "./share-button.ts";
import { wireCopy } from "./wire-copy.ts";

const EXPLAIN: Readonly<Record<ExplanationKind, Explain>> = {
  "game-score": gameScore,
  "auto-text": autoText,
  petition,
  "chain-letter": chainLetter,
  "share-button": shareButton,
  "wire-copy": wireCopy,
  headline,
  quotation,
  "lyric-or-meme": lyricOrMeme,
};

/** What is known beside the posts themselves. */
export interface ExplainFacts {
  /** seq of the post with which the wave opened. */
  readonly detectedSeq: number;
  /** Copies on other accounts that were seen before the wave's window. */
  readonly sightings: number;
  /** Whether accounts that co-posted before opened the wave. */
  readonly knownCrew: boolean;
  /** By kind, of waves in this watch that had ended before this one began. */
  readonly reached: ReadonlyMap<string, Reached>;
}

/**
 * What explains a wave; at most one explanation, because two would claim to be the reason.
 *
 * It is looked for when the wave opens and again whenever it has grown to 10, 20, 50, 100 … accounts, and
 * holds until the next of these sizes. So it does not come and go with single posts, and is the same however
 * the posts were cut into polls. Found only later than it was to be announced, it lowers nothing.
 *
 * @param members by (createdAt, id)
 */
export function explainBurst(
  members: readonly ExplainedMember[],
  passage: string,
  facts: ExplainFacts,
): readonly Explanation[] {
  const { words, copies } = copiesWithText(members, passage);
  const stages = stagesOf(copies, facts.detectedSeq).map((stage) =>
    reasonFor({ passage, words, copies: stage, sightings: facts.sightings }),
  );
  const latest = stages.at(-1);
  if (latest === undefined || latest === null) return [];
  const now = EXPLAIN[latest.kind]({ passage, words, copies, sightings: facts.sightings }) ?? latest.reason;
  const { liftedBy, announceIf } = returnOf(now, copies, {
    knownCrew: facts.knownCrew,
    reached: facts.reached.get(latest.kind),
  });
  const late = stages.includes(null) ? "it had been found before this showed" : null;
  return [{ kind: latest.kind, why: now.why, liftedBy: liftedBy ?? late, announceIf }];
}

interface Found {
  readonly kind: ExplanationKind;
  readonly reason: Reason;
}

function reasonFor(evidence: Parameters<Explain>[0]): Found | null {
  for (const kind of EXPLANATION_KINDS) {
    const reason = EXPLAIN[kind](evidence);
    if (reason !== null) return { kind, reason };
  }
  return null;
}

/** The copies that there were when the wave opened, and at each size at which it is looked at again. */
function stagesOf<C extends { readonly seq: number; readonly account: string }>(
  copies: readonly C[],
  detectedSeq: number,
): readonly (readonly C[])[] {
  const seqs: number[] = [];
  const accounts = new Set<string>();
  const bySeq = copies.toSorted((a, b) => a.seq - b.seq);
  let next = 10;
  for (const { seq, account } of bySeq) {
    accounts.add(account);
    if (accounts.size < next) continue;
    if (seq > detectedSeq) seqs.push(seq);
    while (next <= accounts.size) next = nextSize(next);
  }
  const opening = copies.filter(({ seq }) => seq <= detectedSeq);
  const stages = seqs.map((last) => copies.filter(({ seq }) => seq <= last));
  return opening.length > 0 ? [opening, ...stages] : stages.length > 0 ? stages : [copies];
}

/** 10, 20, 50, 100, 200, 500 … */
function nextSize(size: number): number {
  const leading = size / 10 ** Math.floor(Math.log10(size));
  return leading < 1.5 ? size * 2 : leading < 3 ? size * 2.5 : size * 2;
}
