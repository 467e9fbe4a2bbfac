/**
 * Discord locks out an address that makes 10,000 invalid requests (401, 403, 429) in ten minutes
 * (discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans). Others may
 * share ours, so long before that nothing is sent any more until enough time has passed.
 */
import { MINUTE } from "../../domain/time.ts";
import type { Clock } from "../../support/clock.ts";
import { ChatError } from "../chat.ts";

const WINDOW = 10 * MINUTE;
/** A fifth of Discord's own limit. */
export const MOST_INVALID = 2_000;

const INVALID = new Set([401, 403, 429]);

export interface InvalidRequests {
  note(status: number): void;
  /** @throws ChatError "rate-limited" while there is no room for another one. */
  assertRoom(): void;
}

export function createInvalidRequests(clock: Pick<Clock, "now">): InvalidRequests {
  /** When each was answered, the oldest first. */
  let times: number[] = [];

  function forget(): void {
    const since = clock.now() - WINDOW;
    const kept = times.findIndex((at) => at > since);
    if (kept !== 0) times = kept < 0 ? [] : times.slice(kept);
  }

  return {
    note(status) {
      if (!INVALID.has(status)) return;
      forget();
      times.push(clock.now());
    },
    assertRoom() {
      forget();
      const oldest = times[times.length - MOST_INVALID];
      if (oldest === undefined) return;
      throw new ChatError(
        "rate-limited",
        "Discord refused too much in ten minutes: nothing is sent for a while",
        {
          retryAfter: oldest + WINDOW - clock.now(),
          mend: "Mend what it refuses, as /verbatim status shows.",
        },
      );
    },
  };
}
