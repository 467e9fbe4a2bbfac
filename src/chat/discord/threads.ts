/** The threads below messages: begun with the first line, opened again where they have folded away. */
import { type APIMessage, RESTJSONErrorCodes, Routes } from "discord.js";
import type { Place } from "../../domain/alert.ts";
import type { MessageRef } from "../chat.ts";
import type { Api } from "./api.ts";
import type { Channel } from "./channels.ts";
import { plainWithin, unescaped } from "./escape.ts";
import { discordCode } from "./faults.ts";
import { createLately } from "./lately.ts";
import { LIMITS } from "./limits.ts";
import { goneIfLost } from "./lost-channel.ts";

/** Threads fold away after three days without a word; a later wave opens them again. */
export const FOLDS_AFTER_MINUTES = 4_320;
const REMEMBERED = 1_000;

export interface Threads {
  /** Begins the thread of a message where it has none. @throws ChatError */
  open(channel: Channel, ref: MessageRef, place: Place, signal: AbortSignal): Promise<void>;
  /** Nothing in a thread that has folded away can be changed before. @throws ChatError */
  unfold(thread: string, place: Place, signal: AbortSignal): Promise<void>;
  /** Somebody removed it. */
  forget(ref: MessageRef): void;
}

export function createThreads(api: Api): Threads {
  /** Messages whose threads are there. */
  const threads = createLately<true>(REMEMBERED);

  /** A thread that begins at a message has the message's id. */
  async function open(
    { id: channel }: Channel,
    ref: MessageRef,
    place: Place,
    signal: AbortSignal,
  ): Promise<void> {
    if (threads.get(ref) === true) return;
    const parent = await messageOf(api, { channel, ref, place }, signal);
    if (parent.thread === undefined) {
      const name = threadName(parent);
      await api
        .raw({
          method: "POST",
          route: Routes.threads(channel, ref),
          body: { name, auto_archive_duration: FOLDS_AFTER_MINUTES },
          signal,
        })
        .catch((error: unknown) => {
          if (discordCode(error) === RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage) return;
          throw goneIfLost(error, place);
        });
    }
    threads.set(ref, true);
  }

  async function unfold(thread: string, place: Place, signal: AbortSignal): Promise<void> {
    await api.call(
      { method: "PATCH", route: Routes.channel(thread), body: { archived: false }, signal },
      { repeatable: true, place },
    );
  }

  return { open, unfold, forget: (ref) => threads.delete(ref) };
}

/** @throws ChatError "gone" where it is not there any more */
export async function messageOf(
  api: Api,
  { channel, ref, place }: { readonly channel: string; readonly ref: MessageRef; readonly place: Place },
  signal: AbortSignal,
): Promise<APIMessage> {
  return api
    .raw<APIMessage>({ method: "GET", route: Routes.channelMessage(channel, ref), signal })
    .catch((error: unknown) => {
      throw goneIfLost(error, place);
    });
}

/** What the message says to a locked phone, without whom it mentions. */
function threadName({ content }: Pick<APIMessage, "content">): string {
  const said = unescaped(content.replace(/^<@&?\d+> /, ""));
  const name = plainWithin(said, LIMITS.threadName);
  return name === "" ? "…" : name;
}
