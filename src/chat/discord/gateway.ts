/**
 * The connection to Discord's gateway: held by discord.js, watched from here. The library reconnects for ever
 * and at once; here it does so with patience, notices when nothing is acknowledged any more, and ends where
 * trying again cannot help.
 */
import { type APIInteraction, Client, Events, GatewayDispatchEvents } from "discord.js";
import { MINUTE, SECOND } from "../../domain/time.ts";
import type { Clock } from "../../support/clock.ts";
import type { Logger } from "../../support/logger.ts";
import type { Secret } from "../../support/secret.ts";
import { ChatError } from "../chat.ts";
import { fatalClose } from "./close-codes.ts";

/** Ends in a row, without a session between them, after which the connection is given up for a while. */
const MOST_CLOSES = 5;
/** How long it then rests: longer each time, so that a whole day of trying takes a third of its 1,000 logins. */
const RESTS = [5 * SECOND, 15 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE];
/** Discord asks for a heartbeat every 41 seconds; after three that nobody acknowledged nothing is heard. */
const SILENT_FOR = 130 * SECOND;
const LOOKS_EVERY = 10 * SECOND;
/** A login that has come to nothing by then is begun again. */
const READY_WITHIN = MINUTE;

export interface GatewayParts {
  readonly token: Secret;
  readonly apiUrl: string | null;
  readonly clock: Clock;
  readonly logger: Pick<Logger, "info" | "warn" | "error">;
  readonly onInteraction: (interaction: APIInteraction) => void;
  /** What is left of the day's logins, before each of ours. @throws ChatError */
  readonly assertLoginsLeft: (signal: AbortSignal) => Promise<void>;
  /** How long without an acknowledgement means silence; Discord's own pace where it is left out. */
  readonly silentFor?: number;
  readonly looksEvery?: number;
  readonly rests?: readonly number[];
}

/** How one connection ended. */
type End =
  | { readonly is: "fatal"; readonly error: ChatError }
  | { readonly is: "broken"; readonly why: string; readonly wasReady: boolean }
  | { readonly is: "stopped" };

export interface GatewayRun {
  /** Resolves with the first session; rejects with a ChatError when there will be none. */
  readonly ready: Promise<void>;
  /** Resolves when it has stopped, with the error that ended it where that was not the signal. */
  readonly ended: Promise<ChatError | null>;
}

/** Connects, and goes on connecting until the signal aborts or Discord refuses for good. */
export function runGateway(parts: GatewayParts, signal: AbortSignal): GatewayRun {
  const ready = Promise.withResolvers<void>();
  // Whoever does not wait for the first session is told of the end by `ended`.
  ready.promise.catch(() => {});
  return { ready: ready.promise, ended: run() };

  async function run(): Promise<ChatError | null> {
    const { clock, logger, rests = RESTS } = parts;
    let failures = 0;
    while (!signal.aborted) {
      const end = await connectOnce(parts, ready.resolve, signal);
      if (end.is === "stopped") break;
      if (end.is === "fatal") {
        ready.reject(end.error);
        return end.error;
      }
      failures = end.wasReady ? 0 : failures + 1;
      const rest = rests[Math.min(failures, rests.length - 1)] ?? MINUTE;
      logger.warn({ why: end.why, seconds: rest / SECOND }, "Discord is out of reach; trying again");
      await clock.sleep(rest, signal);
    }
    ready.reject(new ChatError("unavailable", "stopped before Discord was reached"));
    return null;
  }
}

/** One client from its login to its end. */
async function connectOnce(parts: GatewayParts, onReady: () => void, signal: AbortSignal): Promise<End> {
  const { token, apiUrl, clock, logger, onInteraction, assertLoginsLeft } = parts;
  const { silentFor = SILENT_FOR, looksEvery = LOOKS_EVERY } = parts;
  try {
    await assertLoginsLeft(signal);
  } catch (error) {
    if (signal.aborted) return { is: "stopped" };
    if (error instanceof ChatError && error.code === "refused") return { is: "fatal", error };
    return { is: "broken", why: error instanceof Error ? error.message : "unknown", wasReady: false };
  }
  const client = new Client({
    // Commands come without asking to hear anything.
    intents: [],
    rest: { retries: 0, ...(apiUrl === null ? {} : { api: apiUrl }) },
  });
  const ended = Promise.withResolvers<End>();
  let wasReady = false;
  let closes = 0;
  /** When something showed last that the other side is there. */
  let heardAt = clock.now();

  function alive(): void {
    heardAt = clock.now();
    closes = 0;
  }

  client.ws.on(GatewayDispatchEvents.InteractionCreate, (interaction: APIInteraction) => {
    heardAt = clock.now();
    onInteraction(interaction);
  });
  client.on(Events.ClientReady, () => {
    wasReady = true;
    alive();
    logger.info({}, "connected to Discord");
    onReady();
  });
  client.on(Events.ShardResume, () => {
    alive();
    logger.info({}, "connected to Discord again");
  });
  client.on(Events.ShardReconnecting, () => {
    closes += 1;
    if (closes >= MOST_CLOSES) ended.resolve({ is: "broken", why: "it ends every connection", wasReady });
  });
  client.on(Events.ShardDisconnect, ({ code }) => ended.resolve(endOf(code)));
  // The library speaks of its own trouble here; without a listener it would end the process.
  client.on(Events.ShardError, (error) =>
    logger.warn({ error: error.message }, "Discord's gateway faltered"),
  );
  client.on(Events.Error, (error) => logger.warn({ error: error.message }, "Discord's gateway faltered"));

  const watching = new AbortController();
  void watch();
  client.login(token.reveal()).catch((error: unknown) => ended.resolve(loginEnd(error)));
  signal.addEventListener("abort", () => ended.resolve({ is: "stopped" }), { once: true });
  const end = await ended.promise;
  watching.abort();
  await client.destroy().catch(() => {});
  return end;

  /** Looks whether heartbeats come back: the library's own look can be waiting for what never comes. */
  async function watch(): Promise<void> {
    while (!watching.signal.aborted) {
      await clock.sleep(looksEvery, watching.signal);
      const acknowledged = client.ws.shards.first()?.lastPingTimestamp ?? -1;
      const last = Math.max(heardAt, acknowledged);
      const patience = wasReady ? silentFor : Math.min(READY_WITHIN, silentFor);
      if (clock.now() - last <= patience) continue;
      const why = wasReady ? "it acknowledges nothing any more" : "it lets nobody in";
      ended.resolve({ is: "broken", why, wasReady });
    }
  }
}

function endOf(code: number): End {
  const fatal = fatalClose(code);
  if (fatal === null) return { is: "broken", why: `it closed the connection (${code})`, wasReady: true };
  return { is: "fatal", error: new ChatError("refused", `${fatal.what} (${code})`, { mend: fatal.mend }) };
}

function loginEnd(error: unknown): End {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "TokenInvalid") return endOf(4_004);
  // A close that is for good is reported by itself, a moment later.
  return { is: "broken", why: error instanceof Error ? error.message : "unknown", wasReady: false };
}
