/** Replaying: the same fold and the same decisions over posts in memory, ending in a line for each wave. */
import { openDecision } from "../alerts/decide.ts";
import { createDetector } from "../detect/detector.ts";
import type { DetectionOptions, DetectorStats } from "../detect/finding.ts";
import { retentionOf } from "../detect/retention.ts";
import { accountKey } from "../domain/account.ts";
import type { Burst } from "../domain/burst.ts";
import { compareText, type Post } from "../domain/post.ts";
import { type BurstLine, burstLine } from "../evidence/burst-line.ts";
import { describeWave, type WaveMember } from "./describe.ts";
import { type FoldablePost, type FoldState, foldBatch } from "./fold.ts";
import { applyFinding, type WaveChange, type WaveFacts, waveKey } from "./waves.ts";

/** Posts folded at a time; of no consequence for the result. */
const BATCH = 1_000;

export interface Replay {
  /**
   * Takes the next post; they come in folding order, as far as the input allowed.
   * @param ordinal the post's place in the whole input, over all watches.
   */
  take(post: Post, ordinal: number): void;
  /** Folds what is left and gives each wave that was not absorbed, in order of detection. */
  finish(): readonly ReplayedWave[];
  stats(): DetectorStats;
}

/** A wave at the end of the input. */
export interface ReplayedWave {
  readonly burst: Burst;
  readonly wordForWord: number | null;
  /** By (createdAt, id). */
  readonly members: readonly WaveMember[];
  readonly line: BurstLine;
  /** The ordinal of the post with which it was detected: orders waves of different watches. */
  readonly ordinal: number;
}

interface Wave {
  facts: WaveFacts;
  readonly ordinal: number;
  /** By seq, so that a post is a member once. */
  readonly members: Map<number, WaveMember>;
}

export function createReplay(options: DetectionOptions): Replay {
  const detector = createDetector(options);
  const recent = createRecentPosts(retentionOf(options));
  const waves = new Map<string, Wave>();
  let waiting: { readonly post: Post; readonly ordinal: number }[] = [];
  let state: FoldState = { nextSeq: 1, clock: null };

  function fold(): void {
    const folded = foldBatch(
      detector,
      waiting.map(({ post }) => foldable(post)),
      state,
      null,
    );
    for (const [i, { seq, clock }] of folded.posts.entries()) recent.keep(seq, waiting[i]!, clock);
    waiting = [];
    state = folded.next;
    const changes = new Map<string, WaveChange>();
    for (const finding of folded.waves) {
      applyFinding(changes, finding, (burst, wave) => waves.get(waveKey(burst, wave))?.facts);
    }
    for (const [key, { facts, members }] of changes) {
      const ordinal = recent.get(facts.detectedSeq)?.ordinal ?? 0;
      const wave = waves.get(key) ?? { facts, ordinal, members: new Map() };
      wave.facts = facts;
      for (const { seq, from, to, anchorFrom } of members) {
        const entry = recent.get(seq);
        if (entry !== undefined && !wave.members.has(seq)) {
          wave.members.set(seq, { ...memberOf(entry.post), from, to, anchorFrom });
        }
      }
      waves.set(key, wave);
    }
    if (state.clock !== null) recent.forgetBefore(state.clock);
  }

  function finish(): readonly ReplayedWave[] {
    fold();
    return [...waves.values()]
      .filter(({ facts }) => facts.absorbedBy === null)
      .toSorted((a, b) => inOrderOfDetection(a.facts, b.facts))
      .map((wave) => replayed(options.watch, wave));
  }

  return {
    take(post, ordinal) {
      waiting.push({ post, ordinal });
      if (waiting.length === BATCH) fold();
    },
    finish,
    stats: () => detector.stats(),
  };
}

/** By the post that made it reach minimum participation; of one post's several, by their anchors. */
function inOrderOfDetection(a: WaveFacts, b: WaveFacts): number {
  return (
    a.detectedSeq - b.detectedSeq ||
    a.anchor.seq - b.anchor.seq ||
    a.anchor.ordinal - b.anchor.ordinal ||
    a.wave - b.wave
  );
}

function replayed(watch: string, wave: Wave): ReplayedWave {
  const members = [...wave.members.values()].sort(
    (a, b) => a.createdAt - b.createdAt || compareText(a.postId, b.postId) || compareText(a.source, b.source),
  );
  const { burst, wordForWord } = describeWave(watch, wave.facts, members);
  const decision = openDecision(burst);
  const line = burstLine(burst, members, {
    score: burst.severity,
    announced: decision.speak,
    reason: decision.reason,
  });
  return { burst, wordForWord, members, line, ordinal: wave.ordinal };
}

function foldable(post: Post): FoldablePost {
  return {
    source: post.source,
    id: post.id,
    accountKey: accountKey(post.platform, post.author.id),
    createdAt: post.createdAt,
    text: post.text,
    repost: post.repostOf !== null,
  };
}

function memberOf(post: Post) {
  return {
    source: post.source,
    postId: post.id,
    platform: post.platform,
    accountId: post.author.id,
    handle: post.author.handle,
    createdAt: post.createdAt,
    text: post.text,
  };
}

interface RecentPost {
  readonly post: Post;
  readonly ordinal: number;
}

/** The posts that a burst may still reach back to; what is older is forgotten. */
function createRecentPosts(retention: number) {
  const posts = new Map<number, RecentPost & { readonly clock: number }>();
  let oldest = 1;
  return {
    keep(seq: number, { post, ordinal }: RecentPost, clock: number) {
      posts.set(seq, { post, ordinal, clock });
    },
    get: (seq: number): RecentPost | undefined => posts.get(seq),
    forgetBefore(clock: number) {
      for (;;) {
        const entry = posts.get(oldest);
        if (entry === undefined || entry.clock >= clock - retention) return;
        posts.delete(oldest);
        oldest += 1;
      }
    },
  };
}
