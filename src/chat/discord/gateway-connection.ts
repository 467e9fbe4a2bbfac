/**
 * One connection to Discord's gateway: held by discord.js's own gateway library, watched from here. That library
 * reconnects for ever and at once; here it is noticed when nothing is acknowledged any more, and when trying again
 * cannot help. Its client is left out: it makes objects of everything it hears, and ends the program where one is
 * not as it expects.
 */
import { type SessionInfo, WebSocketManager, WebSocketShardEvents } from "@discordjs/ws";
import { type APIInteraction, GatewayCloseCodes, GatewayDispatchEvents, REST } from "discord.js";
import { MINUTE, SECOND } from "../../domain/time.ts";
import type { Clock } from "../../support/clock.ts";
import type { Logger } from "../../support/logger.ts";
import type { Secret } from "../../support/secret.ts";
import { ChatError } from "../chat.ts";
import { fatalClose } from "./close-codes.ts";
import type { LoginPace } from "./login-pace.ts";

/** Ends in a row, without a session between them, after which the connection is given up for a while. */
const MOST_CLOSES = 5;
/** What the other side has for saying goodbye. */
const CLOSES_WITHIN = 3 * SECOND;
/** A connection that has come to nothing by then is begun again. */
const READY_WITHIN = MINUTE;

export interface GatewayParts {
  readonly token: Secret;
  readonly apiUrl: string | null;
  readonly clock: Clock;
  readonly logger: Pick<Logger, "info" | "warn">;
  readonly onInteraction: (interaction: APIInteraction) => void;
  /** Asked before each login. @throws ChatError where there may be none */
  readonly assertLoginsLeft: (signal: AbortSignal) => Promise<void>;
  readonly timing?: GatewayTiming;
}

/** In milliseconds; Discord's own pace where it is left out. */
export interface GatewayTiming {
  /** How long without an acknowledgement means silence. */
  readonly silentFor: number;
  readonly looksEvery: number;
  /** Between two tries, and between two logins. */
  readonly rests: readonly number[];
}

/** How one connection ended. */
export type End =
  | { readonly is: "fatal"; readonly error: ChatError }
  | { readonly is: "broken"; readonly why: string }
  | { readonly is: "stopped" };

/** One connection, resumed as long as Discord lets it be, to its end. */
export async function connectOnce(
  { token, apiUrl, clock, logger, onInteraction, assertLoginsLeft }: GatewayParts,
  {
    timing,
    logins,
    onChange,
  }: {
    readonly timing: GatewayTiming;
    readonly logins: LoginPace;
    readonly onChange: (isThere: boolean) => void;
  },
  signal: AbortSignal,
): Promise<End> {
  const ended = Promise.withResolvers<End>();
  const over = new AbortController();
  let session: SessionInfo | null = null;
  let closes = 0;
  let isReady = false;
  /** When something showed last that the other side is there. */
  let heardAt = clock.now();
  const rest = new REST({ version: "10", retries: 0, ...(apiUrl === null ? {} : { api: apiUrl }) });
  const manager = new WebSocketManager({
    token: token.reveal(),
    // Commands come without asking to hear anything.
    intents: 0,
    rest: rest.setToken(token.reveal()),
    shardCount: 1,
    // A connection that is given up may be about to begin anew: it never gets what it would begin with.
    retrieveSessionInfo: () => (over.signal.aborted ? new Promise<never>(() => {}) : session),
    updateSessionInfo(_shard, info) {
      session = info;
    },
    buildIdentifyThrottler: () => ({ waitForIdentify: (_shard, closed) => mayLogIn(closed) }),
  });

  /** Holds a login back until it is time for one, and for ever where there may be none. */
  async function mayLogIn(closed: AbortSignal): Promise<void> {
    const stopped = AbortSignal.any([closed, over.signal]);
    await logins.wait(stopped);
    try {
      if (!stopped.aborted) await assertLoginsLeft(stopped);
    } catch (error) {
      const isFinal = error instanceof ChatError && error.code === "refused";
      const why = error instanceof Error ? error.message : "unknown";
      ended.resolve(isFinal ? { is: "fatal", error } : { is: "broken", why });
      await new Promise<never>(() => {});
    }
    closed.throwIfAborted();
    // To the library a throw is a reason to connect again, in the midst of being closed.
    if (over.signal.aborted) await new Promise<never>(() => {});
  }

  function alive(message: string): void {
    isReady = true;
    heardAt = clock.now();
    closes = 0;
    logger.info({}, message);
    onChange(true);
  }

  manager.on(WebSocketShardEvents.Ready, () => alive("connected to Discord"));
  manager.on(WebSocketShardEvents.Resumed, () => alive("connected to Discord again"));
  manager.on(WebSocketShardEvents.HeartbeatComplete, () => {
    heardAt = clock.now();
  });
  manager.on(WebSocketShardEvents.Dispatch, ({ data }) => {
    heardAt = clock.now();
    if (data.t === GatewayDispatchEvents.InteractionCreate) onInteraction(data.d);
  });
  manager.on(WebSocketShardEvents.Closed, ({ code }) => {
    onChange(false);
    const fatal = fatalError(code);
    if (fatal !== null) ended.resolve({ is: "fatal", error: fatal });
    closes += 1;
    if (closes >= MOST_CLOSES) ended.resolve({ is: "broken", why: `it ends every connection (${code})` });
  });
  manager.on(WebSocketShardEvents.Error, ({ error }) => {
    logger.warn({ error: error.message }, "Discord's gateway faltered");
  });
  manager.connect().catch((error: unknown) => ended.resolve(endOf(error)));
  void watch();
  const stop = () => ended.resolve({ is: "stopped" });
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  const end = await ended.promise;
  signal.removeEventListener("abort", stop);
  over.abort();
  const closing = Promise.resolve(manager.destroy()).catch(() => {});
  await Promise.race([closing, clock.sleep(CLOSES_WITHIN, new AbortController().signal)]);
  rest.clearHashSweeper();
  rest.clearHandlerSweeper();
  return end;

  /** Looks whether heartbeats come back: the library's own look can be waiting for what never comes. */
  async function watch(): Promise<void> {
    while (!over.signal.aborted) {
      await clock.sleep(timing.looksEvery, over.signal);
      const patience = isReady ? timing.silentFor : Math.max(READY_WITHIN, logins.next());
      if (clock.now() - heardAt <= patience) continue;
      const why = isReady ? "it acknowledges nothing any more" : "it lets nobody in";
      ended.resolve({ is: "broken", why });
    }
  }
}

function fatalError(code: number): ChatError | null {
  const fatal = fatalClose(code);
  return fatal === null ? null : new ChatError("refused", `${fatal.what} (${code})`, { mend: fatal.mend });
}

/** What kept a first connection from being made. */
function endOf(error: unknown): End {
  const isUnknown = error instanceof Error && "status" in error && error.status === 401;
  const fatal = isUnknown ? fatalError(GatewayCloseCodes.AuthenticationFailed) : null;
  if (fatal !== null) return { is: "fatal", error: fatal };
  return { is: "broken", why: error instanceof Error ? error.message : "unknown" };
}
