/** The poller: one tick of a watch is collect, then judge, under a claim and with a detector that it keeps. */
import type { Detector } from "../detect/detector.ts";
import type { DetectionOptions } from "../detect/finding.ts";
import { type Duration, type Instant, MINUTE, SECOND } from "../domain/time.ts";
import type { Watch } from "../domain/watch.ts";
import type { Source } from "../sources/source.ts";
import { activityOf } from "../store/activity.ts";
import { endPause, restWhilePaused } from "../store/edit-watches.ts";
import {
  type Claim,
  ClaimLostError,
  claimWatch,
  type RunningWatch,
  runningWatch,
  updateClaimed,
} from "../store/watches.ts";
import { createBackOff } from "./back-off.ts";
import type { PipelineEvents } from "./events.ts";
import type { FoldState } from "./fold.ts";
import { type Judging, judge, type Late, type Memory } from "./judge.ts";
import { knownTexts, knownWords } from "./known-words.ts";
import { nextPollAfter } from "./pace.ts";
import { createReadAfterwards } from "./read-afterwards.ts";
import { type PollReading, readPoll } from "./read-poll.ts";
import { rebuildDetector } from "./rebuild.ts";
import { rebuildCrews } from "./rebuild-crews.ts";
import type { Tick } from "./scheduler.ts";
import { pastOf, rebuildSilences } from "./silences.ts";
import { windowsFor } from "./weigh.ts";

/** After a failed poll. */
const WAITS = { first: SECOND, longest: 15 * MINUTE };
/** Somebody else ticks the watch; look again whether it was let go. */
const AFTER_LOST_CLAIM: Duration = 30 * SECOND;

export interface Polling extends PollReading, Judging {
  readonly events: PipelineEvents;
  /** How a watch's detector is set up. */
  readonly detection: (watchId: string) => DetectionOptions;
  /** From how long without a poll on a watch has been away; never, where nothing is said. */
  readonly awayFrom?: Duration;
}

/** A poll that missed nothing and reads its past. */
const PAST_ALONE: Late = { awaySince: null };

/** What is kept of a watch between its ticks. */
interface Held {
  readonly claim: Claim;
  memory: Memory;
  /** The known texts that the detector was made with. */
  texts: readonly string[];
  /** How it was set up, but for them. */
  setUp: DetectionOptions;
  state: FoldState;
  /** Whether posts of the past were read since it was last judged. */
  hasReadBack: boolean;
}

export function createPoller(on: Polling): { readonly tick: Tick } {
  const held = new Map<string, Held>();
  const backOff = createBackOff(on.clock, WAITS);
  const readAfterwards = createReadAfterwards(on);

  async function tick(watchId: string, signal: AbortSignal): Promise<Instant | null> {
    try {
      // The row knows when the pause ends, also when somebody ends it early.
      if (await restWhilePaused(on.store.db, watchId, on.clock.now())) return on.clock.now();
      const kept = held.get(watchId) ?? (await takeUp(watchId, signal));
      const running = await resumed(kept, await runningWatch(on.store.db, watchId));
      const dueAt = await poll(kept, running, signal);
      backOff.succeeded(watchId);
      return dueAt;
    } catch (error) {
      if (signal.aborted) throw error;
      if (error instanceof ClaimLostError) return letGo(watchId);
      return putOff(watchId, error);
    }
  }

  async function takeUp(watchId: string, signal: AbortSignal): Promise<Held> {
    const claim = await claimWatch(on.store.db, watchId);
    const { nextSeq, clock, watch } = await runningWatch(on.store.db, watchId);
    const texts = await knownTexts(on.store.db, watch);
    const detector = await detectorKnowing(texts, { watchId, clock }, signal);
    const crews = await rebuildCrews(on.store.db, watchId, clock);
    const silences = await rebuildSilences(
      on.store.db,
      watchId,
      pastOf(windowsFor(on.telling, watchId)),
      clock,
    );
    const kept: Held = {
      claim,
      memory: { detector, crews, silences },
      texts,
      setUp: on.detection(watchId),
      state: { nextSeq, clock },
      hasReadBack: false,
    };
    held.set(watchId, kept);
    return kept;
  }

  /** What was posted during a pause that is over is not read: nobody wanted it. */
  async function resumed(kept: Held, running: RunningWatch): Promise<RunningWatch> {
    if (running.pausedAt === null) return running;
    const live = running.watch.sources.filter((id) => on.sources.get(id)?.live === true);
    await on.store.transaction((tx) => endPause(tx, kept.claim, live, on.clock.now()));
    return runningWatch(on.store.db, running.watch.id);
  }

  function detectorKnowing(
    texts: readonly string[],
    { watchId, clock }: { readonly watchId: string; readonly clock: Instant | null },
    signal: AbortSignal,
  ): Promise<Detector> {
    const options = { ...on.detection(watchId), known: knownWords({ texts }) };
    return rebuildDetector(on, watchId, options, clock, signal);
  }

  /** A detector learns its texts and minimums when it is made: what changed since asks for another. */
  async function learnRules(kept: Held, watch: Watch, signal: AbortSignal): Promise<void> {
    const texts = await knownTexts(on.store.db, watch);
    const setUp = on.detection(watch.id);
    const isSame = JSON.stringify([texts, setUp]) === JSON.stringify([kept.texts, kept.setUp]);
    if (isSame) return;
    const about = { watchId: watch.id, clock: kept.state.clock };
    const detector = await detectorKnowing(texts, about, signal);
    kept.memory = { ...kept.memory, detector };
    kept.texts = texts;
    kept.setUp = setUp;
  }

  async function poll(kept: Held, running: RunningWatch, signal: AbortSignal): Promise<Instant> {
    // A poll that a crash interrupted goes on under its own time, so that its pages stay the same.
    const startedAt = running.pollStartedAt ?? on.clock.now();
    const { watch } = running;
    await learnRules(kept, watch, signal);
    const sources = watch.sources.flatMap((id) => on.sources.get(id) ?? []);
    const live = sources.every((source) => source.live);
    const under = {
      ...{ watch, claim: kept.claim, startedAt, underWaySince: startedAt },
      ahead: new Set<string>(),
    };
    const before = { running, failures: backOff.failures(watch.id) };
    const hasReadPast = (await readPoll(on, under, before, signal)) || kept.hasReadBack;
    const dueAt = startedAt + (await restOf(watch.id, sources, startedAt));
    // From here on the detector runs ahead of the store until the commit; a failure in between voids it.
    held.delete(watch.id);
    kept.state = await judge(
      on,
      {
        watchId: watch.id,
        claim: kept.claim,
        memory: kept.memory,
        state: kept.state,
        now: startedAt,
        dueAt,
        live,
        late: live ? (lateness(running, sources, startedAt) ?? (hasReadPast ? PAST_ALONE : null)) : null,
      },
      signal,
    );
    held.set(watch.id, kept);
    kept.hasReadBack = await readAfterwards({ ...under, underWaySince: null }, signal);
    if (kept.hasReadBack) return pollAt(kept, on.clock.now());
    // A burst that this poll found brings the next one nearer.
    const sooner = startedAt + (await restOf(watch.id, sources, startedAt));
    return sooner >= dueAt ? dueAt : pollAt(kept, sooner);
  }

  async function pollAt({ claim }: Held, dueAt: Instant): Promise<Instant> {
    await updateClaimed(on.store.db, claim, { due_at: dueAt });
    return dueAt;
  }

  /** Until the next poll. */
  async function restOf(watchId: string, sources: readonly Source[], now: Instant): Promise<Duration> {
    const activity = await activityOf(on.store.db, watchId);
    return Math.min(...sources.map((source) => nextPollAfter(source, activity, now)));
  }

  function lateness({ lastPollAt }: RunningWatch, sources: readonly Source[], now: Instant): Late | null {
    if (lastPollAt === null || on.awayFrom === undefined) return null;
    const usual = Math.max(...sources.map(({ pollEvery, pace }) => pace?.quiet ?? pollEvery));
    return now - lastPollAt > usual + on.awayFrom ? { awaySince: lastPollAt } : null;
  }

  function letGo(watchId: string): Instant {
    held.delete(watchId);
    on.events.claimLost({ watch: watchId });
    return on.clock.now() + AFTER_LOST_CLAIM;
  }

  /** The cursor stays where it was; what failed is said, and the watch is due again later. */
  async function putOff(watchId: string, error: unknown): Promise<Instant> {
    const { isNew, retryAt, ...failure } = backOff.failed(watchId, error);
    if (isNew) on.events.pollFailed({ watch: watchId, retryAt, ...failure });
    const claim = held.get(watchId)?.claim ?? (await claimWatch(on.store.db, watchId));
    await updateClaimed(on.store.db, claim, { due_at: retryAt, last_error: failure.message });
    return retryAt;
  }

  return { tick };
}
