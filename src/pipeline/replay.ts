/** Replaying: the same fold and the same decisions over posts in memory, ending in a line for each wave. */
import { openDecision } from "../alerts/decide.ts";
import type { Gates } from "../alerts/remarkable.ts";
import { crewsOf } from "../detect/crew-groups.ts";
import { createCrews } from "../detect/crews.ts";
import { createDetector } from "../detect/detector.ts";
import type { DetectionOptions, DetectorStats } from "../detect/finding.ts";
import { retentionOf } from "../detect/retention.ts";
import { uptimeAt } from "../detect/uptime.ts";
import type { Burst } from "../domain/burst.ts";
import type { Crew } from "../domain/crew.ts";
import { compareText, type Post } from "../domain/post.ts";
import type { Instant } from "../domain/time.ts";
import { type BurstLine, burstLine } from "../evidence/burst-line.ts";
import { describeWave, type WaveMember } from "./describe.ts";
import { explanationLines } from "./explanation-lines.ts";
import { type FoldState, foldBatch } from "./fold.ts";
import { foldable, freeNumbers, type PackedPosts } from "./packed-posts.ts";
import { createPacker } from "./packer.ts";
import { reachedBefore } from "./reached.ts";
import { createRecentPosts } from "./recent-posts.ts";
import { recognize } from "./recognize.ts";
import { createSilences, pastOf } from "./silences.ts";
import { applyFinding, type WaveChange, type WaveFacts, waveKey } from "./waves.ts";
import { openedFrom } from "./weigh.ts";

export interface Replay {
  /**
   * Takes the next post; they come in folding order, as far as the input allowed.
   * @param ordinal the post's place in the whole input, over all watches.
   */
  take(post: Post, ordinal: number): void;
  /** The same for those of some packed posts that stand at these places. */
  takePacked(posts: PackedPosts, places: Int32Array): void;
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
  const waiting = createPacker();
  let state: FoldState = { nextSeq: 1, clock: null };

  function fold(packed: PackedPosts, places: Int32Array): void {
    const posts = foldable(packed, places);
    const since = firstPostAt ?? posts[0]?.createdAt ?? 0;
    firstPostAt ??= posts[0]?.createdAt ?? null;
    const firstSeq = state.nextSeq;
    const folded = foldBatch(detector, posts, state, null);
    const clocks = new Float64Array(folded.posts.length);
    for (let at = 0; at < clocks.length; at++) clocks[at] = folded.posts[at]!.clock;
    recent.keep({ written: packed.written, places, firstSeq, clocks });
    state = folded.next;
    for (const clock of clocks) silences.see(clock);
    const changes = new Map<string, WaveChange>();
    const watched = (at: Instant) => uptimeAt({ since, gaps: silences.gaps }, at, past);
    const recognizing = { windows, gates: options, uptimeAt: watched, read: recent.get };
    for (const finding of recognize(recognizing, crews, folded)) {
      applyFinding(changes, finding, {
        known: (burst, wave) => waves.get(waveKey(burst, wave))?.facts,
        uptimeAt: watched,
      });
    }
    for (const [key, { facts, members }] of changes) {
      const ordinal = recent.ordinalOf(facts.detectedSeq) ?? 0;
      const wave = waves.get(key) ?? { facts, ordinal, members: new Map() };
      wave.facts = facts;
      for (const { seq, joined, from, to, anchorFrom } of members) {
        const written = wave.members.has(seq) ? undefined : recent.get(seq);
        if (written !== undefined) wave.members.set(seq, { ...written, seq, joined, from, to, anchorFrom });
      }
      waves.set(key, wave);
    }
    if (state.clock !== null) recent.forgetBefore(state.clock);
  }

  function foldWaiting(): void {
    const places = Int32Array.from({ length: waiting.size }, (_, place) => place);
    const packed = waiting.take();
    fold(packed, places);
    freeNumbers(packed);
  }

  function finish(): readonly ReplayedWave[] {
    foldWaiting();
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
      waiting.add(post, ordinal);
      if (waiting.isFull) foldWaiting();
    },
    takePacked: fold,
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
