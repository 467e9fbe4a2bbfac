/** One message a second and channel: Slack's limit, kept before Slack has to say so. */
import type { Clock } from "../../support/clock.ts";

export interface Pace {
  /** Resolves when this channel's turn has come, or at once when the signal aborts. */
  turn(channel: string, signal: AbortSignal): Promise<void>;
}

export function createPace(every: number, clock: Clock): Pace {
  /** When each channel may be spoken to next. */
  const next = new Map<string, number>();
  return {
    async turn(channel, signal) {
      const now = clock.now();
      const at = Math.max(now, next.get(channel) ?? 0);
      next.set(channel, at + every);
      for (const [other, free] of next) if (free <= now) next.delete(other);
      if (at > now) await clock.sleep(at - now, signal);
    },
  };
}
