/** Discord as a chat platform: cards are embeds, commands are slash commands, and each burst has its thread. */
import { type APIInteraction, type RESTGetAPIGatewayBotResult, Routes } from "discord.js";
import { DAY, HOUR } from "../../domain/time.ts";
import { type Capabilities, type Chat, ChatError, type MessageRef } from "../chat.ts";
import { createApi } from "./api.ts";
import { applicationReader } from "./application.ts";
import { createChannels } from "./channels.ts";
import { checkDiscord, IDENTIFIES_KEPT } from "./check.ts";
import { commandTree } from "./command-tree.ts";
import { createDeliver } from "./deliver.ts";
import { interactionsEndpoint } from "./endpoint.ts";
import { isTokenRefused } from "./faults.ts";
import { createFind } from "./find.ts";
import { type GatewayRun, runGateway } from "./gateway.ts";
import { createInteract } from "./interactions.ts";
import { createInvalidRequests } from "./invalid-requests.ts";
import { inviteUrl } from "./invite.ts";
import { createLately } from "./lately.ts";
import type { DiscordOptions } from "./options.ts";
import { type Registered, registerCommands } from "./register.ts";
import type { Handlers } from "./turns.ts";

export interface DiscordChat extends Chat {
  /** The address that lets the bot into a server. @throws ChatError */
  invite(signal: AbortSignal): Promise<string>;
  /** Makes Discord offer the commands that there are. @throws ChatError */
  register(signal: AbortSignal): Promise<Registered>;
}

const CAPABILITIES: Capabilities = {
  threads: true,
  edits: true,
  files: true,
  forms: true,
  autocomplete: true,
  lookUp: true,
  // A request of which nothing was heard is answered or lost within this, in milliseconds.
  settlesWithin: 12_000,
};

/** Buttons with long options are known for as long as people scroll back. */
const KEPT_FOR = 90 * DAY;
const REMEMBERED = 1_000;
/** The start waits this long for the first session, in milliseconds. */
const STARTS_WITHIN = 15_000;

export function openDiscordChat(options: DiscordOptions): DiscordChat {
  const { gatewayTiming } = options;
  const timed = gatewayTiming === undefined ? {} : { timing: gatewayTiming };
  const { token, apiUrl, mode, publicKey, guilds, places, memory, clock, logger } = options;
  const api = createApi({ url: apiUrl, token, invalid: createInvalidRequests(clock) });
  const application = applicationReader(api);
  const channels = createChannels(api, { clock, guilds });
  const tree = commandTree(options.commands);
  const deliverOnce = createDeliver({ api, channels, keep });
  const find = createFind(api, channels, async (signal) => (await application(signal)).user);
  const interact = createInteract({ api, tree, memory, keep, guilds, places, clock, logger });
  const closing = new AbortController();
  const lost = new AbortController();
  /** By key: what was sent, and what is on its way. */
  const sent = createLately<Promise<MessageRef>>(REMEMBERED);
  const answering = new Set<Promise<void>>();
  let handlers: Handlers | null = null;
  let gateway: GatewayRun | null = null;
  let connection: Promise<unknown> = Promise.resolve();

  function keep(name: string, text: string): void {
    memory
      .set(name, text, KEPT_FOR)
      .catch((error: unknown) => logger.warn({ error }, "a button will not be known when it is pressed"));
  }

  function take(interaction: APIInteraction): void {
    if (handlers === null || closing.signal.aborted) return;
    const { id, token: own } = interaction;
    const answer = interact(
      interaction,
      async (body) => {
        const route = Routes.interactionCallback(id, own);
        await api.answer({ method: "POST", route, body, signal: closing.signal });
      },
      handlers,
      closing.signal,
    );
    answering.add(answer);
    void answer.finally(() => answering.delete(answer));
  }

  /**
   * A call for which the token was refused: where Discord says the same of the token alone, that is the end.
   * @throws ChatError, "unavailable" at the end: nothing is wrong with what was to be said.
   */
  async function unlessShutOut<T>(call: Promise<T>): Promise<T> {
    try {
      return await call;
    } catch (error) {
      if (!isTokenRefused(error)) throw error;
      const me = { method: "GET", route: Routes.user(), signal: closing.signal } as const;
      const confirmed = await api.call(me, { repeatable: true, place: "itself" }).then(
        () => null,
        (again: unknown) => again,
      );
      if (!isTokenRefused(confirmed)) throw error;
      lost.abort(confirmed);
      throw new ChatError("unavailable", "Discord does not know Verbatim's token any more", { cause: error });
    }
  }

  async function register(signal: AbortSignal): Promise<Registered> {
    const { id } = await application(signal);
    return registerCommands(api, id, { commands: tree.commands, guilds }, signal);
  }

  async function assertLoginsLeft(signal: AbortSignal): Promise<void> {
    const { session_start_limit: limit } = await api.call<RESTGetAPIGatewayBotResult>(
      { method: "GET", route: Routes.gatewayBot(), signal },
      { repeatable: true, place: "the gateway" },
    );
    if (limit.remaining > IDENTIFIES_KEPT) return;
    const hours = Math.ceil(limit.reset_after / HOUR);
    throw new ChatError("refused", "Verbatim has logged in as often as Discord lets it in a day", {
      mend: `Find out what starts it again and again; in ${hours} hours it may log in once more.`,
    });
  }

  return {
    platform: "discord",
    capabilities: CAPABILITIES,
    lost: lost.signal,
    deafSince: () => gateway?.deafSince() ?? null,
    routes:
      mode === "http" && publicKey !== null
        ? [interactionsEndpoint({ publicKey, clock, onInteraction: take })]
        : [],
    check: (places, signal) => checkDiscord(options, { api, application }, places, signal),
    async deliver(delivery, signal) {
      signal.throwIfAborted();
      const before = sent.get(delivery.key);
      if (before !== undefined) return before;
      const delivered = unlessShutOut(deliverOnce(delivery, signal));
      sent.set(delivery.key, delivered);
      delivered.catch(() => sent.delete(delivery.key));
      return delivered;
    },
    find: async (place, key, signal, near) => {
      signal.throwIfAborted();
      return unlessShutOut(find(place, key, signal, near));
    },
    invite: async (signal) => inviteUrl((await application(signal)).id),
    register,
    async listen(onInvocation, signal, onCompletion) {
      signal.throwIfAborted();
      handlers = { onInvocation, onCompletion: onCompletion ?? null };
      const stopping = AbortSignal.any([signal, closing.signal]);
      await registered(stopping);
      if (mode === "http") return;
      const run = runGateway(
        { token, apiUrl, clock, logger, assertLoginsLeft, onInteraction: take, ...timed },
        stopping,
      );
      gateway = run;
      connection = run.ended.then((error) => {
        if (error !== null) lost.abort(error);
      });
      // Where Discord is only out of reach, everything else goes on, and it is tried again.
      await Promise.race([run.ready, clock.sleep(STARTS_WITHIN, stopping)]);
    },
    async close() {
      closing.abort();
      handlers = null;
      await connection;
      await Promise.allSettled([...answering]);
      api.close();
    },
  };

  /** @throws ChatError where a person has to mend something first */
  async function registered(signal: AbortSignal): Promise<void> {
    try {
      const { where, commands, refused } = await register(signal);
      logger.info({ where, commands }, "commands are registered with Discord");
      if (refused.length > 0)
        logger.warn({ servers: refused }, "Verbatim is not in a server of chat.discord.guilds");
    } catch (error) {
      if (!(error instanceof ChatError) || error.code === "refused") throw error;
      logger.warn({ error: error.message }, "commands could not be registered; those of before are offered");
    }
  }
}
