/**
 * The follow-up: a loop of its own that looks after announced bursts, beside poller and courier, so that no
 * alert ever waits for it. What is to be done stands in the database, each step commits by itself.
 */
import { type Duration, type Instant, MINUTE, SECOND } from "../../domain/time.ts";
import { SourceError } from "../../sources/source.ts";
import {
  addErrands,
  dueErrands,
  type Errand,
  type ErrandKind,
  unfollowedWaves,
  updateErrand,
} from "../../store/errands.ts";
import { withMend } from "../../support/sentences.ts";
import { awaitEnd } from "./end-of-wave.ts";
import { endErrand, type FollowUpParts, named, redrawStories, type Step, standingWave } from "./errand.ts";
import { lookAgain } from "./look-again.ts";
import { lookAtPosts } from "./look-at-posts.ts";
import { lookUpAccounts } from "./look-up-accounts.ts";
import { searchWords } from "./search-words.ts";

/** Waves that are taken up, and errands that are done, in one round. */
const ROUND = 50;
/** One step may take this long; its call has deadlines of its own. */
const STEP_TIMEOUT: Duration = 2 * MINUTE;
const LONGEST_BACKOFF: Duration = 15 * MINUTE;
/** After so many failures in a row an errand is given up; the last error stands in its row. */
const MOST_ATTEMPTS = 20;
/** From so many failures in a row on the messages say that it could not be asked. */
const TOLD_FROM = 4;

const STEPS: Readonly<Record<ErrandKind, (parts: FollowUpParts, step: Step) => Promise<void>>> = {
  accounts: lookUpAccounts,
  details: lookAtPosts,
  search: searchWords,
  end: awaitEnd,
  standing: lookAgain,
};

/** What begins when a burst was announced. */
const FIRST: readonly ErrandKind[] = ["accounts", "details", "search", "end"];

export interface FollowUp {
  /** Does what is due, a step of each errand; resolves with the number of steps made. */
  round(signal: AbortSignal): Promise<number>;
  /** Rounds until the signal aborts; the step under way is finished or abandoned whole. */
  run(signal: AbortSignal): Promise<void>;
}

export function createFollowUp(parts: FollowUpParts): FollowUp {
  /** Only where there is somebody to ask. */
  const askable = (sources: readonly string[]) =>
    sources.filter((id) => (parts.sources.get(id)?.lookups ?? null) !== null);

  async function round(signal: AbortSignal): Promise<number> {
    await takeUp(parts.clock.now());
    let steps = 0;
    for (const errand of await dueErrands(parts.store.db, parts.clock.now(), ROUND)) {
      if (signal.aborted) break;
      await makeStep(errand, signal);
      steps += 1;
    }
    return steps;
  }

  async function takeUp(now: Instant): Promise<void> {
    // Watches come and go while it runs.
    const sourcesOf = new Map(parts.watches.map(({ id, sources }) => [id, askable(sources)]));
    const followed = [...sourcesOf].filter(([, sources]) => sources.length > 0).map(([id]) => id);
    for (const wave of await unfollowedWaves(parts.store.db, followed, ROUND)) {
      await parts.store.transaction(async (tx) => {
        for (const source of sourcesOf.get(wave.watch) ?? []) {
          await addErrands(
            tx,
            wave,
            source,
            FIRST.map((kind) => ({ kind, n: 1, dueAt: now })),
          );
        }
      });
    }
  }

  async function makeStep(errand: Errand, signal: AbortSignal): Promise<void> {
    const now = parts.clock.now();
    const wave = await standingWave(parts.store.db, errand);
    const lookups = parts.sources.get(errand.source)?.lookups ?? null;
    if (wave === null || lookups === null) {
      await endErrand(parts.store.db, errand, now, wave === null ? "absorbed" : "no-source");
      return;
    }
    const limited = AbortSignal.any([signal, AbortSignal.timeout(STEP_TIMEOUT)]);
    try {
      await STEPS[errand.kind](parts, { errand, wave, lookups, now, signal: limited });
      parts.events.errandDone(named(errand));
    } catch (error) {
      if (signal.aborted) return;
      await putOff(errand, error, now);
    }
  }

  async function putOff(errand: Errand, error: unknown, now: Instant): Promise<void> {
    const known = error instanceof SourceError ? error : null;
    const attempts = errand.attempts + 1;
    const wait = Math.min(LONGEST_BACKOFF, SECOND * 2 ** Math.min(attempts, 20));
    const dueAt = known?.resumesAt ?? known?.retryAt ?? now + wait;
    const message = error instanceof Error ? error.message : String(error);
    const why = withMend(message, known?.mend ?? null);
    await parts.store.transaction(async (tx) => {
      if (attempts >= MOST_ATTEMPTS) await endErrand(tx, errand, now, why);
      else await updateErrand(tx, errand.id, { attempts, due_at: dueAt, error: why });
      // What is over within seconds changes no message.
      if (attempts >= TOLD_FROM) await redrawStories(tx, parts, errand, now);
    });
    parts.events.errandPutOff({ ...named(errand), why });
  }

  async function run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const steps = await round(signal).catch((error: unknown) => {
        if (!signal.aborted) parts.events.loopFailed({ loop: "follow-up", error });
        return 0;
      });
      if (steps === 0) await parts.clock.sleep(parts.rest, signal);
    }
  }

  return { round, run };
}
