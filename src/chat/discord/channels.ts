/** The channels that places name: what kind each is decides how a message gets there. */
import { type APIChannel, ChannelFlags, ChannelType, Routes } from "discord.js";
import type { Place } from "../../domain/alert.ts";
import { MINUTE } from "../../domain/time.ts";
import type { Clock } from "../../support/clock.ts";
import { ChatError } from "../chat.ts";
import type { Api } from "./api.ts";

/** Channels are rarely changed, and what they are is asked again after this. */
const KNOWN_FOR = 10 * MINUTE;

export interface Channel {
  readonly id: string;
  readonly name: string;
  /** In a thread replies follow each other; in a forum each message begins a post. */
  readonly kind: "text" | "forum" | "thread";
  readonly guild: string | null;
  readonly tags: readonly { readonly id: string; readonly name: string }[];
  readonly needsTag: boolean;
}

export interface Channels {
  /** @throws ChatError */
  of(place: Place, signal: AbortSignal): Promise<Channel>;
  /** What was known of it is asked again. */
  forget(place: Place): void;
}

/** Null for what is no channel's id. */
export function channelId(place: Place): string | null {
  return /^discord:(\d{17,20})$/.exec(place)?.[1] ?? null;
}

export function createChannels(
  api: Api,
  { clock, guilds }: { readonly clock: Pick<Clock, "now">; readonly guilds: readonly string[] },
): Channels {
  const known = new Map<string, { readonly channel: Channel; readonly until: number }>();

  return {
    async of(place, signal) {
      const id = channelId(place);
      if (id === null) {
        throw new ChatError("refused", `"${place}" names no channel of Discord`, {
          mend: "Write discord:<channel id>: right-click the channel, Copy Channel ID (with developer mode on).",
        });
      }
      const before = known.get(id);
      if (before !== undefined && before.until > clock.now()) return before.channel;
      const found = await api.call<APIChannel>(
        { method: "GET", route: Routes.channel(id), signal },
        { repeatable: true, place },
      );
      const channel = channelOf(found, place);
      assertAllowed(channel, place, guilds);
      known.set(id, { channel, until: clock.now() + KNOWN_FOR });
      return channel;
    },
    forget(place) {
      known.delete(channelId(place) ?? "");
    },
  };
}

/** @throws ChatError where nothing can be posted */
export function channelOf(found: APIChannel, place: Place): Channel {
  const base = {
    id: found.id,
    name: found.name ?? found.id,
    guild: "guild_id" in found ? (found.guild_id ?? null) : null,
    tags: [],
    needsTag: false,
  };
  switch (found.type) {
    case ChannelType.GuildText:
    case ChannelType.GuildAnnouncement:
      return { ...base, kind: "text" };
    case ChannelType.PublicThread:
    case ChannelType.PrivateThread:
    case ChannelType.AnnouncementThread:
      return { ...base, kind: "thread" };
    case ChannelType.GuildForum:
      return {
        ...base,
        kind: "forum",
        tags: found.available_tags.map(({ id, name }) => ({ id, name })),
        needsTag: ((found.flags ?? 0) & ChannelFlags.RequireTag) !== 0,
      };
    default:
      throw new ChatError("refused", `${place} is no channel that messages are posted in`, {
        mend: "Name a text, announcement or forum channel, or a thread.",
      });
  }
}

function assertAllowed({ guild, name }: Channel, place: Place, guilds: readonly string[]): void {
  if (guild !== null && (guilds.length === 0 || guilds.includes(guild))) return;
  throw new ChatError("refused", `${place} (${name}) is in a server that chat.discord.guilds does not name`, {
    mend: "Add the server's id to chat.discord.guilds, or name another channel.",
  });
}
