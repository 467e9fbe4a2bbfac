/** One delivery of the outbox as the requests that it takes: a message, its edit, or a line in its thread. */
import { type APIMessage, type APIThreadChannel, RESTJSONErrorCodes, Routes } from "discord.js";
import { plainNotification } from "../../cards/plain-text.ts";
import { ChatError, type Delivery, type MessageRef } from "../chat.ts";
import type { Api } from "./api.ts";
import { attached } from "./attachments.ts";
import type { Channel, Channels } from "./channels.ts";
import type { KeepCall } from "./custom-id.ts";
import { plainWithin } from "./escape.ts";
import { chatErrorOf, discordCode } from "./faults.ts";
import { markIn, markOf, nonceOf } from "./keys.ts";
import { createLately } from "./lately.ts";
import { LIMITS } from "./limits.ts";
import { goneIfLost, LostChannel } from "./lost-channel.ts";
import { messageBody } from "./message.ts";
import { createThreads, FOLDS_AFTER_MINUTES, messageOf } from "./threads.ts";

const REMEMBERED = 1_000;

export interface DeliverParts {
  readonly api: Api;
  readonly channels: Channels;
  readonly keep: KeepCall;
}

/** @throws ChatError */
export type Deliver = (delivery: Delivery, signal: AbortSignal) => Promise<MessageRef>;

type Send = Extract<Delivery, { kind: "send" }>;
type Edit = Extract<Delivery, { kind: "edit" }>;
type Answer = Extract<Delivery, { kind: "reply" }>;

export function createDeliver({ api, channels, keep }: DeliverParts): Deliver {
  /** What stands below each message, so that an edit leaves it. */
  const marks = createLately<string>(REMEMBERED);
  const threads = createThreads(api);

  async function send(delivery: Send, channel: Channel, signal: AbortSignal): Promise<MessageRef> {
    if (channel.kind !== "forum") return post(channel.id, delivery, signal);
    // In a forum every message in the place itself would be a post of its own.
    if (delivery.about === undefined) return beginPost(channel, delivery, signal);
    return post(snowflake(delivery.about, delivery), delivery, signal).catch((error: unknown) => {
      throw error instanceof LostChannel
        ? new ChatError("gone", error.message, { cause: error.cause })
        : error;
    });
  }

  async function post(
    channel: string,
    delivery: Send | Answer,
    signal: AbortSignal,
    answers: MessageRef | null = null,
  ): Promise<MessageRef> {
    const { key, place } = delivery;
    const { files, ...body } = await bodyOf(delivery, markOf(key));
    const message = await api
      .raw<APIMessage>({
        method: "POST",
        route: Routes.channelMessages(channel),
        body: {
          ...body,
          nonce: nonceOf(key),
          enforce_nonce: true,
          ...(answers === null ? {} : { message_reference: { message_id: answers } }),
        },
        files,
        signal,
      })
      .catch((error: unknown) => {
        const failure = chatErrorOf(error, { repeatable: false, place });
        const isLost = discordCode(error) === RESTJSONErrorCodes.UnknownChannel;
        throw isLost ? new LostChannel(failure) : failure;
      });
    marks.set(message.id, markOf(key));
    return message.id;
  }

  async function beginPost(forum: Channel, delivery: Send, signal: AbortSignal): Promise<MessageRef> {
    const { key, place, card } = delivery;
    const { files, ...message } = await bodyOf(delivery, markOf(key));
    const thread = await api.call<APIThreadChannel>(
      {
        method: "POST",
        route: Routes.threads(forum.id),
        body: {
          name: plainWithin(plainNotification(card), LIMITS.threadName),
          auto_archive_duration: FOLDS_AFTER_MINUTES,
          applied_tags: tagsFor(card.topic, forum),
          message,
        },
        files,
        signal,
      },
      { repeatable: false, place },
    );
    // The first message of a post has the post's id.
    marks.set(thread.id, markOf(key));
    return thread.id;
  }

  async function edit(delivery: Edit, channel: Channel, signal: AbortSignal): Promise<MessageRef> {
    const { place } = delivery;
    const ref = snowflake(delivery.ref, delivery);
    const home = homeOf(delivery, channel);
    const mark =
      marks.get(ref) ??
      markIn(await messageOf(api, { channel: home, ref, place }, signal)) ??
      markOf(delivery.key);
    const { files, ...body } = await bodyOf(delivery, mark);
    const change = () =>
      api.raw<APIMessage>({
        ...{ method: "PATCH", route: Routes.channelMessage(home, ref), body, files, signal },
      });
    try {
      await change();
    } catch (error) {
      if (discordCode(error) !== RESTJSONErrorCodes.InvalidActionOnArchivedThread)
        throw goneIfLost(error, place);
      await threads.unfold(home, place, signal);
      await change().catch((again: unknown) => {
        throw goneIfLost(again, place);
      });
    }
    marks.set(ref, mark);
    return ref;
  }

  async function reply(delivery: Answer, channel: Channel, signal: AbortSignal): Promise<MessageRef> {
    const { place } = delivery;
    const ref = snowflake(delivery.ref, delivery);
    // Threads have no threads: there it stands below, and says what it answers.
    if (channel.kind === "thread") return post(channel.id, delivery, signal, ref);
    if (channel.kind === "text") await threads.open(channel, ref, place, signal);
    try {
      return await post(ref, delivery, signal);
    } catch (error) {
      // Somebody removed the thread, or the forum's post.
      if (!(error instanceof LostChannel)) throw error;
      threads.forget(ref);
      if (channel.kind === "forum") throw new ChatError("gone", error.message, { cause: error.cause });
      await threads.open(channel, ref, place, signal);
      return post(ref, delivery, signal);
    }
  }

  async function bodyOf(delivery: Delivery, mark: string) {
    const pictures = delivery.kind === "reply" ? [] : (delivery.pictures ?? []);
    const { files, attachments, names } = await attached(delivery.card, pictures);
    const body = messageBody(delivery.card, { mark, notifies: true, pictures: names, keep });
    return { ...body, attachments, files };
  }

  return async (delivery, signal) => {
    const channel = await channels.of(delivery.place, signal);
    try {
      if (delivery.kind === "send") return await send(delivery, channel, signal);
      if (delivery.kind === "edit") return await edit(delivery, channel, signal);
      return await reply(delivery, channel, signal);
    } catch (error) {
      // Its kind or its rights may have changed.
      if (error instanceof ChatError && error.code === "refused") channels.forget(delivery.place);
      throw error;
    }
  };
}

/** Tags whose name is the watch's; a forum without one gets none. */
function tagsFor(topic: string | undefined, { tags }: Channel): readonly string[] {
  if (topic === undefined) return [];
  const sought = topic.trim().toLowerCase();
  return tags
    .filter(({ name }) => name.trim().toLowerCase() === sought)
    .map(({ id }) => id)
    .slice(0, LIMITS.appliedTags);
}

/** The channel, thread or post in which a message stands: a thread has the id of the message that it is below. */
function homeOf({ ref, below, about }: Edit, { id, kind }: Channel): string {
  switch (kind) {
    case "forum":
      return below ?? about ?? ref;
    case "text":
      return below ?? id;
    case "thread":
      return id;
  }
}

/** @throws ChatError "gone" for what was never a message of Discord */
function snowflake(ref: MessageRef, { place }: Pick<Delivery, "place">): string {
  if (/^\d{17,20}$/.test(ref)) return ref;
  throw new ChatError("gone", `${place} has no message "${ref}"`);
}
