/** Staying connected to Discord's gateway: with patience, until it is stopped or Discord refuses for good. */
import { type Instant, MINUTE, SECOND } from "../../domain/time.ts";
import { ChatError } from "../chat.ts";
import { connectOnce, type GatewayParts, type GatewayTiming } from "./gateway-connection.ts";
import { createLoginPace } from "./login-pace.ts";

/** How long it then rests, longer each time. */
const RESTS = [5 * SECOND, 15 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE];
/** Discord asks for a heartbeat every 41 seconds; after three that nobody acknowledged nothing is heard. */
const SILENT_FOR = 130 * SECOND;
const LOOKS_EVERY = 10 * SECOND;
export interface GatewayRun {
  /** Resolves with the first session; rejects with a ChatError when there will be none. */
  readonly ready: Promise<void>;
  /** Resolves when it has stopped, with the error that ended it where that was not the signal. */
  readonly ended: Promise<ChatError | null>;
  /** Since when commands are not heard; null while they are. */
  deafSince(): Instant | null;
}

const USUAL: GatewayTiming = { silentFor: SILENT_FOR, looksEvery: LOOKS_EVERY, rests: RESTS };

/** Connects, and goes on connecting until the signal aborts or Discord refuses for good. */
export function runGateway(parts: GatewayParts, signal: AbortSignal): GatewayRun {
  const { clock, logger, timing = USUAL } = parts;
  const logins = createLoginPace(clock, timing.rests);
  const ready = Promise.withResolvers<void>();
  let deafSince: Instant | null = clock.now();
  // Whoever does not wait for the first session is told of the end by `ended`.
  ready.promise.catch(() => {});
  return { ready: ready.promise, ended: run(), deafSince: () => deafSince };

  async function run(): Promise<ChatError | null> {
    let failures = 0;
    while (!signal.aborted) {
      let wasReady = false;
      const onChange = (isThere: boolean) => {
        if (isThere) deafSince = null;
        else deafSince ??= clock.now();
        if (!isThere) return;
        wasReady = true;
        ready.resolve();
      };
      const end = await connectOnce(parts, { timing, logins, onChange }, signal);
      deafSince ??= clock.now();
      if (end.is === "stopped") break;
      if (end.is === "fatal") {
        ready.reject(end.error);
        return end.error;
      }
      const rest = timing.rests[Math.min(failures, timing.rests.length - 1)] ?? MINUTE;
      failures = wasReady ? 0 : failures + 1;
      logger.warn({ why: end.why, seconds: rest / SECOND }, "Discord is out of reach; trying again");
      await clock.sleep(rest, signal);
    }
    ready.reject(new ChatError("unavailable", "stopped before Discord was reached"));
    return null;
  }
}
