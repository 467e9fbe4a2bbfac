/** Scheduling within one process: due times stand in the database, a loop here goes by them. */
import { type Duration, SECOND } from "../domain/time.ts";
import type { Store } from "../store/store.ts";
import { dueTimes } from "../store/watches.ts";
import type { Clock } from "../support/clock.ts";
import type { Scheduler, Tick } from "./scheduler.ts";

/** Watches ticked at the same time; detection is synchronous, so more would only wait for each other. */
const AT_ONCE = 4;
/** New watches and changed due times are seen within this. */
const LOOK_EVERY: Duration = SECOND;

export function createLocalScheduler(parts: { readonly store: Store; readonly clock: Clock }): Scheduler {
  const stopping = new AbortController();
  const running = new Map<string, Promise<void>>();
  let loop: Promise<void> = Promise.resolve();

  async function go(tick: Tick): Promise<void> {
    const { signal } = stopping;
    while (!signal.aborted) {
      const now = parts.clock.now();
      for (const { id, dueAt } of await dueTimes(parts.store.db)) {
        if (dueAt > now || running.size >= AT_ONCE) break;
        if (running.has(id)) continue;
        const done = tick(id, signal).then(
          () => {},
          () => {}, // A tick reports its own failures and moves its due time.
        );
        running.set(
          id,
          done.finally(() => running.delete(id)),
        );
      }
      await parts.clock.sleep(LOOK_EVERY, signal);
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
