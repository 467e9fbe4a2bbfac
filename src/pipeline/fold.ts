/** Folding a batch: posts get their numbers and words, and the detector says what that changes. Pure. */
import type { Detector } from "../detect/detector.ts";
import type { AnchorRef, Finding, Founding, Words } from "../detect/finding.ts";
import { readWords } from "../detect/tokens.ts";
import type { Instant } from "../domain/time.ts";
import type { WaveFinding } from "./waves.ts";

/** A post before it is folded. */
export interface FoldablePost {
  readonly source: string;
  readonly id: string;
  readonly accountKey: string;
  readonly createdAt: Instant;
  readonly text: string;
  readonly repost: boolean;
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
  readonly words: Words | null;
}

/** Everything that one batch changes; it is computed once and committed until that succeeds. */
export interface Fold {
  readonly posts: readonly FoldedPost[];
  readonly founded: readonly { readonly founding: Founding; readonly lastClock: Instant }[];
  /** Anchors from before this batch that got a copy in it. */
  readonly copied: readonly { readonly anchor: AnchorRef; readonly lastClock: Instant }[];
  readonly waves: readonly WaveFinding[];
  readonly next: FoldState;
}

const NO_WORDS: Words = new Int32Array(0);

/**
 * Folds posts, which must be in folding order, and then lets the time pass until `now` (null while more
 * of the same poll is to come).
 */
export function foldBatch(
  detector: Detector,
  posts: readonly FoldablePost[],
  state: FoldState,
  now: Instant | null,
): Fold {
  const folded: FoldedPost[] = [];
  const founded = new Map<string, { founding: Founding; lastClock: Instant }>();
  const copied = new Map<string, { anchor: AnchorRef; lastClock: Instant }>();
  const waves: WaveFinding[] = [];
  let { nextSeq, clock } = state;

  function take(findings: readonly Finding[], at: Instant): void {
    for (const finding of findings) {
      if (finding.kind === "founded") {
        founded.set(anchorKey(finding.founding.anchor), { founding: finding.founding, lastClock: at });
      } else if (finding.kind === "copied") {
        const key = anchorKey(finding.anchor);
        const fresh = founded.get(key);
        if (fresh !== undefined) fresh.lastClock = finding.clock;
        else copied.set(key, { anchor: finding.anchor, lastClock: finding.clock });
      } else {
        waves.push(finding);
      }
    }
  }

  for (const post of posts) {
    const seq = nextSeq;
    nextSeq += 1;
    clock = Math.max(clock ?? post.createdAt, post.createdAt);
    const words = post.repost ? null : readWords(post.text);
    const findings = detector.observe({
      seq,
      account: post.accountKey,
      createdAt: post.createdAt,
      words: words ?? NO_WORDS,
      repost: post.repost,
    });
    take(findings, clock);
    folded.push({ post, seq, clock, words });
  }
  if (now !== null) take(detector.advance(now), clock ?? now);
  return {
    posts: folded,
    founded: [...founded.values()],
    copied: [...copied.values()],
    waves,
    next: { nextSeq, clock },
  };
}

function anchorKey(anchor: AnchorRef): string {
  return `${anchor.seq}.${anchor.ordinal}`;
}
