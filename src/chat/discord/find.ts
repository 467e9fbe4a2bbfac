/** Looking for a message by its key, where it is not known whether it was accepted. */
import { type APIMessage, type APIThreadChannel, RESTJSONErrorCodes, Routes } from "discord.js";
import type { Place } from "../../domain/alert.ts";
import { MINUTE } from "../../domain/time.ts";
import type { MessageRef, Near } from "../chat.ts";
import type { Api } from "./api.ts";
import type { Channel, Channels } from "./channels.ts";
import { chatErrorOf, discordCode } from "./faults.ts";
import { markIn, markOf } from "./keys.ts";
import { LIMITS } from "./limits.ts";
import { madeAt, snowflakeAt } from "./snowflake.ts";

/** Posts of a forum that are looked at, the newest first. */
const POSTS_LOOKED_AT = 10;
/** How far our clock may be from Discord's. */
const CLOCKS_APART = 5 * MINUTE;
/** Pages behind the moment of a send that are read where much was written since. */
const PAGES = 3;
const GONE: readonly number[] = [RESTJSONErrorCodes.UnknownChannel, RESTJSONErrorCodes.UnknownMessage];

interface Where {
  readonly place: Place;
  /** Nothing is found where there is no such channel. */
  readonly mayLack?: boolean;
  /** When it would have been sent. */
  readonly since?: number | undefined;
}

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

  async function page(
    channel: string,
    after: string | null,
    { place, mayLack = false }: Where,
    signal: AbortSignal,
  ): Promise<readonly APIMessage[]> {
    const query = new URLSearchParams({
      limit: String(LIMITS.messagesRead),
      ...(after === null ? {} : { after }),
    });
    return api
      .raw<APIMessage[]>({ method: "GET", route: Routes.channelMessages(channel), query, signal })
      .catch((error: unknown) => {
        if (mayLack && discordCode(error) === RESTJSONErrorCodes.UnknownChannel) return [];
        throw chatErrorOf(error, { repeatable: true, place });
      });
  }

  /** The newest messages of a channel or thread, and those of when it was sent where these are all later. */
  async function messagesOf(
    channel: string,
    where: Where,
    signal: AbortSignal,
  ): Promise<readonly APIMessage[]> {
    const found = [...(await page(channel, null, where, signal))];
    const oldest = found.at(-1);
    const from = (where.since ?? Number.POSITIVE_INFINITY) - CLOCKS_APART;
    if (oldest === undefined || found.length < LIMITS.messagesRead || madeAt(oldest.id) < from) return found;
    let after = snowflakeAt(from);
    for (let pages = 0; pages < PAGES; pages += 1) {
      const next = await page(channel, after, where, signal);
      found.push(...next);
      const latest = next[0];
      if (latest === undefined || madeAt(latest.id) > from + 2 * CLOCKS_APART) break;
      after = latest.id;
    }
    return found;
  }

  /** The first messages of the newest posts: each has its post's id. */
  async function firstMessages(
    forum: Channel,
    { place, archived }: { readonly place: Place; readonly archived: boolean },
    signal: AbortSignal,
  ): Promise<readonly APIMessage[]> {
    // Posts of others are not looked at: there may be many.
    const me = await self(signal);
    const { threads } = await api.call<{ readonly threads: readonly APIThreadChannel[] }>(
      {
        method: "GET",
        route: archived
          ? Routes.channelThreads(forum.id, "public")
          : Routes.guildActiveThreads(forum.guild ?? ""),
        signal,
      },
      { repeatable: true, place },
    );
    const newestPosts = threads
      .filter(({ parent_id, owner_id }) => parent_id === forum.id && (owner_id ?? me) === me)
      .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1))
      .slice(0, POSTS_LOOKED_AT);
    const found: APIMessage[] = [];
    for (const { id } of newestPosts) {
      const first = await api
        .raw<APIMessage>({ method: "GET", route: Routes.channelMessage(id, id), signal })
        .catch((error: unknown) => {
          if (GONE.includes(discordCode(error) ?? 0)) return null;
          throw chatErrorOf(error, { repeatable: true, place });
        });
      if (first !== null) found.push(first);
    }
    return found;
  }

  return async (place, key, signal, { below, about, since } = {}) => {
    const channel = await channels.of(place, signal);
    const mark = markOf(key);
    const beside = below ?? about;
    if (channel.kind === "forum" && beside === undefined) {
      const open = await among(
        await firstMessages(channel, { place, archived: false }, signal),
        mark,
        signal,
      );
      // After days without us a post has folded away.
      return open ?? among(await firstMessages(channel, { place, archived: true }, signal), mark, signal);
    }
    if (channel.kind === "forum" || (below !== undefined && channel.kind === "text")) {
      // It would stand in the thread of that message, which may not be there.
      return among(
        await messagesOf(beside ?? channel.id, { place, mayLack: true, since }, signal),
        mark,
        signal,
      );
    }
    return among(await messagesOf(channel.id, { place, since }, signal), mark, signal);
  };
}
