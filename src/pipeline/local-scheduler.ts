/** Scheduling within one process: due times stand in the database, a loop here goes by them. */
import { type Duration, type Instant, MINUTE, SECOND } from "../domain/time.ts";
import type { Store } from "../store/store.ts";
import { dueTimes } from "../store/watches.ts";
import type { Clock } from "../support/clock.ts";
import type { PipelineEvents } from "./events.ts";
import type { Scheduler, Tick } from "./scheduler.ts";

/** Watches ticked at the same time; detection is synchronous, so more would only wait for each other. */
const AT_ONCE = 4;
/** New watches and changed due times are seen within this. */
const LOOK_EVERY: Duration = SECOND;
/** A tick that runs longer than this is told of: it reads very much, or something keeps it waiting. */
const LONG: Duration = 5 * MINUTE;
/** So is a look that comes so much later than it should. */
const STILL: Duration = 15 * SECOND;

export interface LocalSchedulerParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly events: Pick<PipelineEvents, "loopFailed" | "pollTakesLong" | "stoodStill">;
}

export function createLocalScheduler(parts: LocalSchedulerParts): Scheduler {
  const stopping = new AbortController();
  const running = new Map<string, Promise<void>>();
  /** When the ticks under way began that were not told of yet. */
  const began = new Map<string, Instant>();
  /** Watches whose tick asked for a rest that their row does not know of: another instance has their claim. */
  const resting = new Map<string, Instant>();
  let loop: Promise<void> = Promise.resolve();

  async function startDue(tick: Tick): Promise<void> {
    const now = parts.clock.now();
    for (const { id, dueAt } of await dueTimes(parts.store.db)) {
      if (dueAt > now || running.size >= AT_ONCE) return;
      if (running.has(id) || (resting.get(id) ?? 0) > now) continue;
      const done = tick(id, stopping.signal).then(
        (next) => void (next === null ? resting.delete(id) : resting.set(id, next)),
        (error: unknown) => report(error),
      );
      began.set(id, now);
      running.set(
        id,
        done.finally(() => {
          running.delete(id);
          began.delete(id);
        }),
      );
    }
  }

  function tellOfLong(): void {
    const now = parts.clock.now();
    for (const [watch, at] of began) {
      if (now - at < LONG) continue;
      began.delete(watch);
      parts.events.pollTakesLong({ watch, running: now - at });
    }
  }

  function report(error: unknown): void {
    if (!stopping.signal.aborted) parts.events.loopFailed({ loop: "scheduler", error });
  }

  async function go(tick: Tick): Promise<void> {
    while (!stopping.signal.aborted) {
      // A database that is gone for a while is no reason to end; what is due then is due later.
      const looked = parts.clock.now();
      await startDue(tick).catch(report);
      tellOfLong();
      await parts.clock.sleep(LOOK_EVERY, stopping.signal);
      const span = parts.clock.now() - looked - LOOK_EVERY;
      if (span >= STILL && !stopping.signal.aborted) parts.events.stoodStill({ span });
    }
    await Promise.allSettled(running.values());
  }

  return {
    start(tick) {
      loop = go(tick);
    },
    async stop() {
      stopping.abort();
      await loop;
    },
  };
}
