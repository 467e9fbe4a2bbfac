/** Replaying: the same fold and the same decisions over posts in memory, ending in a line for each wave. */
import { openDecision } from "../alerts/decide.ts";
import type { Gates } from "../alerts/remarkable.ts";
import { crewsOf } from "../detect/crew-groups.ts";
import { createCrews } from "../detect/crews.ts";
import { createDetector } from "../detect/detector.ts";
import type { DetectionOptions, DetectorStats } from "../detect/finding.ts";
import { retentionOf } from "../detect/retention.ts";
import { uptimeAt } from "../detect/uptime.ts";
import { accountKey } from "../domain/account.ts";
import type { Burst } from "../domain/burst.ts";
import type { Crew } from "../domain/crew.ts";
import { compareText, type Post } from "../domain/post.ts";
import type { Instant } from "../domain/time.ts";
import { type BurstLine, burstLine } from "../evidence/burst-line.ts";
import { describeWave, type WaveMember } from "./describe.ts";
import { explanationLines } from "./explanation-lines.ts";
import { type FoldablePost, type FoldState, foldBatch } from "./fold.ts";
import { reachedBefore } from "./reached.ts";
import { createRecentPosts } from "./recent-posts.ts";
import { recognize } from "./recognize.ts";
import { createSilences, pastOf } from "./silences.ts";
import { applyFinding, type WaveChange, type WaveFacts, waveKey } from "./waves.ts";
import { openedFrom } from "./weigh.ts";

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
  /** The accounts that kept co-posting, as far as they are found so far. */
  crews(): readonly Crew[];
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

export function createReplay(options: DetectionOptions & Gates): Replay {
  const detector = createDetector(options);
  const crews = createCrews();
  const recent = createRecentPosts(retentionOf(options));
  const windows = { fast: options.window, slow: options.slowWindow };
  const past = pastOf(windows);
  const silences = createSilences(past);
  const waves = new Map<string, Wave>();
  let firstPostAt: Instant | null = null;
  let waiting: { readonly post: Post; readonly ordinal: number }[] = [];
  let state: FoldState = { nextSeq: 1, clock: null };

  function fold(): void {
    const since = firstPostAt ?? waiting[0]?.post.createdAt ?? 0;
    firstPostAt ??= waiting[0]?.post.createdAt ?? null;
    const folded = foldBatch(
      detector,
      waiting.map(({ post }) => foldable(post)),
      state,
      null,
    );
    for (const [i, { seq, clock }] of folded.posts.entries()) recent.keep(seq, waiting[i]!, clock);
    waiting = [];
    state = folded.next;
    for (const { clock } of folded.posts) silences.see(clock);
    const changes = new Map<string, WaveChange>();
    const read = (seq: number) => {
      const entry = recent.get(seq);
      return entry === undefined ? undefined : memberOf(entry.post);
    };
    const watched = (at: Instant) => uptimeAt({ since, gaps: silences.gaps }, at, past);
    for (const finding of recognize({ windows, gates: options, uptimeAt: watched, read }, crews, folded)) {
      applyFinding(changes, finding, {
        known: (burst, wave) => waves.get(waveKey(burst, wave))?.facts,
        uptimeAt: watched,
      });
    }
    for (const [key, { facts, members }] of changes) {
      const ordinal = recent.get(facts.detectedSeq)?.ordinal ?? 0;
      const wave = waves.get(key) ?? { facts, ordinal, members: new Map() };
      wave.facts = facts;
      for (const { seq, joined, from, to, anchorFrom } of members) {
        const entry = recent.get(seq);
        if (entry !== undefined && !wave.members.has(seq)) {
          wave.members.set(seq, { ...memberOf(entry.post), seq, joined, from, to, anchorFrom });
        }
      }
      waves.set(key, wave);
    }
    if (state.clock !== null) recent.forgetBefore(state.clock);
  }

  function finish(): readonly ReplayedWave[] {
    fold();
    const explained: Burst[] = [];
    return [...waves.values()]
      .filter(({ facts }) => facts.absorbedBy === null)
      .toSorted((a, b) => inOrderOfDetection(a.facts, b.facts))
      .map((wave) => {
        const found = replayed(options, wave, explained);
        if (found.burst.explanations.length > 0) explained.push(found.burst);
        return found;
      });
  }

  return {
    take(post, ordinal) {
      waiting.push({ post, ordinal });
      if (waiting.length === BATCH) fold();
    },
    finish,
    crews: () => crewsOf(options.watch, crews),
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

function replayed(options: DetectionOptions & Gates, wave: Wave, explained: readonly Burst[]): ReplayedWave {
  const windows = { fast: options.window, slow: options.slowWindow };
  const members = [...wave.members.values()].sort(
    (a, b) => a.createdAt - b.createdAt || compareText(a.postId, b.postId) || compareText(a.source, b.source),
  );
  const reached = reachedBefore(explained, openedFrom(wave.facts, members), windows);
  const on = { watch: options.watch, windows, gates: options, reached };
  const { burst, wordForWord } = describeWave(on, wave.facts, members);
  const decision = openDecision(burst, options);
  const line = burstLine(burst, members, {
    explanations: explanationLines(burst),
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
    links: post.links,
    media: post.media,
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
    links: post.links,
    media: post.media,
  };
}
