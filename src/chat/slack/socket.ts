/**
 * Socket mode that stays connected. Bolt's own way back is switched off: it waits five seconds each time, and a
 * refused token ends it in a rejection that nobody catches.
 */
import { type App, SocketModeReceiver } from "@slack/bolt";
import { type Instant, MINUTE, SECOND } from "../../domain/time.ts";
import type { Clock } from "../../support/clock.ts";
import type { Logger } from "../../support/logger.ts";
import type { Secret } from "../../support/secret.ts";
import { boltLogger } from "./bolt-logger.ts";
import { chatErrorOf, isFinal } from "./errors.ts";
import type { Timing } from "./options.ts";
import type { webOptions } from "./web.ts";

/** A connection that says nothing for so long is none. */
const HELLO_WITHIN = 30 * SECOND;
/** How long a connection may take to end when we end. */
const GOODBYE_WITHIN = 2 * SECOND;
/** Slack lets an app have ten connections: another one of ours must go first. */
const AFTER_TOO_MANY = MINUTE;

export interface SocketParts {
  readonly app: App;
  readonly appToken: Secret;
  readonly clientOptions: ReturnType<typeof webOptions>;
  readonly timing: Timing;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Called once, when no connection will be had with this token. */
  readonly onRefused: (error: unknown) => void;
}

export interface SocketMode {
  /** Resolves when connected, or when it is known that this takes longer: it goes on trying. */
  readonly begun: Promise<void>;
  /** Since when there is no connection; null while there is one. */
  deafSince(): Instant | null;
  close(): Promise<void>;
}

/** How a connection ended. */
type Ending = "recycled" | "too-many" | "lost";

export function openSocketMode(parts: SocketParts): SocketMode {
  const closing = new AbortController();
  const begun = Promise.withResolvers<void>();
  const open = new Set<SocketModeReceiver>();
  let deafSince: Instant | null = parts.clock.now();
  const done = stayConnected();

  async function stayConnected(): Promise<void> {
    let failures = 0;
    while (!closing.signal.aborted) {
      try {
        const { ended } = await connect();
        deafSince = null;
        begun.resolve();
        if (failures > 0) parts.logger.info({ failures }, "connected to Slack again");
        failures = 0;
        const ending = await ended;
        deafSince = parts.clock.now();
        if (ending === "too-many") {
          parts.logger.warn({}, "Slack allows ten connections an app: end other programs with this token");
          await parts.clock.sleep(AFTER_TOO_MANY, closing.signal);
        }
      } catch (error) {
        begun.resolve();
        if (isFinal(error)) return parts.onRefused(error);
        failures += 1;
        parts.logger.warn({ error: chatErrorOf(error), failures }, "Slack cannot be connected to");
        const rest = Math.min(parts.timing.longestRest, parts.timing.rest * 2 ** (failures - 1));
        await parts.clock.sleep(rest, closing.signal);
      }
    }
    begun.resolve();
  }

  /** Resolves once Slack said hello, with how the connection ends. The next one is made before it is quite gone. */
  async function connect(): Promise<{ readonly ended: Promise<Ending> }> {
    const receiver = new SocketModeReceiver({
      appToken: parts.appToken.reveal(),
      autoReconnectEnabled: false,
      logger: boltLogger(parts.logger),
      installerOptions: { clientOptions: { ...parts.clientOptions } },
    });
    receiver.init(parts.app);
    const { client } = receiver;
    const ended = Promise.withResolvers<Ending>();
    const closed = Promise.withResolvers<never>();
    // Connections come and go while the same signal stays: each takes its listener along.
    const onClosing = () => {
      closed.reject(new Error("it is being closed"));
      ended.resolve("lost");
    };
    closing.signal.addEventListener("abort", onClosing, { once: true });
    void ended.promise.then(() => closing.signal.removeEventListener("abort", onClosing));
    client.on("ws_message", (data: unknown) => {
      const reason = goodbyeIn(data);
      if (reason !== null) ended.resolve(reason);
    });
    client.on("disconnected", () => {
      open.delete(receiver);
      ended.resolve("lost");
    });
    open.add(receiver);
    const late = new AbortController();
    const helloMissing = parts.clock.sleep(HELLO_WITHIN, late.signal).then(() => {
      if (!late.signal.aborted) throw new Error("Slack did not say hello");
    });
    try {
      await Promise.race([client.start(), helloMissing, closed.promise]);
    } catch (error) {
      open.delete(receiver);
      ended.resolve("lost");
      void client.disconnect().catch(() => {});
      throw error ?? new Error("Slack closed the connection");
    } finally {
      late.abort();
      helloMissing.catch(() => {});
    }
    return { ended: ended.promise };
  }

  return {
    begun: begun.promise,
    deafSince: () => deafSince,
    async close() {
      closing.abort();
      const late = new AbortController();
      const gone = [...open].map(({ client }) => client.disconnect().catch(() => {}));
      await Promise.race([Promise.all(gone), parts.clock.sleep(GOODBYE_WITHIN, late.signal)]);
      late.abort();
      await done;
    },
  };
}

function goodbyeIn(data: unknown): Ending | null {
  if (typeof data !== "string" || !data.includes('"disconnect"')) return null;
  try {
    const { type, reason } = JSON.parse(data) as { readonly type?: unknown; readonly reason?: unknown };
    if (type !== "disconnect") return null;
    return reason === "too_many_websockets" ? "too-many" : "recycled";
  } catch {
    return null;
  }
}
