/** Looks for what else could explain the same words on different accounts: facts and numbers, no verdicts. */

import { accountKey } from "../../domain/account.ts";
import type { Explanation } from "../../domain/burst.ts";
import { EXPLANATION_KINDS, type ExplanationKind, type Lift } from "../../domain/explanation.ts";
import { nextMilestone } from "../../domain/milestones.ts";
import type { Instant } from "../../domain/time.ts";
import { sharedThings } from "../things.ts";
import { autoText } from "./auto-text.ts";
import { chainLetter } from "./chain-letter.ts";
import { copiesWithText, type Evidence, type ExplainedMember } from "./copies.ts";
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
export interface ExplainFacts<M extends ExplainedMember> {
  /** The passage as these members share it. */
  readonly passageOf: (members: readonly M[]) => string;
  /** seq of the post with which the wave opened. */
  readonly detectedSeq: number;
  /** The post with which a slow wave became a fast one, and when the window began that did it; else null. */
  readonly quickened: { readonly seq: number; readonly since: Instant } | null;
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

export interface Explained {
  /** At most one, because two would claim to be the reason. */
  readonly explanations: readonly Explanation[];
  /**
   * Whether one link in most copies has been the reason since the wave opened: a page's headline, its share
   * button, a petition. Once it was not, it never is again, so that severity can only be raised.
   */
  readonly isLinkExplained: boolean;
}

/** Kinds of copying that a link in most copies belongs to. */
const OF_A_LINK: ReadonlySet<ExplanationKind> = new Set(["headline", "share-button", "petition"]);

/**
 * What explains a wave.
 *
 * It is looked for when the wave opens, when a slow one becomes fast, and again whenever it has grown to 10, 20,
 * 50, 100 … accounts, and holds until the next look. So it does not come and go with single posts, and is the same
 * however the posts were cut into polls: each look sees the copies and the passage as they were then. Found only
 * after the burst was to be announced, it lowers nothing. Where nothing explains all copies of a wave that became
 * fast, what explains those that made it fast will do: the trickle before may be of another kind.
 *
 * @param members by (createdAt, id)
 */
export function explainBurst<M extends ExplainedMember>(
  members: readonly M[],
  facts: ExplainFacts<M>,
): Explained {
  const { sightings, sightingHours, passageOf, wasNewsBefore, knownCrew } = facts;
  const sites = facts.reached.get("headline")?.sites ?? NO_SITES;
  const readings = new Map<string, ReturnType<typeof copiesWithText>>();
  /** What one had to go by with the post `seq`, of what was posted `since` then, where the passage was this one. */
  function evidenceBy(seq: number, since: Instant, passage: string): Evidence {
    const reading = readings.get(passage) ?? copiesWithText(members, passage);
    readings.set(passage, reading);
    const copies = reading.copies.filter(({ joined, createdAt }) => joined <= seq && createdAt >= since);
    return { passage, words: reading.words, copies, sightings, sightingHours, sites };
  }
  function look({ from, until }: Stage, since: Instant) {
    const passage = passageOf(
      members.filter(({ joined, createdAt }) => joined <= from && createdAt >= since),
    );
    const evidence = evidenceBy(from, since, passage);
    const found = evidence.copies.length === 0 ? null : reasonFor(evidence);
    if (found === null) return { until, since, evidence, found, lifted: null, lowers: false };
    const { copies } = evidenceBy(until - 1, since, passage);
    const lifted = returnOf(found.reason, copies, { knownCrew, reached: facts.reached.get(found.kind) });
    return { until, since, evidence, found, lifted, lowers: lifted.liftedBy === null };
  }
  const stages = stagesOf(members, facts).map((stage) => {
    const ofAll = look(stage, ALWAYS);
    const { quickened } = facts;
    if (ofAll.lowers || quickened === null || stage.from < quickened.seq) return ofAll;
    const ofQuick = look(stage, quickened.since);
    return ofQuick.lowers || ofAll.found === null ? ofQuick : ofAll;
  });
  const latest = stages.at(-1);
  if (latest === undefined || latest.found === null) return NOTHING;
  const { kind, reason } = latest.found;
  const told = members.filter(({ createdAt }) => createdAt >= latest.since);
  const now = EXPLAIN[kind](evidenceBy(Number.POSITIVE_INFINITY, latest.since, passageOf(told))) ?? reason;
  const wasTold = stages.slice(0, -1).some(({ until, lowers }) => !lowers && wasNewsBefore(until));
  const late: Lift | null = wasTold ? { is: "too-late" } : null;
  const { liftedBy, announceIf } = latest.lifted;
  const explanation = { kind, why: now.why, liftedBy: liftedBy ?? late, announceIf };
  return {
    explanations: [now.site === undefined ? explanation : { ...explanation, site: now.site }],
    isLinkExplained: stages.every(
      ({ evidence, found, lowers }) => lowers && found !== null && explainsByLink(found.kind, evidence),
    ),
  };
}

function explainsByLink(explanation: ExplanationKind, { copies }: Evidence): boolean {
  return OF_A_LINK.has(explanation) && sharedThings(copies).some(({ kind }) => kind === "link");
}

const ALWAYS = Number.NEGATIVE_INFINITY;
const NOTHING: Explained = { explanations: [], isLinkExplained: false };
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

interface Stage {
  /** seq of the post with which it begins, and of the one with which the next does. */
  readonly from: number;
  readonly until: number;
}

/**
 * When the wave opened and became fast, and each size at which it is looked at again, as far as any copy has a text
 * by then.
 */
function stagesOf(
  members: readonly ExplainedMember[],
  { detectedSeq, quickened }: Pick<ExplainFacts<ExplainedMember>, "detectedSeq" | "quickened">,
): readonly Stage[] {
  const readable = members.filter(({ text }) => text !== null).toSorted((a, b) => a.joined - b.joined);
  const starts = [detectedSeq];
  const accounts = new Set<string>();
  let next = nextMilestone(0);
  for (const { joined, platform, accountId } of readable) {
    accounts.add(accountKey(platform, accountId));
    if (accounts.size < next) continue;
    if (joined > starts.at(-1)!) starts.push(joined);
    next = nextMilestone(accounts.size);
  }
  if (quickened !== null && !starts.includes(quickened.seq)) starts.push(quickened.seq);
  starts.sort((a, b) => a - b);
  const first = readable[0]?.joined ?? Number.POSITIVE_INFINITY;
  return starts
    .map((from, i) => ({ from: Math.max(from, first), until: starts[i + 1] ?? Number.POSITIVE_INFINITY }))
    .filter(({ from, until }) => from < until);
}
