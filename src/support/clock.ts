/** Where the time comes from: handed in, so that tests and the drill own it. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Resolves after `ms` of this clock, or at once when the signal aborts; never rejects. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const timer = setTimeout(done, ms);
      function done() {
        clearTimeout(timer);
        signal.removeEventListener("abort", done);
        resolve();
      }
      signal.addEventListener("abort", done, { once: true });
    }),
};

/** A clock that stands until it is set: the drill's week passes in seconds. Its sleep is real time. */
export interface ManualClock extends Clock {
  set(now: number): void;
}

export function createManualClock(start: number): ManualClock {
  let at = start;
  return {
    now: () => at,
    set: (now) => {
      at = now;
    },
    sleep: systemClock.sleep,
  };
}
