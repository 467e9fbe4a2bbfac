/** What a local Discord holds: one server with channels, roles and people, and what the bot may do in each. */
import { ChannelType, PermissionFlagsBits } from "discord.js";

export const TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAx.GfakeX.this-token-is-made-up-for-tests-0000001";
export const APP = "100000000000000001";
export const GUILD = "200000000000000002";
export const STRANGE_GUILD = "200000000000000099";
export const BOT_ROLE = "210000000000000001";
export const EDITOR_ROLE = "210000000000000002";

/** Channels by what they are for. */
export const CHANNELS = {
  news: "300000000000000001",
  desk: "300000000000000002",
  forum: "300000000000000003",
  /** Where the bot may look and not write. */
  readOnly: "300000000000000004",
  /** Which the bot cannot see. */
  hidden: "300000000000000005",
  voice: "300000000000000006",
  /** A forum that wants a tag on every post. */
  tagged: "300000000000000007",
  /** In a server that is not ours. */
  strange: "300000000000000008",
} as const;

export interface FakeUser {
  readonly id: string;
  readonly username: string;
  readonly global_name: string | null;
  readonly bot?: boolean;
}

export const ANN: FakeUser = { id: "400000000000000001", username: "ann", global_name: "Ann" };
export const VIC: FakeUser = { id: "400000000000000002", username: "vic", global_name: "Vic" };
export const BOT: FakeUser = { id: APP, username: "verbatim", global_name: null, bot: true };

export interface FakeMessage {
  readonly id: string;
  readonly channel_id: string;
  readonly author: FakeUser;
  content: string;
  embeds: readonly Record<string, unknown>[];
  components: readonly unknown[];
  attachments: readonly { readonly id: string; readonly filename: string; readonly size: number }[];
  readonly nonce: string | null;
  readonly flags: number;
  readonly timestamp: string;
  edited_timestamp: string | null;
  thread?: FakeChannel;
  /** Who is told of it by a sound: roles, people, "everyone". */
  readonly pinged: readonly string[];
  readonly message_reference: { readonly message_id: string } | null;
}

export interface FakeChannel {
  readonly id: string;
  readonly type: ChannelType;
  readonly name: string;
  readonly guild_id: string;
  readonly parent_id: string | null;
  /** Who began a thread. */
  readonly owner_id?: string;
  permission_overwrites: { id: string; type: 0 | 1; allow: string; deny: string }[];
  readonly available_tags?: readonly { readonly id: string; readonly name: string }[];
  readonly flags?: number;
  readonly applied_tags?: readonly string[];
  archived: boolean;
  locked: boolean;
  readonly auto_archive_duration: number | null;
  /** The oldest first. */
  readonly messages: FakeMessage[];
}

export interface World {
  readonly channels: Map<string, FakeChannel>;
  readonly roles: { id: string; name: string; permissions: string }[];
  /** Whether the bot is a member of the server. */
  isMember: boolean;
  /** A new id, later than all others. */
  snowflake(): string;
  addChannel(channel: Partial<FakeChannel> & Pick<FakeChannel, "id" | "type" | "name">): FakeChannel;
  /** The message, wherever it stands. */
  message(id: string): FakeMessage | null;
  /** What the bot may do in a channel. */
  permissions(channel: FakeChannel): bigint;
}

/** What the invite asks for. */
export const INVITED =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.CreatePublicThreads |
  PermissionFlagsBits.SendMessagesInThreads;

const THREADS: readonly ChannelType[] = [
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
];

export function isThread({ type }: Pick<FakeChannel, "type">): boolean {
  return THREADS.includes(type);
}

export function createWorld(): World {
  let last = 1_440_000_000_000_000_000n;
  const channels = new Map<string, FakeChannel>();
  const world: World = {
    channels,
    roles: [
      { id: GUILD, name: "@everyone", permissions: String(PermissionFlagsBits.ViewChannel) },
      { id: BOT_ROLE, name: "Verbatim", permissions: String(INVITED) },
      { id: EDITOR_ROLE, name: "Desk", permissions: "0" },
    ],
    isMember: true,
    snowflake() {
      last += 4_194_304_000n;
      return String(last);
    },
    addChannel(given) {
      const channel: FakeChannel = {
        ...{ guild_id: GUILD, parent_id: null, permission_overwrites: [], archived: false, locked: false },
        ...{ auto_archive_duration: null, messages: [] },
        ...given,
      };
      channels.set(channel.id, channel);
      return channel;
    },
    message(id) {
      for (const { messages } of channels.values()) {
        const found = messages.find((message) => message.id === id);
        if (found !== undefined) return found;
      }
      return null;
    },
    permissions(channel) {
      if (channel.guild_id !== GUILD || !world.isMember) return 0n;
      const home = isThread(channel) ? (channels.get(channel.parent_id ?? "") ?? channel) : channel;
      const ids = [GUILD, BOT_ROLE, BOT.id];
      let allowed = 0n;
      for (const { id, permissions } of world.roles) if (ids.includes(id)) allowed |= BigInt(permissions);
      for (const id of ids) {
        const overwrite = home.permission_overwrites.find((each) => each.id === id);
        if (overwrite !== undefined) allowed = (allowed & ~BigInt(overwrite.deny)) | BigInt(overwrite.allow);
      }
      return (allowed & PermissionFlagsBits.ViewChannel) === 0n ? 0n : allowed;
    },
  };
  const deny = (bits: bigint) => [{ id: BOT_ROLE, type: 0 as const, allow: "0", deny: String(bits) }];
  world.addChannel({ id: CHANNELS.news, type: ChannelType.GuildText, name: "news" });
  world.addChannel({ id: CHANNELS.desk, type: ChannelType.GuildText, name: "desk" });
  const tags = [
    { id: "500000000000000001", name: "Mara Lindqvist" },
    { id: "500000000000000002", name: "Ben Okafor" },
  ];
  world.addChannel({
    ...{ id: CHANNELS.forum, type: ChannelType.GuildForum, name: "bursts", available_tags: tags, flags: 0 },
  });
  world.addChannel({
    ...{ id: CHANNELS.tagged, type: ChannelType.GuildForum, name: "tagged", available_tags: tags },
    flags: 1 << 4,
  });
  world.addChannel({
    ...{ id: CHANNELS.readOnly, type: ChannelType.GuildText, name: "read-only" },
    permission_overwrites: deny(PermissionFlagsBits.SendMessages),
  });
  world.addChannel({
    ...{ id: CHANNELS.hidden, type: ChannelType.GuildText, name: "hidden" },
    permission_overwrites: [
      { id: GUILD, type: 0, allow: "0", deny: String(PermissionFlagsBits.ViewChannel) },
      ...deny(PermissionFlagsBits.ViewChannel),
    ],
  });
  world.addChannel({ id: CHANNELS.voice, type: ChannelType.GuildStageVoice, name: "stage" });
  world.addChannel({
    ...{ id: CHANNELS.strange, type: ChannelType.GuildText, name: "elsewhere", guild_id: STRANGE_GUILD },
  });
  return world;
}
