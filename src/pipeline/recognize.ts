/**
 * Recognizing accounts that keep co-posting: asks of each wave, when it opens and as it grows, what its accounts
 * did together before, and remembers who was where. Pure.
 */
import { type Gates, isTelling } from "../alerts/remarkable.ts";
import type { Crews } from "../detect/crews.ts";
import type { ExplainedMember } from "../detect/explain/copies.ts";
import { explainBurst } from "../detect/explain/explain.ts";
import type { Member } from "../detect/finding.ts";
import { passageText } from "../detect/passages.ts";
import { smallPartOf } from "../detect/small-part.ts";
import type { Duration, Instant } from "../domain/time.ts";
import type { Fold, FoldFinding } from "./fold.ts";
import type { WaveFinding } from "./waves.ts";
import { judgedTexts, type Windows, weigh } from "./weigh.ts";

/** A post whose text and attachments are at hand. */
export type ReadPost = Omit<ExplainedMember, "joined">;

type Opened = Extract<FoldFinding, { kind: "opened" }>;

/** seqs of earlier batches' posts with which waves of this fold opened; their texts decide what they are. */
export function postsToRead(fold: Fold): readonly number[] {
  const first = fold.posts[0]?.seq ?? 0;
  const seqs = fold.posts.flatMap(({ waves }) =>
    waves.flatMap((finding) => (finding.kind === "opened" ? finding.members.map(({ seq }) => seq) : [])),
  );
  return [...new Set(seqs)].filter((seq) => seq < first);
}

/** What waves are recognized with. */
export interface Recognizing {
  readonly windows: Windows;
  readonly gates: Gates;
  uptimeAt(at: Instant): Duration;
  /** Every post that `postsToRead` names, and those of the fold; undefined where one is gone. */
  read(seq: number): ReadPost | undefined;
}

export function recognize(on: Recognizing, crews: Crews, fold: Fold): readonly WaveFinding[] {
  const found: WaveFinding[] = [];
  for (const { post, seq, clock, waves } of fold.posts) {
    crews.advance(clock);
    crews.see(post.accountKey, 1);
    for (const finding of waves) {
      for (const each of recalled(on, crews, finding)) found.push({ ...each, at: seq });
    }
  }
  const newest = fold.next.nextSeq - 1;
  const over = fold.over as readonly Exclude<FoldFinding, Opened>[];
  return [...found, ...over.map((finding) => ({ ...finding, at: newest }))];
}

type Recalled = WaveFinding extends infer Each
  ? Each extends WaveFinding
    ? Omit<Each, "at">
    : never
  : never;

function recalled(on: Recognizing, crews: Crews, finding: FoldFinding): readonly Recalled[] {
  switch (finding.kind) {
    case "opened": {
      const { burst, members } = finding;
      const crew = crews.before(burst, members);
      const feedsCrews = saysSomething(on, finding);
      crews.add(burst, members.filter(sharesWords));
      if (feedsCrews) crews.feed(burst);
      return [{ ...finding, crew, feedsCrews }];
    }
    case "joined": {
      const { burst, wave, member } = finding;
      if (!sharesWords(member) || !crews.add(burst, [member])) return [finding];
      const crew = crews.before(burst, crews.copiesOf(burst));
      return crew === null ? [finding] : [finding, { kind: "recognized", burst, wave, crew }];
    }
    case "absorbed":
      crews.absorb(finding.burst, finding.into);
      crews.add(finding.into, finding.members.filter(sharesWords));
      return [finding];
    default:
      return [finding];
  }
}

/** Crews are known by the words that they share: a link in common makes nobody one of them. */
function sharesWords({ from, to }: Member): boolean {
  return to > from;
}

/**
 * Whether posting it together says something of accounts: sharing a headline, or a phrase that everybody uses,
 * does not, and who does it often is a reader or a newsroom. What the wave opened with decides, once and for all.
 */
function saysSomething(on: Recognizing, opened: Opened): boolean {
  if (opened.thing !== null) return false;
  const members = opened.members
    .flatMap((member) => {
      const post = on.read(member.seq);
      return post === undefined ? [] : [{ ...post, ...member, joined: opened.detectedSeq }];
    })
    .sort((a, b) => a.createdAt - b.createdAt || a.seq - b.seq);
  if (members.length === 0) return false;
  const { detectedSeq, sightings, sightingHours, horizon } = opened;
  const facts = { ...opened, quickenedSeq: null, crew: null, uptime: on.uptimeAt(opened.detectedAt) };
  const smallPart = smallPartOf(judgedTexts(on.windows, facts, members));
  if (!isTelling({ ...weigh(on.windows, facts, members), horizon, smallPart }, on.gates)) return false;
  const { explanations } = explainBurst(members, {
    ...{ detectedSeq, quickened: null, sightings, sightingHours, knownCrew: false, reached: new Map() },
    passageOf: (some) => passageText(opened.anchorWords, some),
    wasNewsBefore: () => false,
  });
  return explanations.length === 0;
}
