/**
 * How far apart logins are: Discord resets the token of a bot that identifies more than 1,000 times a day
 * (discord.com/developers/docs/topics/gateway#session-start-limit-object). Resuming is no login.
 */
import { HOUR } from "../../domain/time.ts";
import type { Clock } from "../../support/clock.ts";

export interface LoginPace {
  /** Resolves when the next login may be made, or when the signal aborts; counts it. */
  wait(signal: AbortSignal): Promise<void>;
  /** How long the next one would be held back after the last one, in milliseconds. */
  next(): number;
}

/** @param rests between the first and the second login within an hour, the second and the third, and so on */
export function createLoginPace(clock: Clock, rests: readonly number[]): LoginPace {
  let times: number[] = [];

  function next(): number {
    times = times.filter((at) => at > clock.now() - HOUR);
    return times.length === 0 ? 0 : (rests[Math.min(times.length, rests.length) - 1] ?? 0);
  }

  return {
    async wait(signal) {
      const last = times.at(-1) ?? Number.NEGATIVE_INFINITY;
      const left = next() - (clock.now() - last);
      if (left > 0) await clock.sleep(left, signal);
      if (!signal.aborted) times.push(clock.now());
    },
    next,
  };
}
