/** Looks for what else could explain the same words on different accounts: facts and numbers, no verdicts. */
import type { Explanation } from "../../domain/burst.ts";
import { EXPLANATION_KINDS, type ExplanationKind, type Lift } from "../../domain/explanation.ts";
import { nextMilestone } from "../../domain/milestones.ts";
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
  /** In how many different hours those came. */
  readonly sightingHours: number;
  /** Whether the wave was to be announced before the post with this seq, had nothing explained it. */
  readonly wasNewsBefore: (seq: number) => boolean;
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
 * the posts were cut into polls. Found only after the burst was to be announced, it lowers nothing.
 *
 * @param members by (createdAt, id)
 */
export function explainBurst(
  members: readonly ExplainedMember[],
  passage: string,
  facts: ExplainFacts,
): readonly Explanation[] {
  const { words, copies } = copiesWithText(members, passage);
  const { sightings, sightingHours } = facts;
  const sites = facts.reached.get("headline")?.sites ?? NO_SITES;
  const evidence = { passage, words, sightings, sightingHours, sites };
  const stages = stagesOf(copies, facts.detectedSeq).map((stage) => ({
    ...stage,
    found: reasonFor({ ...evidence, copies: stage.copies }),
  }));
  const latest = stages.at(-1)?.found;
  if (latest === undefined || latest === null) return [];
  const now = EXPLAIN[latest.kind]({ ...evidence, copies }) ?? latest.reason;
  const { liftedBy, announceIf } = returnOf(now, copies, {
    knownCrew: facts.knownCrew,
    reached: facts.reached.get(latest.kind),
  });
  const isLate = stages.some(
    ({ found }, i) => found === null && facts.wasNewsBefore(stages[i + 1]?.from ?? Number.POSITIVE_INFINITY),
  );
  const late: Lift | null = isLate ? { is: "too-late" } : null;
  const told = { kind: latest.kind, why: now.why, liftedBy: liftedBy ?? late, announceIf };
  return [now.site === undefined ? told : { ...told, site: now.site }];
}

const NO_SITES: ReadonlyMap<string, number> = new Map();

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

interface Stage<C> {
  /** seq of the post with which it begins. */
  readonly from: number;
  readonly copies: readonly C[];
}

/** The copies that there were when the wave opened, and at each size at which it is looked at again. */
function stagesOf<C extends { readonly seq: number; readonly account: string }>(
  copies: readonly C[],
  detectedSeq: number,
): readonly Stage<C>[] {
  const seqs: number[] = [];
  const accounts = new Set<string>();
  const bySeq = copies.toSorted((a, b) => a.seq - b.seq);
  let next = nextMilestone(0);
  for (const { seq, account } of bySeq) {
    accounts.add(account);
    if (accounts.size < next) continue;
    if (seq > detectedSeq) seqs.push(seq);
    next = nextMilestone(accounts.size);
  }
  return [detectedSeq, ...seqs]
    .map((from) => ({ from, copies: copies.filter(({ seq }) => seq <= from) }))
    .filter((stage, i) => stage.copies.length > 0 || (i === 0 && seqs.length === 0))
    .map((stage) => (stage.copies.length > 0 ? stage : { ...stage, copies }));
}
