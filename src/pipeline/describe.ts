/** From a wave's members to the burst as people read it: what they share, how alike they are, how many. */
import { type Gates, unremarkable } from "../alerts/remarkable.ts";
import { explainBurst } from "../detect/explain/explain.ts";
import type { Reached } from "../detect/explain/return.ts";
import type { Words } from "../detect/finding.ts";
import { isKnownText } from "../detect/known-texts.ts";
import { shownPassage } from "../detect/passages.ts";
import { retentionOf } from "../detect/retention.ts";
import { exposureOf, peakAccounts, surpriseOf, usualAccounts } from "../detect/score.ts";
import { severityOf, severityParts, TEMPO_WINDOW } from "../detect/severity.ts";
import { smallPartOf } from "../detect/small-part.ts";
import { sharedThings, shownThing } from "../detect/things.ts";
import { weightBetween } from "../detect/tokens.ts";
import { accountKey } from "../domain/account.ts";
import type { Burst, BurstMember, ThingKind } from "../domain/burst.ts";
import { takesPart } from "../domain/crew.ts";
import type { Attachments } from "../domain/post.ts";
import type { Duration } from "../domain/time.ts";
import type { WaveFacts } from "./waves.ts";

/** A member with the place of the shared words in it. */
export interface WaveMember extends BurstMember, Attachments {
  readonly seq: number;
  readonly from: number;
  readonly to: number;
  /** −1 for a member that came with another burst's anchor. */
  readonly anchorFrom: number;
}

export interface DescribedWave {
  readonly burst: Burst;
  /** Members that contain the passage as a whole; null where nothing is left to compare, and of things. */
  readonly wordForWord: number | null;
  /** Whether anything is left to read off what is shared. */
  readonly isReadable: boolean;
}

/** The windows of both horizons. */
export interface Windows {
  readonly fast: Duration;
  readonly slow: Duration;
}

/** What a wave is described with. */
export interface Describing {
  readonly watch: string;
  readonly windows: Windows;
  readonly gates: Gates;
  /** By kind, what explained bursts have reached before (see reached). */
  readonly reached: ReadonlyMap<string, Reached>;
}

/** @param members by (createdAt, id), at least one. */
export function describeWave(
  on: Describing,
  facts: WaveFacts,
  members: readonly WaveMember[],
): DescribedWave {
  const smallPart = facts.thing === null ? smallPartOf(openingTexts(facts, members)) : null;
  const grounds = (some: readonly WaveMember[]) => ({
    ...weighed(on.windows, facts, some),
    horizon: facts.horizon,
    smallPart,
  });
  const wasNewsBefore = (end: number) =>
    unremarkable(grounds(members.filter(({ seq }) => seq < end)), on.gates) === null;
  const shared =
    facts.thing === null
      ? sharedWords(on, facts, members, wasNewsBefore)
      : sharedThing(facts, facts.thing, members);
  const times = members.map(({ createdAt }) => createdAt);
  const burst: Burst = {
    id: facts.burst,
    wave: facts.wave,
    watch: on.watch,
    kind: shared.kind,
    passage: shared.text,
    passageWords: shared.words,
    firstAt: times[0] ?? facts.detectedAt,
    lastAt: times.at(-1) ?? facts.detectedAt,
    detectedAt: facts.detectedAt,
    accounts: new Set(members.map((member) => accountKey(member.platform, member.accountId))).size,
    posts: members.length,
    knownText: isKnownText(facts.anchor),
    ...grounds(members),
    explanations: shared.explanations,
    things: sharedThings(members).filter(({ kind }) => kind !== facts.thing),
    state: facts.state,
    absorbedBy: facts.absorbedBy,
  };
  return { burst, wordForWord: shared.wordForWord, isReadable: shared.isReadable };
}

/** The passage, and what could explain it. */
function sharedWords(
  on: Describing,
  facts: WaveFacts,
  members: readonly WaveMember[],
  wasNewsBefore: (end: number) => boolean,
) {
  const { text, words, kind, whole } = shownPassage(facts.anchorWords as Words, members);
  const explanations = explainBurst(members, text, {
    detectedSeq: facts.detectedSeq,
    sightings: facts.sightings,
    sightingHours: facts.sightingHours,
    wasNewsBefore,
    knownCrew: takesPart(facts.crew),
    reached: on.reached,
  });
  return { text, words, kind, explanations, wordForWord: whole, isReadable: whole !== null };
}

/** The link, the picture's description or the hashtags, which are no words to compare or to explain. */
function sharedThing({ anchorWords }: WaveFacts, kind: ThingKind, members: readonly WaveMember[]) {
  const text = shownThing(anchorWords as Words, members);
  const nothing = { words: 0, explanations: [], wordForWord: null };
  return { ...nothing, text: text ?? "", kind, isReadable: text !== null };
}

/** How surprising the wave is and what that and the rest make of it; it grows with its members only. */
function weighed(windows: Windows, facts: WaveFacts, members: readonly WaveMember[]) {
  const { sightings, uptime, crew } = facts;
  const copies = members.map(({ platform, accountId, createdAt }) => ({
    account: accountKey(platform, accountId),
    createdAt,
  }));
  const window = windows[facts.horizon];
  const retention = retentionOf({ window: windows.fast, slowWindow: windows.slow });
  const exposure = exposureOf({ uptime, retention, window });
  const history = Math.min(uptime, retention);
  const usual = { accounts: usualAccounts({ sightings, exposure }), window, history };
  const surprise = surpriseOf(peakAccounts(copies, window), { sightings, exposure });
  const early = copies.filter(({ createdAt }) => Math.abs(createdAt - facts.detectedAt) <= window);
  const anchorWords = facts.thing === null ? wordsIn(facts.anchorWords as Words) : 0;
  const fastest = peakAccounts(copies, TEMPO_WINDOW);
  const parts = severityParts({ surprise, fastest, words: anchorWords, crew });
  return {
    anchorWords,
    surprise,
    sightings,
    sightingHours: facts.sightingHours,
    usual,
    earlyAccounts: peakAccounts(early, window),
    uptime,
    crew,
    severityParts: parts,
    severity: severityOf(parts),
  };
}

/** The texts with which the wave opened, one an account. */
function openingTexts({ detectedSeq }: WaveFacts, members: readonly WaveMember[]): readonly string[] {
  const texts = new Map<string, string>();
  for (const { seq, platform, accountId, text } of members) {
    if (seq <= detectedSeq && text !== null) texts.set(accountKey(platform, accountId), text);
  }
  return [...texts.values()];
}

/** In words of four quarters, as criteria count them: a character of a script without spaces is less. */
function wordsIn(words: Words): number {
  return Math.round(weightBetween(words, 0, words.length) / 4);
}
