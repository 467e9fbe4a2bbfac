/** Folding a batch: posts get their numbers, and the detector says what that changes. Pure. */
import type { Detector } from "../detect/detector.ts";
import type { AnchorRef, Finding, StoredAnchor, Words } from "../detect/finding.ts";
import type { Name } from "../detect/packed-names.ts";
import type { Instant } from "../domain/time.ts";

/** What folding needs of a post. */
export interface FoldablePost {
  readonly accountKey: Name;
  readonly createdAt: Instant;
  /** Null for a repost. */
  readonly words: Words | null;
  /** What it carries besides its words; null for a repost, and where that is nothing. */
  readonly things: Words | null;
}

/** Where the numbering of a watch stands. */
export interface FoldState {
  readonly nextSeq: number;
  readonly clock: Instant | null;
}

export interface FoldedPost<P extends FoldablePost = FoldablePost> {
  readonly post: P;
  readonly seq: number;
  readonly clock: Instant;
  /** What it changed about waves. */
  readonly waves: readonly FoldFinding[];
}

/** A copy that an earlier anchor got, or the burst that its copies belong to from now on. */
export interface AnchorNews {
  readonly anchor: AnchorRef;
  lastClock?: Instant;
  feeds?: string;
}

/** A finding about a wave. */
export type FoldFinding = Exclude<Finding, { kind: "founded" | "copied" | "feeds" }>;

/** Everything that one batch changes; it is computed once and committed until that succeeds. */
export interface Fold<P extends FoldablePost = FoldablePost> {
  readonly posts: readonly FoldedPost<P>[];
  readonly founded: readonly StoredAnchor[];
  /** What became of anchors from before this batch. */
  readonly anchors: readonly AnchorNews[];
  /** Waves that the time since the last post has ended. */
  readonly over: readonly FoldFinding[];
  readonly next: FoldState;
}

const NO_WORDS: Words = new Int32Array(0);
const NOTHING: readonly FoldFinding[] = [];

/**
 * Folds posts, which must be in folding order, and then lets the time pass until `now` (null while more
 * of the same poll is to come).
 */
export function foldBatch<P extends FoldablePost>(
  detector: Detector,
  posts: readonly P[],
  state: FoldState,
  now: Instant | null,
): Fold<P> {
  const folded: FoldedPost<P>[] = [];
  const founded = new Map<string, StoredAnchor>();
  const anchors = new Map<string, AnchorNews>();
  let { nextSeq, clock } = state;

  /** Keeps what anchors became, and answers what waves did. */
  function take(findings: readonly Finding[], at: Instant): readonly FoldFinding[] {
    if (findings.length === 0) return NOTHING;
    const waves: FoldFinding[] = [];
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
          waves.push(finding);
      }
    }
    return waves;
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
    const { accountKey: account, createdAt, words, things } = post;
    const observed = { seq, account, createdAt, words: words ?? NO_WORDS, repost: words === null };
    const carriesNothing = things === null || things.length === 0;
    const findings = detector.observe(carriesNothing ? observed : { ...observed, things });
    folded.push({ post, seq, clock, waves: take(findings, clock) });
  }
  const over = now === null ? NOTHING : take(detector.advance(now), clock ?? now);
  return {
    posts: folded,
    founded: [...founded.values()],
    anchors: [...anchors.values()],
    over,
    next: { nextSeq, clock },
  };
}

function anchorKey(anchor: AnchorRef): string {
  return `${anchor.seq}.${anchor.ordinal}`;
}
