/** Running a transaction anew that the database itself took back, so that nobody hears of it. */
import { setTimeout as pause } from "node:timers/promises";
import { type Store, StoreError } from "./store.ts";

/** As often as a transaction is tried. */
const ATTEMPTS = 4;
/** Milliseconds, times the attempt: who lost a deadlock and is back at once takes the lock from who won it. */
const PAUSE = 50;

/**
 * What PostgreSQL says where it certainly kept nothing: https://www.postgresql.org/docs/current/errcodes-appendix.html
 * Of a connection that was lost nobody knows, and a review, say, would be kept twice.
 */
const TAKEN_BACK = new Set([
  "40001", // serialization_failure
  "40P01", // deadlock_detected
]);

/** `store.transaction`, tried again after a deadlock or a serialisation failure. `run` may be called several times. */
export function retried({ transaction }: Pick<Store, "transaction">): Store["transaction"] {
  return async (run) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await transaction(run);
      } catch (error) {
        if (!wasTakenBack(error) || attempt === ATTEMPTS) throw error;
        await pause(PAUSE * attempt);
      }
    }
  };
}

function wasTakenBack(error: unknown): boolean {
  if (!(error instanceof StoreError) || error.code !== "retry") return false;
  const { code } = (error.cause ?? {}) as { code?: unknown };
  return typeof code === "string" && TAKEN_BACK.has(code);
}
