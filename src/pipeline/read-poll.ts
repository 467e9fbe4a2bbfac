/** All that a poll reads: what is new, and the past of what is new. One that is stuck is given up. */
import { type Duration, HOUR } from "../domain/time.ts";
import { SourceError } from "../sources/source.ts";
import { halfReadSources } from "../store/feeds.ts";
import { recordGaps } from "../store/gaps.ts";
import { type RunningWatch, updateClaimed } from "../store/watches.ts";
import { type ReadingBack, readBack } from "./back-fill.ts";
import { type Collecting, collect, type Poll } from "./collect.ts";
import type { PipelineEvents } from "./events.ts";

/**
 * A poll that cannot be read to its end for so long is given up: what it has is judged. The rest is a gap where
 * the newest was read already; where nothing was, the next poll goes on from the same cursor.
 */
const LONGEST_POLL: Duration = HOUR;
/** … and after so many failures: a poll that a stop interrupted is old, and can be read all the same. */
const FAILURES_AT_LEAST = 3;

export interface PollReading extends ReadingBack {
  readonly events: Collecting["events"] & Pick<PipelineEvents, "pollFailed">;
}

/**
 * @param failures how often this poll has failed before.
 * @returns whether posts of the past are among what it collected.
 * @throws SourceError, with everything up to the failed page stored; ClaimLostError.
 */
export async function readPoll(
  on: PollReading,
  poll: Poll,
  { running, failures }: { readonly running: RunningWatch; readonly failures: number },
  signal: AbortSignal,
): Promise<boolean> {
  try {
    await collect(on, poll, signal);
    return await readBack(on, poll, signal);
  } catch (error) {
    const isStuck = on.clock.now() - poll.startedAt > LONGEST_POLL && failures >= FAILURES_AT_LEAST;
    if (!(error instanceof SourceError) || !isStuck) throw error;
    await giveUp(on, poll, running, error);
    return false;
  }
}

async function giveUp(
  on: PollReading,
  { watch, claim, startedAt }: Poll,
  { lastPollAt }: RunningWatch,
  { code, message }: SourceError,
): Promise<void> {
  const now = on.clock.now();
  const why = `the poll could not be read to its end: ${message}`;
  const unread = { from: lastPollAt ?? startedAt, to: startedAt, why };
  await on.store.transaction(async (tx) => {
    await updateClaimed(tx, claim, { poll_started_at: startedAt });
    for (const source of await halfReadSources(tx, watch.id)) {
      await recordGaps(tx, watch.id, source, [unread], now);
    }
  });
  on.events.pollFailed({ watch: watch.id, code, message: why, retryAt: now });
}
