/** Reading back beside the polls: after what is new was judged, so that nothing new ever waits for what is old. */
import { MINUTE, SECOND } from "../domain/time.ts";
import { SourceError } from "../sources/source.ts";
import { createBackOff } from "./back-off.ts";
import type { Collecting, Poll } from "./collect.ts";
import type { PipelineEvents } from "./events.ts";
import { readBackAgreed } from "./read-back.ts";

/** The next poll is put off by no more than this, and the page that is under way. */
const AT_A_TIME = 20 * SECOND;
const WAITS = { first: MINUTE, longest: 15 * MINUTE };

export interface ReadingAfterwards extends Collecting {
  readonly events: Collecting["events"] & Pick<PipelineEvents, "pollFailed">;
}

/**
 * Reads on in what was agreed to, for a while.
 * @returns whether posts were read, which the next poll judges.
 * @throws ClaimLostError. A source that fails is said, and tried again after a later poll.
 */
export type ReadAfterwards = (poll: Poll, signal: AbortSignal) => Promise<boolean>;

export function createReadAfterwards(on: ReadingAfterwards): ReadAfterwards {
  const backOff = createBackOff(on.clock, WAITS);
  return async (poll, signal) => {
    const { id } = poll.watch;
    const now = on.clock.now();
    if (backOff.restsUntil(id) > now) return false;
    try {
      const hasRead = await readBackAgreed(on, poll, { until: now + AT_A_TIME, signal });
      backOff.succeeded(id);
      return hasRead;
    } catch (error) {
      if (signal.aborted || !(error instanceof SourceError)) throw error;
      const { isNew, message, ...failure } = backOff.failed(id, error);
      if (isNew) {
        on.events.pollFailed({ watch: id, ...failure, message: `reading back failed: ${message}` });
      }
      return false;
    }
  };
}
