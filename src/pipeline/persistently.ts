/** Does again what the database refused for the moment, with the same values, until it is done. */
import type { Duration } from "../domain/time.ts";
import { StoreError } from "../store/store.ts";
import type { Clock } from "../support/clock.ts";

const RETRY_AFTER: Duration = 250;

/** @throws whatever else goes wrong, or the signal's reason */
export async function persistently<T>(
  { clock }: { readonly clock: Clock },
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StoreError) || error.code !== "retry") throw error;
      await clock.sleep(RETRY_AFTER, signal);
      signal.throwIfAborted();
    }
  }
}
