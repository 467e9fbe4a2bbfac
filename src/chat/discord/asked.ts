/** What Discord reports of somebody who typed or pressed, as the rest of the program knows it. */
import {
  type APIApplicationCommandInteractionDataOption,
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessage,
  type APIMessageApplicationCommandInteraction,
  type APIModalSubmitInteraction,
  ApplicationCommandOptionType,
  ChannelType,
  ComponentType,
  PermissionFlagsBits,
} from "discord.js";
import type { Invocation } from "../../commands/command.ts";
import type { Place } from "../../domain/alert.ts";
import { unescaped } from "./escape.ts";

/** Where it was asked and by whom. */
export type Asker = Pick<Invocation, "platform" | "place" | "actor" | "thread">;

const THREADS: readonly ChannelType[] = [
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
];

/**
 * The place of a thread is its channel, unless it is a place itself, with rules of its own; null for what has no
 * person or no place.
 * @param places where messages go to, or people are asked
 */
export function askerOf(interaction: APIInteraction, places: readonly Place[]): Asker | null {
  const user = interaction.member?.user ?? interaction.user;
  const channel = interaction.channel;
  if (user === undefined || channel?.id === undefined) return null;
  const parent = "parent_id" in channel ? (channel.parent_id ?? null) : null;
  const isThread = parent !== null && channel.type !== undefined && THREADS.includes(channel.type);
  const isBelow = isThread && !places.includes(`discord:${channel.id}`);
  return {
    platform: "discord",
    place: `discord:${isBelow ? parent : channel.id}`,
    actor: {
      id: `discord:${user.id}`,
      name: interaction.member?.nick ?? user.global_name ?? user.username,
      groups: (interaction.member?.roles ?? []).map((role) => `discord:role:${role}`),
    },
    // A thread has the id of the message that it began at.
    ...(isBelow ? { thread: channel.id } : {}),
  };
}

/** Whether the person could say something there without us. */
export function mayWrite(interaction: APIInteraction): boolean {
  const { permissions } = interaction.member ?? {};
  if (permissions === undefined) return false;
  const isThread = interaction.channel?.type !== undefined && THREADS.includes(interaction.channel.type);
  const needed = isThread ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages;
  return (BigInt(permissions) & (needed | PermissionFlagsBits.Administrator)) !== 0n;
}

export interface TypedCommand {
  /** "verbatim-desk", "watch", "add". */
  readonly path: readonly string[];
  readonly options: Readonly<Record<string, string>>;
  /** The option that is being typed, of what is not complete. */
  readonly focused: string | null;
}

export function typedCommand({
  data,
}: Pick<APIChatInputApplicationCommandInteraction, "data">): TypedCommand {
  const path: string[] = [data.name];
  let options: readonly APIApplicationCommandInteractionDataOption[] = data.options ?? [];
  for (let next = options[0]; next !== undefined && isNested(next); next = options[0]) {
    path.push(next.name);
    options = next.options ?? [];
  }
  const given: [string, string][] = [];
  let focused: string | null = null;
  for (const option of options) {
    if (isNested(option) || !("value" in option)) continue;
    given.push([option.name, String(option.value)]);
    if ("focused" in option && option.focused === true) focused = option.name;
  }
  return { path, options: Object.fromEntries(given), focused };
}

/** The addresses of posts that `phrase` takes. */
const ADDRESS = /https?:\/\/\S+\/\S+/;

/** What to look for of a message that somebody chose: the post that it links, its own words, or those below it. */
export function wordsOfTarget({ data }: Pick<APIMessageApplicationCommandInteraction, "data">): string {
  const message = data.resolved.messages[data.target_id] as APIMessage | undefined;
  if (message === undefined) return "";
  const said = message.content.trim();
  const address = ADDRESS.exec(said)?.[0];
  // A link with hardly a word beside it means the post behind it.
  if (address !== undefined && said.length - address.length < 40) return address.replace(/[>)\]]+$/, "");
  const below = message.embeds.map(({ description }) => description ?? "").join("\n");
  // Our own cards quote the words that they are about.
  const quoted = below.split("\n").flatMap((line) => (line.startsWith("> ") ? unescaped(line.slice(2)) : []));
  if (quoted.length > 0) return quoted.join(" ");
  return said === "" ? below.trim() : said;
}

/** The fields of a form, without those that were left empty. */
export function filledIn({
  data,
}: Pick<APIModalSubmitInteraction, "data">): Readonly<Record<string, string>> {
  const fields: [string, string][] = [];
  for (const row of data.components) {
    if (row.type !== ComponentType.Label) continue;
    const { component } = row;
    const value =
      component.type === ComponentType.TextInput
        ? component.value
        : component.type === ComponentType.StringSelect
          ? (component.values[0] ?? "")
          : "";
    if (value.trim() !== "") fields.push([component.custom_id, value.trim()]);
  }
  return Object.fromEntries(fields);
}

type Nested = Extract<
  APIApplicationCommandInteractionDataOption,
  { type: ApplicationCommandOptionType.Subcommand | ApplicationCommandOptionType.SubcommandGroup }
>;

function isNested(option: APIApplicationCommandInteractionDataOption): option is Nested {
  return (
    option.type === ApplicationCommandOptionType.Subcommand ||
    option.type === ApplicationCommandOptionType.SubcommandGroup
  );
}
