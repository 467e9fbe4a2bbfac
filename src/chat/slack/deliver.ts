/** Sending, editing and answering messages, each under its key. */
import type { Logger } from "../../support/logger.ts";
import { ChatError, type ChatMemory, type Delivery, type MessageRef } from "../chat.ts";
import { type SlackMessage, slackMessage } from "./blocks.ts";
import { buttonValue, keepLongCalls } from "./buttons.ts";
import type { Channels } from "./channels.ts";
import { chatErrorOf, slackCode } from "./errors.ts";
import { EVENT } from "./find.ts";
import type { Pace } from "./pace.ts";
import type { People } from "./people.ts";
import { picturesOf } from "./pictures.ts";
import { unlessAborted, type Web } from "./web.ts";

export interface DeliveryParts {
  readonly web: Web;
  readonly channels: Channels;
  readonly people: People;
  readonly pace: Pace;
  readonly memory: ChatMemory;
  readonly logger: Logger;
  /** Whether pictures are uploaded. */
  readonly files: boolean;
  /** Milliseconds after which a message goes without pictures that are still being uploaded. */
  readonly picturesWithin: number;
}

/** @throws ChatError */
export async function deliver(
  delivery: Delivery,
  parts: DeliveryParts,
  signal: AbortSignal,
): Promise<MessageRef> {
  try {
    const channel = await beforeSending(parts.channels.idOf(delivery.place), signal);
    const message = await beforeSending(rendered(delivery, parts), signal);
    if (delivery.kind === "edit") {
      await unlessAborted(edit(channel, delivery.ref, message, parts, signal), signal);
      return delivery.ref;
    }
    await parts.pace.turn(channel, signal);
    if (signal.aborted)
      throw new ChatError("unavailable", "it was not sent in time", { cause: signal.reason });
    return await unlessAborted(send(channel, delivery, message, parts, signal), signal);
  } catch (error) {
    throw chatErrorOf(error);
  }
}

/** Nothing was sent yet: that is known, and the caller need not look. */
async function beforeSending<T>(step: Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await unlessAborted(step, signal);
  } catch (error) {
    const failure = chatErrorOf(error);
    if (failure.code !== "uncertain") throw failure;
    throw new ChatError("unavailable", `${failure.message}; nothing was sent yet`);
  }
}

async function rendered(delivery: Delivery, parts: DeliveryParts): Promise<SlackMessage> {
  const { card } = delivery;
  await keepLongCalls(card, parts.memory);
  const files = delivery.kind === "reply" ? [] : (delivery.pictures ?? []);
  const pictures = parts.files
    ? await unlessAborted(
        picturesOf(card, files, { ...parts, fetch: globalThis.fetch, within: parts.picturesWithin }),
        AbortSignal.timeout(parts.picturesWithin),
      ).catch((error: unknown) => {
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
  signal: AbortSignal,
): Promise<MessageRef> {
  const post = (content: SlackMessage) =>
    web.chat.postMessage({
      ...{ channel, ...content, parse: "none", unfurl_links: false, unfurl_media: false },
      metadata: { event_type: EVENT, event_payload: { key: delivery.key } },
      ...(delivery.kind === "reply" ? { thread_ts: delivery.ref } : {}),
    });
  const { ts } = await withoutRefusedPicture(post, message, { logger, signal });
  if (ts === undefined) throw new ChatError("uncertain", "Slack named no message");
  return ts;
}

async function edit(
  channel: string,
  ts: MessageRef,
  message: SlackMessage,
  { web, logger }: DeliveryParts,
  signal: AbortSignal,
): Promise<void> {
  const update = (content: SlackMessage) => web.chat.update({ channel, ts, ...content, parse: "none" });
  await withoutRefusedPicture(update, message, { logger, signal });
}

/** Slack takes a moment with what was uploaded, and meanwhile refuses a message that shows it. */
async function withoutRefusedPicture<T>(
  call: (message: SlackMessage) => Promise<T>,
  message: SlackMessage,
  { logger, signal }: { readonly logger: Logger; readonly signal: AbortSignal },
): Promise<T> {
  try {
    return await call(message);
  } catch (error) {
    const blocks = message.blocks.filter(({ type }) => type !== "image");
    if (slackCode(error) !== "invalid_blocks" || blocks.length === message.blocks.length) throw error;
    // Whoever waited has given up, and reckons with no further call.
    if (signal.aborted) throw error;
    logger.warn({ error }, "Slack does not show a picture yet; the message goes without");
    return call({ ...message, blocks });
  }
}
