/** Looking for a message by its key, where it is not known whether it was accepted. */
import { type APIMessage, type APIThreadChannel, RESTJSONErrorCodes, Routes } from "discord.js";
import type { Place } from "../../domain/alert.ts";
import type { MessageRef, Near } from "../chat.ts";
import type { Api } from "./api.ts";
import type { Channel, Channels } from "./channels.ts";
import { chatErrorOf, discordCode } from "./faults.ts";
import { markIn, markOf } from "./keys.ts";
import { LIMITS } from "./limits.ts";

/** Posts of a forum that are looked at, the newest first. */
const POSTS_LOOKED_AT = 10;

/** @throws ChatError */
export type Find = (
  place: Place,
  key: string,
  signal: AbortSignal,
  near?: Near,
) => Promise<MessageRef | null>;

/** @param self the bot's own user id: a stranger may write any footer into an embed of theirs */
export function createFind(
  api: Api,
  channels: Channels,
  self: (signal: AbortSignal) => Promise<string>,
): Find {
  async function among(
    messages: readonly APIMessage[],
    mark: string,
    signal: AbortSignal,
  ): Promise<MessageRef | null> {
    const me = await self(signal);
    return messages.find((message) => message.author.id === me && markIn(message) === mark)?.id ?? null;
  }

  /** The newest messages of a channel or thread; nothing where there is no such one and `mayLack`. */
  async function newest(
    channel: string,
    { place, mayLack = false }: { readonly place: Place; readonly mayLack?: boolean },
    signal: AbortSignal,
  ): Promise<readonly APIMessage[]> {
    const query = new URLSearchParams({ limit: String(LIMITS.messagesRead) });
    return api
      .raw<APIMessage[]>({ method: "GET", route: Routes.channelMessages(channel), query, signal })
      .catch((error: unknown) => {
        if (mayLack && discordCode(error) === RESTJSONErrorCodes.UnknownChannel) return [];
        throw chatErrorOf(error, { repeatable: true, place });
      });
  }

  /** The first messages of the newest posts: each has its post's id. */
  async function firstMessages(
    forum: Channel,
    place: Place,
    signal: AbortSignal,
  ): Promise<readonly APIMessage[]> {
    const { threads } = await api.call<{ readonly threads: readonly APIThreadChannel[] }>(
      { method: "GET", route: Routes.guildActiveThreads(forum.guild ?? ""), signal },
      { repeatable: true, place },
    );
    const newestPosts = threads
      .filter(({ parent_id }) => parent_id === forum.id)
      .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1))
      .slice(0, POSTS_LOOKED_AT);
    const found: APIMessage[] = [];
    for (const { id } of newestPosts) {
      found.push(
        ...(await newest(id, { place, mayLack: true }, signal)).filter((message) => message.id === id),
      );
    }
    return found;
  }

  return async (place, key, signal, { below, about } = {}) => {
    const channel = await channels.of(place, signal);
    const mark = markOf(key);
    const beside = below ?? about;
    if (channel.kind === "forum" && beside === undefined) {
      return among(await firstMessages(channel, place, signal), mark, signal);
    }
    if (channel.kind === "forum" || (below !== undefined && channel.kind === "text")) {
      // It would stand in the thread of that message, which may not be there.
      return among(await newest(beside ?? channel.id, { place, mayLack: true }, signal), mark, signal);
    }
    return among(await newest(channel.id, { place }, signal), mark, signal);
  };
}
