/** A wave that a batch touched is described anew from all of its members, judged, and stored. */
import type { Kysely } from "kysely";
import { openDecision } from "../alerts/decide.ts";
import { type Dispute, withoutDisputed } from "../alerts/disputed.ts";
import { reviewedExplanation } from "../alerts/reviewed.ts";
import { severityOf, withLink } from "../detect/severity.ts";
import { FOLD_VERSION, readWords } from "../detect/tokens.ts";
import type { Burst } from "../domain/burst.ts";
import type { Instant } from "../domain/time.ts";
import { type StoredBurst, saveBurst, takeWave } from "../store/bursts.ts";
import { disputesOf } from "../store/disputes.ts";
import { explainedWaves } from "../store/explained-waves.ts";
import { addMembers, countMembers, membersOf } from "../store/members.ts";
import { reviewsUntil, type StoredReview } from "../store/reviews.ts";
import type { Tables } from "../store/tables.ts";
import { type DescribedWave, describeWave } from "./describe.ts";
import { mayWait } from "./growth-pace.ts";
import { REACHED_WITHIN, reachedBefore } from "./reached.ts";
import { takeShortId } from "./short-id.ts";
import type { Telling } from "./tell.ts";
import type { WaveChange } from "./waves.ts";
import { openedFrom, windowsFor } from "./weigh.ts";

/** @returns the wave as it is stored now; null where it only grew, and too little to be described anew. */
export async function saveWave(
  tx: Kysely<Tables>,
  telling: Pick<Telling, "windows" | "windowsOf" | "gates">,
  { watchId, change, now }: { readonly watchId: string; readonly change: WaveChange; readonly now: Instant },
): Promise<StoredBurst | null> {
  const { facts, isNew, members } = change;
  const { gates } = telling;
  const windows = windowsFor(telling, watchId);
  const id = { burst: facts.burst, wave: facts.wave };
  await addMembers(tx, watchId, id, members);
  const before = isNew ? null : await takeWave(tx, id);
  if (before !== null && mayWait(before, facts, await countMembers(tx, id))) {
    await saveBurst(tx, { ...before, burst: { ...before.burst, lastAt: newestOf(before, change) } });
    return null;
  }
  const all = await membersOf(tx, id);
  const from = openedFrom(facts, all);
  const explained = await explainedWaves(tx, watchId, { from: from - REACHED_WITHIN, to: from });
  const reached = reachedBefore(explained, from, windows);
  const reviews = await reviewsUntil(tx, watchId, before?.foundAt ?? now);
  const dry = describeWave({ watch: watchId, windows, gates, reached }, facts, all);
  const described = withPeople(dry, reviews, await disputesOf(tx, watchId));
  const { wordForWord } = described;
  // What is shared is our finding, not any one post's text: it outlives them.
  const burst =
    before === null || described.isReadable ? described.burst : withPassageOf(before, described.burst);
  const decision = openDecision(burst, gates);
  // What was worth announcing once stays announced, whatever becomes of it.
  const verdict = before?.announced
    ? { announced: true, reason: before.reason }
    : { announced: decision.speak, reason: decision.reason };
  const stored: StoredBurst = {
    burst,
    shortId: before?.shortId ?? (await takeShortId(tx, facts.burst)),
    anchor: facts.anchor,
    anchorWords: facts.anchorWords,
    foldVersion: FOLD_VERSION,
    detectedSeq: facts.detectedSeq,
    quickenedSeq: facts.quickenedSeq,
    feedsCrews: facts.feedsCrews,
    foundAt: before?.foundAt ?? now,
    wordForWord,
    ...verdict,
  };
  await saveBurst(tx, stored);
  return stored;
}

/** When it ends follows from its newest post, which is therefore never behind. */
function newestOf({ burst }: StoredBurst, { members }: WaveChange): Instant {
  return members.reduce((newest, { createdAt }) => Math.max(newest, createdAt), burst.lastAt);
}

/** What people said of these words: a review is one more explanation, and a dispute takes one its weight. */
function withPeople(
  described: DescribedWave,
  reviews: readonly StoredReview[],
  disputes: readonly Dispute[],
): DescribedWave {
  if (reviews.length + disputes.length === 0) return described;
  const { id, passage, accounts, explanations: found } = described.burst;
  const words = readWords(passage);
  const reviewed = reviewedExplanation({ id, words, accounts }, reviews);
  const all = reviewed === null ? found : [...found, reviewed];
  const explanations = withoutDisputed({ id, words }, all, disputes);
  return { ...described, burst: { ...described.burst, explanations } };
}

function withPassageOf({ burst }: StoredBurst, described: Burst): Burst {
  const { passage, passageWords, kind, explanations, smallPart } = burst;
  const severityParts =
    burst.severityParts.link === 0 ? described.severityParts : withLink(described.severityParts);
  const severity = severityOf(severityParts);
  return { ...described, passage, passageWords, kind, explanations, smallPart, severityParts, severity };
}
