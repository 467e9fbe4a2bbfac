/** Keeps how a run of the bot began, that it is there, and how it ended, where the next one can say so. */
import { uptime } from "node:os";
import { MINUTE, SECOND } from "../domain/time.ts";
import { beat, beginRun, endRun, type Stop } from "../store/runs.ts";
import { type Store, StoreError } from "../store/store.ts";
import { type Clock, systemClock } from "../support/clock.ts";
import type { Logger } from "../support/logger.ts";

/** With less room than this a database cannot work for long, in bytes. */
const LITTLE_ROOM = 8e6;
/** Characters of an error that are kept. */
const WHY_LENGTH = 300;

export interface RecordedRun {
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Takes out what nobody may read. */
  readonly redact: (text: string) => string;
  /** Room that is left where the database lies, in bytes; null where that is not known. */
  readonly room: () => Promise<number | null>;
  /** Aborts when the bot is to stop; with an error that is none of our own when something broke. */
  readonly signal: AbortSignal;
}

/** Runs `work` to its end and passes on what it throws. */
export async function recorded(on: RecordedRun, work: () => Promise<void>): Promise<void> {
  const { store, clock } = on;
  const run = await store.transaction((tx) => beginRun(tx, { now: clock.now(), bootedAt: bootedAt(clock) }));
  const ended = new AbortController();
  const beating = keepBeating(on, run, ended.signal);
  let stop: Omit<Stop, "at"> = { how: "clean", why: null };
  try {
    await work();
    if (isBreak(on.signal.reason)) stop = stopOf(on.signal.reason, on);
  } catch (error) {
    stop = stopOf(error, on);
    throw error;
  } finally {
    ended.abort();
    await beating;
    await endRun(store.db, run, { ...stop, at: clock.now() }).catch((error: unknown) =>
      on.logger.warn({ error }, "how the run ended could not be kept"),
    );
  }
}

/** An error that made the bot stop: what asks it to stop comes under this name instead. */
function isBreak(reason: unknown): boolean {
  return reason instanceof Error && reason.name !== "AbortError";
}

function stopOf(error: unknown, { redact }: RecordedRun): Omit<Stop, "at"> {
  if (error instanceof StoreError && error.code === "full") return { how: "full", why: null };
  const message = error instanceof Error ? error.message : String(error);
  const [line = ""] = redact(message).split("\n", 1);
  return { how: "crash", why: line.slice(0, WHY_LENGTH) };
}

async function keepBeating({ store, clock, room }: RecordedRun, run: number, signal: AbortSignal) {
  while (!signal.aborted) {
    const left = await room();
    const trouble = left !== null && left < LITTLE_ROOM ? "full" : null;
    // Whoever works on the database says so when it cannot be written.
    await beat(store.db, run, clock.now(), trouble).catch(() => {});
    await clock.sleep(MINUTE, signal);
  }
}

/** Null where time is made up. */
function bootedAt(clock: Clock): number | null {
  return clock === systemClock ? clock.now() - uptime() * SECOND : null;
}
