/** From a wave's members to the burst as people read it: what they share, how alike they are, how many. */
import { type Gates, unremarkable } from "../alerts/remarkable.ts";
import { explainBurst } from "../detect/explain/explain.ts";
import type { Reached } from "../detect/explain/return.ts";
import type { Words } from "../detect/finding.ts";
import { isKnownText } from "../detect/known-texts.ts";
import { passageText, shownPassage } from "../detect/passages.ts";
import { severityOf, withLink } from "../detect/severity.ts";
import { smallPartOf } from "../detect/small-part.ts";
import { sharedThings, shownThing } from "../detect/things.ts";
import { accountKey } from "../domain/account.ts";
import type { Burst, BurstMember, ThingKind } from "../domain/burst.ts";
import { takesPart } from "../domain/crew.ts";
import type { Attachments } from "../domain/post.ts";
import type { WaveFacts } from "./waves.ts";
import { judgedTexts, quickening, type Windows, weigh } from "./weigh.ts";

/** A member with the place of the shared words in it. */
export interface WaveMember extends BurstMember, Attachments {
  readonly seq: number;
  /** seq of the post with which it became a member (see JoinedMember). */
  readonly joined: number;
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
  const smallPart = facts.thing === null ? smallPartOf(judgedTexts(on.windows, facts, members)) : null;
  const grounds = (some: readonly WaveMember[]) => ({
    ...weigh(on.windows, facts, some),
    horizon: facts.horizon,
    smallPart,
  });
  const fastSince = facts.horizon === "fast" ? (facts.quickenedSeq ?? facts.detectedSeq) : null;
  const wasNewsBefore = (end: number) =>
    fastSince !== null &&
    fastSince < end &&
    unremarkable(grounds(members.filter(({ joined }) => joined < end)), on.gates) === null;
  const shared =
    facts.thing === null
      ? sharedWords(on, facts, members, wasNewsBefore)
      : sharedThing(facts, facts.thing, members);
  const { severityParts: unlinked, ...weighed } = grounds(members);
  const severityParts = shared.isLinkExplained ? withLink(unlinked) : unlinked;
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
    ...weighed,
    severityParts,
    severity: severityOf(severityParts),
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
  const { text, words, kind, whole } = shownPassage(facts.anchorWords, members);
  const explained = explainBurst(members, {
    passageOf: (some) => (some.length === members.length ? text : passageText(facts.anchorWords, some)),
    detectedSeq: facts.detectedSeq,
    quickened: quickening(on.windows, facts, members),
    sightings: facts.sightings,
    sightingHours: facts.sightingHours,
    wasNewsBefore,
    knownCrew: takesPart(facts.crew),
    reached: on.reached,
  });
  return { text, words, kind, ...explained, wordForWord: whole, isReadable: whole !== null };
}

/** The link, the picture's description or the hashtags, which are no words to compare or to explain. */
function sharedThing({ anchorWords }: WaveFacts, kind: ThingKind, members: readonly WaveMember[]) {
  const text = shownThing(anchorWords as Words, members);
  const nothing = { words: 0, explanations: [], isLinkExplained: false, wordForWord: null };
  return { ...nothing, text: text ?? "", kind, isReadable: text !== null };
}
