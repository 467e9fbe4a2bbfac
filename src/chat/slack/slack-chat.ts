/** Slack as a chat platform, through Bolt: cards are posted, and whatever people do there becomes a question. */
import { App } from "@slack/bolt";
import {
  type Capabilities,
  type Chat,
  ChatError,
  type Delivery,
  type MessageRef,
  type OnInvocation,
} from "../chat.ts";
import { boltLogger } from "./bolt-logger.ts";
import { createChannels } from "./channels.ts";
import { checkSlack } from "./check.ts";
import { type DeliveryParts, deliver } from "./deliver.ts";
import { chatErrorOf, isFinal } from "./errors.ts";
import { find } from "./find.ts";
import { createHearing, type Identity } from "./hear.ts";
import { slackRoute } from "./http-entry.ts";
import { type SlackOptions, TIMING } from "./options.ts";
import { createPace } from "./pace.ts";
import { createPeople } from "./people.ts";
import { openSocketMode, type SocketMode } from "./socket.ts";
import { createWeb, webOptions } from "./web.ts";

/** Deliveries whose result is still known, so that the same one made twice at a time is made once. */
const DELIVERIES_KNOWN = 500;

export function openSlackChat(options: SlackOptions): Chat {
  const { clock, logger, memory, features, entry } = options;
  const timing = { ...TIMING, ...options.timing };
  const web = createWeb(options);
  const channels = createChannels(web, options.places, clock);
  const people = createPeople(web, options);
  const delivery: DeliveryParts = {
    ...{ web, channels, people, memory, logger, files: features.files },
    picturesWithin: timing.call / 2,
    pace: createPace(timing.messageEvery, clock),
  };
  const hearing = createHearing({
    ...{ web, channels, people, memory, logger, identity, fetch: globalThis.fetch },
    ...{ files: features.files, unfurl: features.unfurl, workspaces: options.workspaces },
    ...{ call: timing.call, picture: timing.picture, clock },
  });
  const lost = new AbortController();
  const delivered = new Map<string, Promise<MessageRef>>();
  let known: Identity | null = null;
  let onInvocation: OnInvocation | null = null;
  let socket: SocketMode | null = null;
  const app = createApp();

  /** @throws what auth.test throws */
  async function identity(): Promise<Identity> {
    if (known !== null) return known;
    const { user_id: user = "", bot_id: bot = "", team_id: team = "" } = await web.auth.test();
    known = { user, bot, team };
    return known;
  }

  /** Everything that Slack delivers is acknowledged first, and only then looked at. */
  function createApp(): App {
    const receiver = { init: () => {}, start: async () => {}, stop: async () => {} };
    const made = new App({
      ...{ receiver, logger: boltLogger(logger), convoStore: false, clientOptions: webOptions(options) },
      // Nothing here may wait or fail: what is not acknowledged in three seconds has failed to whoever did it.
      authorize: async () => ({
        botToken: options.botToken.reveal(),
        ...(known === null ? {} : { botUserId: known.user, botId: known.bot }),
      }),
    });
    made.use(async (args) => {
      // What nobody listens to is not acknowledged: Slack then says it again to whoever listens next.
      const heardBy = onInvocation;
      if (heardBy === null) return;
      if ("ack" in args && typeof args.ack === "function") await args.ack().catch(() => {});
      void hearing.hear(args.body, heardBy);
    });
    made.error(async (error) => logger.warn({ error }, "Slack's library could not handle something"));
    return made;
  }

  /** Nothing will be had with these tokens: said once, as the reason for the end. */
  function refused(token: "SLACK_BOT_TOKEN" | "SLACK_APP_TOKEN", error: unknown): ChatError {
    const failure = chatErrorOf(error);
    const final = new ChatError("refused", `Slack does not take ${token}: ${failure.message}`, {
      cause: error,
      ...(failure.mend === null ? {} : { mend: failure.mend }),
    });
    lost.abort(final);
    return final;
  }

  /**
   * A call for which the token was refused: where Slack says the same of the token alone, that is the end. One
   * method may refuse what others take.
   * @throws ChatError, "unavailable" at the end: nothing is wrong with what was to be said.
   */
  async function unlessShutOut<T>(call: Promise<T>): Promise<T> {
    try {
      return await call;
    } catch (error) {
      if (!isFinal(error)) throw error;
      const confirmed = await web.auth.test().then(
        () => null,
        (again: unknown) => again,
      );
      if (!isFinal(confirmed)) throw error;
      const { message } = lost.signal.aborted
        ? (lost.signal.reason as ChatError)
        : refused("SLACK_BOT_TOKEN", confirmed);
      throw new ChatError("unavailable", message, { cause: error });
    }
  }

  return {
    platform: "slack",
    capabilities: capabilitiesOf(options, timing.settles),
    lost: lost.signal,
    deafSince: () => socket?.deafSince() ?? null,
    routes:
      entry.is === "http"
        ? [
            slackRoute({
              app,
              signingSecret: entry.signingSecret,
              listens: () => onInvocation !== null,
              clock,
              logger,
            }),
          ]
        : [],
    check: (places, signal) => checkSlack(options, { web, channels, places, signal }),
    deliver(asked: Delivery, signal) {
      if (signal.aborted) return Promise.reject(signal.reason);
      const under = delivered.get(asked.key);
      if (under !== undefined) return under;
      const made = unlessShutOut(deliver(asked, delivery, signal));
      delivered.set(asked.key, made);
      const oldest = delivered.keys().next().value;
      if (delivered.size > DELIVERIES_KNOWN && oldest !== undefined) delivered.delete(oldest);
      // One that failed may be tried again.
      made.catch(() => delivered.delete(asked.key));
      return made;
    },
    find: (place, key, signal, near = {}) => unlessShutOut(find({ place, key, ...near }, delivery, signal)),
    async listen(onHeard, signal) {
      signal.throwIfAborted();
      onInvocation = onHeard;
      try {
        await identity();
        await channels.learn();
      } catch (error) {
        if (isFinal(error)) throw refused("SLACK_BOT_TOKEN", error);
        logger.warn({ error: chatErrorOf(error) }, "Slack cannot be reached yet");
      }
      if (entry.is === "http") return;
      socket = openSocketMode({
        ...{ app, appToken: entry.appToken, clientOptions: webOptions(options), timing, clock, logger },
        onRefused: (error) => refused("SLACK_APP_TOKEN", error),
      });
      await socket.begun;
      if (lost.signal.aborted) throw lost.signal.reason;
    },
    async close() {
      onInvocation = null;
      await socket?.close();
      await hearing.idle();
      await Promise.allSettled(delivered.values());
    },
  };
}

function capabilitiesOf({ features }: SlackOptions, settlesWithin: number): Capabilities {
  return {
    threads: true,
    edits: true,
    files: features.files,
    forms: true,
    autocomplete: false,
    lookUp: features.history,
    settlesWithin,
  };
}
