/** Waits for a wave to end, and sets the times at which its accounts and posts are looked at again. */
import { LOOKS_AGAIN } from "../../domain/standing.ts";
import { type Duration, MINUTE } from "../../domain/time.ts";
import { addErrands } from "../../store/errands.ts";
import { endErrand, type FollowUpParts, goOn, type Step } from "./errand.ts";

const LOOK_EVERY: Duration = MINUTE;

export async function awaitEnd(parts: FollowUpParts, { errand, wave, now }: Step): Promise<void> {
  await parts.store.transaction(async (tx) => {
    if (wave.burst.state === "open") {
      return goOn(tx, errand, { progress: null, dueAt: now + LOOK_EVERY });
    }
    const looks = LOOKS_AGAIN.map(({ after }, i) => ({
      kind: "standing" as const,
      n: i + 1,
      dueAt: now + after,
    }));
    const { burst_id: burst, wave: n, watch_id: watch, source } = errand;
    await addErrands(tx, { burst, wave: n, watch }, source, looks);
    await endErrand(tx, errand, now);
  });
}
