/** Folding a batch: posts get their numbers and words, and the detector says what that changes. Pure. */
import type { Crews } from "../detect/crews.ts";
import type { Detector } from "../detect/detector.ts";
import type { AnchorRef, Finding, Member, StoredAnchor, Words } from "../detect/finding.ts";
import { readThings } from "../detect/thing-hashes.ts";
import { readWords } from "../detect/tokens.ts";
import type { Attachments } from "../domain/post.ts";
import type { Instant } from "../domain/time.ts";
import type { WaveFinding } from "./waves.ts";

/** A post before it is folded. */
export interface FoldablePost extends Attachments {
  readonly source: string;
  readonly id: string;
  readonly accountKey: string;
  readonly createdAt: Instant;
  readonly text: string;
  readonly repost: boolean;
}

/** What a watch's posts have made, which goes on from batch to batch. */
export interface Memory {
  readonly detector: Detector;
  readonly crews: Crews;
}

/** Where the numbering of a watch stands. */
export interface FoldState {
  readonly nextSeq: number;
  readonly clock: Instant | null;
}

export interface FoldedPost {
  readonly post: FoldablePost;
  readonly seq: number;
  readonly clock: Instant;
  /** Null for reposts, as are its things. */
  readonly words: Words | null;
  readonly things: Words | null;
}

/** A copy that an earlier anchor got, or the burst that its copies belong to from now on. */
export interface AnchorNews {
  readonly anchor: AnchorRef;
  lastClock?: Instant;
  feeds?: string;
}

/** Everything that one batch changes; it is computed once and committed until that succeeds. */
export interface Fold {
  readonly posts: readonly FoldedPost[];
  readonly founded: readonly StoredAnchor[];
  /** What became of anchors from before this batch. */
  readonly anchors: readonly AnchorNews[];
  readonly waves: readonly WaveFinding[];
  readonly next: FoldState;
}

const NO_WORDS: Words = new Int32Array(0);

/**
 * Folds posts, which must be in folding order, and then lets the time pass until `now` (null while more
 * of the same poll is to come).
 */
export function foldBatch(
  { detector, crews }: Memory,
  posts: readonly FoldablePost[],
  state: FoldState,
  now: Instant | null,
): Fold {
  const folded: FoldedPost[] = [];
  const founded = new Map<string, StoredAnchor>();
  const anchors = new Map<string, AnchorNews>();
  const waves: WaveFinding[] = [];
  let { nextSeq, clock } = state;

  function take(findings: readonly Finding[], at: Instant): void {
    for (const finding of findings) {
      switch (finding.kind) {
        case "founded":
          founded.set(anchorKey(finding.founding.anchor), {
            ...finding.founding,
            lastClock: at,
            feeds: null,
          });
          break;
        case "copied":
          changeAnchor(finding.anchor, { lastClock: finding.clock });
          break;
        case "feeds":
          changeAnchor(finding.anchor, { feeds: finding.burst });
          break;
        default:
          waves.push(recalled(finding, crews));
      }
    }
  }

  function changeAnchor(anchor: AnchorRef, change: { lastClock: Instant } | { feeds: string }): void {
    const key = anchorKey(anchor);
    const fresh = founded.get(key);
    if (fresh !== undefined) founded.set(key, { ...fresh, ...change });
    else anchors.set(key, { anchor, ...anchors.get(key), ...change });
  }

  for (const post of posts) {
    const seq = nextSeq;
    nextSeq += 1;
    clock = Math.max(clock ?? post.createdAt, post.createdAt);
    const words = post.repost ? null : readWords(post.text);
    const things = post.repost ? null : readThings(post);
    crews.advance(clock);
    crews.see(post.accountKey, 1);
    const findings = detector.observe({
      seq,
      account: post.accountKey,
      createdAt: post.createdAt,
      words: words ?? NO_WORDS,
      repost: post.repost,
      ...(things === null || things.length === 0 ? {} : { things }),
    });
    take(findings, clock);
    folded.push({ post, seq, clock, words, things });
  }
  if (now !== null) take(detector.advance(now), clock ?? now);
  return {
    posts: folded,
    founded: [...founded.values()],
    anchors: [...anchors.values()],
    waves,
    next: { nextSeq, clock },
  };
}

type RawFinding = Exclude<Finding, { kind: "founded" | "copied" | "feeds" }>;

/** Asks what an opening wave's accounts did before, and adds what a finding says of who was where. */
function recalled(finding: RawFinding, crews: Crews): WaveFinding {
  switch (finding.kind) {
    case "opened": {
      const crew = crews.before(finding.burst, finding.members);
      crews.add(finding.burst, finding.members.filter(sharesWords));
      return { ...finding, crew };
    }
    case "joined":
      if (sharesWords(finding.member)) crews.add(finding.burst, [finding.member]);
      return finding;
    case "absorbed":
      crews.absorb(finding.burst, finding.into);
      return finding;
    default:
      return finding;
  }
}

/** Crews are known by the words that they share: a link in common makes nobody one of them. */
function sharesWords({ from, to }: Member): boolean {
  return to > from;
}

function anchorKey(anchor: AnchorRef): string {
  return `${anchor.seq}.${anchor.ordinal}`;
}
