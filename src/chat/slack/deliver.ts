/** Sending, editing and answering messages, each under its key, and looking for one whose answer was lost. */
import type { Place } from "../../domain/alert.ts";
import { MINUTE } from "../../domain/time.ts";
import type { Logger } from "../../support/logger.ts";
import { ChatError, type ChatMemory, type Delivery, type MessageRef } from "../chat.ts";
import { type SlackMessage, slackMessage } from "./blocks.ts";
import { buttonValue, keepLongCalls } from "./buttons.ts";
import type { Channels } from "./channels.ts";
import { chatErrorOf, slackCode } from "./errors.ts";
import type { Pace } from "./pace.ts";
import type { People } from "./people.ts";
import { picturesOf } from "./pictures.ts";
import { unlessAborted, type Web } from "./web.ts";

/** Under which a message carries its key (https://docs.slack.dev/messaging/message-metadata). */
const EVENT = "verbatim_delivery";
/** Messages a page, and pages, that are looked through for a key. */
const PAGE = 200;
const PAGES = 10;
/** Clocks may differ by this much. */
const SKEW = MINUTE;

export interface DeliveryParts {
  readonly web: Web;
  readonly channels: Channels;
  readonly people: People;
  readonly pace: Pace;
  readonly memory: ChatMemory;
  readonly logger: Logger;
  /** Whether pictures are uploaded. */
  readonly files: boolean;
}

/** @throws ChatError */
export async function deliver(
  delivery: Delivery,
  parts: DeliveryParts,
  signal: AbortSignal,
): Promise<MessageRef> {
  try {
    const channel = await unlessAborted(parts.channels.idOf(delivery.place), signal);
    const message = await unlessAborted(rendered(delivery, parts), signal);
    if (delivery.kind === "edit") {
      await unlessAborted(edit(channel, delivery.ref, message, parts), signal);
      return delivery.ref;
    }
    await parts.pace.turn(channel, signal);
    // Nothing was sent yet: that is known, and the caller need not look.
    if (signal.aborted)
      throw new ChatError("unavailable", "it was not sent in time", { cause: signal.reason });
    return await unlessAborted(send(channel, delivery, message, parts), signal);
  } catch (error) {
    throw chatErrorOf(error);
  }
}

async function rendered(delivery: Delivery, parts: DeliveryParts): Promise<SlackMessage> {
  const { card } = delivery;
  await keepLongCalls(card, parts.memory);
  const files = delivery.kind === "reply" ? [] : (delivery.pictures ?? []);
  const pictures = parts.files
    ? await picturesOf(card, files, { ...parts, fetch: globalThis.fetch }).catch((error: unknown) => {
        // Words are worth more than their picture: it is described instead.
        parts.logger.warn({ error }, "a picture could not be uploaded to Slack");
        return new Map<string, string>();
      })
    : new Map<string, string>();
  const mention = card.mention ? await parts.people.mentionOf(card.mention) : null;
  return slackMessage(card, { buttonValue, pictures, mention });
}

async function send(
  channel: string,
  delivery: Exclude<Delivery, { kind: "edit" }>,
  message: SlackMessage,
  { web, logger }: DeliveryParts,
): Promise<MessageRef> {
  const post = (content: SlackMessage) =>
    web.chat.postMessage({
      ...{ channel, ...content, parse: "none", unfurl_links: false, unfurl_media: false },
      metadata: { event_type: EVENT, event_payload: { key: delivery.key } },
      ...(delivery.kind === "reply" ? { thread_ts: delivery.ref } : {}),
    });
  const { ts } = await withoutRefusedPicture(post, message, logger);
  if (ts === undefined) throw new ChatError("uncertain", "Slack named no message");
  return ts;
}

async function edit(
  channel: string,
  ts: MessageRef,
  message: SlackMessage,
  { web, logger }: DeliveryParts,
): Promise<void> {
  const update = (content: SlackMessage) => web.chat.update({ channel, ts, ...content, parse: "none" });
  await withoutRefusedPicture(update, message, logger);
}

/** Slack takes a moment with what was uploaded, and meanwhile refuses a message that shows it. */
async function withoutRefusedPicture<T>(
  call: (message: SlackMessage) => Promise<T>,
  message: SlackMessage,
  logger: Logger,
): Promise<T> {
  try {
    return await call(message);
  } catch (error) {
    const blocks = message.blocks.filter(({ type }) => type !== "image");
    if (slackCode(error) !== "invalid_blocks" || blocks.length === message.blocks.length) throw error;
    logger.warn({ error }, "Slack does not show a picture yet; the message goes without");
    return call({ ...message, blocks });
  }
}

/** Where a message may stand whose answer was lost. */
export interface Whereabouts {
  readonly place: Place;
  readonly key: string;
  /** The message in whose thread it would be. */
  readonly below?: MessageRef | undefined;
  /** When it was sent, at the earliest. */
  readonly since?: number | undefined;
}

/**
 * The message with this key, null where there is none. Should there be two, as when a process was frozen in
 * the middle of a call, the later ones are taken away.
 */
export async function find(
  { place, key, below, since }: Whereabouts,
  { web, channels, logger }: Pick<DeliveryParts, "web" | "channels" | "logger">,
  signal: AbortSignal,
): Promise<MessageRef | null> {
  try {
    const channel = await channels.idOf(place);
    const found: string[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < PAGES; page += 1) {
      signal.throwIfAborted();
      const asked = {
        ...{ channel, limit: PAGE, include_all_metadata: true },
        ...(since === undefined ? {} : { oldest: String(Math.floor((since - SKEW) / 1_000)) }),
        ...(cursor === undefined ? {} : { cursor }),
      };
      const answer =
        below === undefined
          ? await web.conversations.history(asked)
          : await web.conversations.replies({ ...asked, ts: below });
      for (const message of answer.messages ?? []) if (keyOf(message) === key) found.push(message.ts ?? "");
      cursor = answer.response_metadata?.next_cursor || undefined;
      if (cursor === undefined) break;
    }
    const [first, ...later] = found.filter((ts) => ts !== "").sort((a, b) => Number(a) - Number(b));
    for (const ts of later) {
      logger.warn({ place, ts }, "a message stood twice in Slack; the later one is deleted");
      await web.chat.delete({ channel, ts });
    }
    return first ?? null;
  } catch (error) {
    const failure = chatErrorOf(error);
    // The thread went with its message.
    if (failure.code === "gone") return null;
    throw failure;
  }
}

function keyOf(message: object): string | null {
  const { metadata } = message as {
    readonly metadata?: {
      readonly event_type?: unknown;
      readonly event_payload?: { readonly key?: unknown };
    };
  };
  if (metadata?.event_type !== EVENT) return null;
  const key = metadata.event_payload?.key;
  return typeof key === "string" ? key : null;
}
