/** Judging: what was collected is numbered, folded and committed with everything that follows from it. */
import type { Kysely } from "kysely";
import type { Crews } from "../detect/crews.ts";
import type { Detector } from "../detect/detector.ts";
import { readThings } from "../detect/thing-hashes.ts";
import { FOLD_VERSION, readWords } from "../detect/tokens.ts";
import { uptimeAt, type Watched } from "../detect/uptime.ts";
import { thingOf } from "../domain/burst.ts";
import type { Duration, Instant } from "../domain/time.ts";
import { changeAnchors, saveAnchors } from "../store/anchors.ts";
import { backfilledSince } from "../store/backfills.ts";
import { findWave, type StoredBurst } from "../store/bursts.ts";
import { closePoll } from "../store/feeds.ts";
import { activeMutes } from "../store/mutes.ts";
import { postsBySeq, saveJudgements, type UnjudgedPost, unjudgedPosts } from "../store/posts.ts";
import type { Store } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";
import { readWatched } from "../store/uptime.ts";
import { type Claim, updateClaimed } from "../store/watches.ts";
import type { Clock } from "../support/clock.ts";
import type { FaultPoint } from "../support/fault-points.ts";
import { noteAway, sayBack } from "./back.ts";
import type { PipelineEvents } from "./events.ts";
import { type Fold, type FoldablePost, type FoldState, foldBatch } from "./fold.ts";
import { releaseHeld } from "./lists.ts";
import { persistently } from "./persistently.ts";
import { postsToRead, recognize } from "./recognize.ts";
import { saveWave } from "./save-wave.ts";
import { pastOf, type Silences } from "./silences.ts";
import { type Telling, tell } from "./tell.ts";
import {
  applyFinding,
  type WaveChange,
  type WaveFacts,
  type WaveFinding,
  waveKey,
  wavesNeeded,
} from "./waves.ts";
import { windowsFor } from "./weigh.ts";

/** Posts that one transaction judges at most: bounds its time and the memory of a first poll. */
const BATCH = 5_000;

/** What a watch's posts have made, which goes on from batch to batch. */
export interface Memory {
  readonly detector: Detector;
  readonly crews: Crews;
  /** Where the watch's files tell of nothing; a source that is live is never taken to be silent. */
  readonly silences: Silences;
}

export interface Judging {
  readonly store: Store;
  readonly clock: Clock;
  readonly telling: Omit<Telling, "mutes" | "live" | "late">;
  readonly events: Pick<PipelineEvents, "batchJudged" | "storeGaveWay">;
  readonly faults: FaultPoint;
}

/** A watch whose poll is drained. */
export interface Drained {
  readonly watchId: string;
  readonly claim: Claim;
  readonly memory: Memory;
  readonly state: FoldState;
  /** When the poll began. */
  readonly now: Instant;
  /** Whether the posts' times are clock times: then bursts end, and get stale, by the clock too. */
  readonly live: boolean;
  readonly dueAt: Instant;
  /** What this poll makes up for, where it reads what was missed. */
  readonly late: Late | null;
}

export interface Late {
  /** Since when the watch was not polled; null where it only reads its past. */
  readonly awaySince: Instant | null;
}

/**
 * Judges everything that is unjudged; the last batch also moves the cursors and the due time.
 * A commit that fails for the moment is repeated with the same values until the signal aborts.
 * @throws ClaimLostError; then the detector knows more than the store and must be discarded.
 */
export async function judge(on: Judging, drained: Drained, signal: AbortSignal): Promise<FoldState> {
  let { state } = drained;
  for (;;) {
    const posts = (await unjudgedPosts(on.store.db, drained.watchId, BATCH)).map(withWords);
    const isLast = posts.length < BATCH;
    const watched = await watchedBy(on.store.db, drained, posts[0]?.createdAt ?? drained.now);
    const { detector, crews, silences } = drained.memory;
    const fold = foldBatch(detector, posts, state, isLast && drained.live ? drained.now : null);
    const earlier = await persistently(on, signal, () =>
      postsBySeq(on.store.db, drained.watchId, postsToRead(fold)),
    );
    const own = new Map(fold.posts.map(({ seq, post }) => [seq, post]));
    for (const { clock } of fold.posts) silences.see(clock);
    const gaps = drained.live ? watched.gaps : [...watched.gaps, ...silences.gaps];
    const { gates } = on.telling;
    const windows = windowsFor(on.telling, drained.watchId);
    const uptime = (at: Instant) => uptimeAt({ since: watched.since, gaps }, at, pastOf(windows));
    const read = (seq: number) => own.get(seq) ?? earlier.get(seq);
    const waves = recognize({ windows, gates, uptimeAt: uptime, read }, crews, fold);
    on.faults("judge:folded");
    const bursts = await persistently(on, signal, () =>
      on.store.transaction((tx) => commit(tx, on, { ...drained, uptime }, { ...fold, waves }, isLast)),
    );
    on.faults("judge:committed");
    on.events.batchJudged({ watch: drained.watchId, posts: posts.length, bursts });
    state = fold.next;
    if (isLast) return state;
  }
}

function withWords(post: UnjudgedPost): JudgedPost {
  if (post.repost) return { ...post, words: null, things: null };
  return { ...post, words: readWords(post.text), things: readThings(post) };
}

type JudgedPost = UnjudgedPost & FoldablePost;

type Recognized = Fold<JudgedPost> & { readonly waves: readonly WaveFinding[] };

/** @returns how many waves this batch touched. */
async function commit(
  tx: Kysely<Tables>,
  on: Judging,
  {
    watchId,
    claim,
    now,
    dueAt,
    live,
    late,
    uptime,
  }: Drained & { readonly uptime: (at: Instant) => Duration },
  fold: Recognized,
  isLast: boolean,
): Promise<number> {
  await updateClaimed(tx, claim, {
    next_seq: fold.next.nextSeq,
    clock: fold.next.clock,
    ...(isLast ? { due_at: dueAt, poll_started_at: null, last_poll_at: now, last_error: null } : {}),
  });
  await saveJudgements(
    tx,
    watchId,
    fold.posts.map(({ post, seq, clock }) => ({
      source: post.source,
      id: post.id,
      seq,
      clock,
      foldVersion: FOLD_VERSION,
      words: post.words,
      things: post.things,
    })),
  );
  await saveAnchors(
    tx,
    watchId,
    fold.founded.map(({ anchor, ...founding }) => ({ ...founding, ...anchor, foldVersion: FOLD_VERSION })),
  );
  await changeAnchors(
    tx,
    watchId,
    fold.anchors.map(({ anchor, ...news }) => ({ ...news, ...anchor })),
  );
  on.faults("judge:words-written");
  const changes = await changesOf(tx, fold, uptime);
  const waves: StoredBurst[] = [];
  for (const change of changes) {
    const saved = await saveWave(tx, on.telling, { watchId, change, now });
    if (saved !== null) waves.push(saved);
  }
  on.faults("judge:bursts-written");
  const awaySince = late?.awaySince ?? null;
  const found = { live, late: late !== null, away: awaySince !== null };
  const telling = { ...on.telling, ...found, mutes: await activeMutes(tx, now) };
  await releaseHeld(tx, telling, now);
  for (const wave of waves) await tell(tx, telling, wave, now);
  if (isLast) {
    if (awaySince !== null) await noteAway(tx, telling, { watch: watchId, from: awaySince, to: now });
    await sayBack(tx, telling, now);
    await closePoll(tx, watchId);
  }
  on.faults("judge:before-commit");
  return waves.length;
}

/** A watch that replays counts from its first post; a live one from the day it was set up, or was read back to. */
async function watchedBy(db: Kysely<Tables>, { watchId, live }: Drained, first: Instant): Promise<Watched> {
  const { createdAt, firstPostAt, gaps } = await readWatched(db, watchId);
  if (!live) return { since: firstPostAt ?? first, gaps };
  const readBackTo = (await backfilledSince(db, watchId)) ?? createdAt;
  return { since: Math.min(createdAt, readBackTo), gaps };
}

async function changesOf(
  tx: Kysely<Tables>,
  fold: Recognized,
  uptime: (at: Instant) => Duration,
): Promise<readonly WaveChange[]> {
  const known = new Map<string, WaveFacts>();
  for (const wave of wavesNeeded(fold.waves)) {
    const stored = await findWave(tx, wave);
    if (stored !== null) known.set(waveKey(wave.burst, wave.wave), factsOf(stored));
  }
  const changes = new Map<string, WaveChange>();
  for (const finding of fold.waves) {
    applyFinding(changes, finding, {
      known: (burst, wave) => known.get(waveKey(burst, wave)),
      uptimeAt: uptime,
    });
  }
  return [...changes.values()];
}

function factsOf(stored: StoredBurst): WaveFacts {
  const { burst } = stored;
  return {
    burst: burst.id,
    wave: burst.wave,
    anchor: stored.anchor,
    anchorWords: stored.anchorWords,
    thing: thingOf(burst),
    detectedAt: burst.detectedAt,
    detectedSeq: stored.detectedSeq,
    quickenedSeq: stored.quickenedSeq,
    horizon: burst.horizon,
    state: burst.state,
    absorbedBy: burst.absorbedBy,
    sightings: burst.sightings,
    sightingHours: burst.sightingHours,
    uptime: burst.uptime,
    crew: burst.crew,
    feedsCrews: stored.feedsCrews,
  };
}
