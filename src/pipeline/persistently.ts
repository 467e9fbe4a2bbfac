/** Does again what the database refused for the moment, with the same values, until it is done. */
import type { Duration } from "../domain/time.ts";
import { StoreError } from "../store/store.ts";
import type { Clock } from "../support/clock.ts";
import type { FaultPoint } from "../support/fault-points.ts";
import type { PipelineEvents } from "./events.ts";

const RETRY_AFTER: Duration = 250;
/** One that is refused this often is told of, and again each time that ten times as many were. */
const TOLD_AFTER = 4;
const TOLD_AGAIN = 10;

export interface Persisting {
  readonly clock: Clock;
  readonly events: Pick<PipelineEvents, "storeGaveWay">;
  readonly faults?: FaultPoint;
}

/** @throws whatever else goes wrong, or the signal's reason */
export async function persistently<T>(
  { clock, events }: Pick<Persisting, "clock" | "events">,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  let tellAt = TOLD_AFTER;
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StoreError) || error.code !== "retry") throw error;
      if (tries === tellAt) {
        tellAt *= TOLD_AGAIN;
        events.storeGaveWay({ tries, message: error.message });
      }
      await clock.sleep(RETRY_AFTER, signal);
      signal.throwIfAborted();
    }
  }
}
