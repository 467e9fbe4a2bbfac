/** The real adapter, with the real client in it, before a local Discord; and people who type and press there. */

import { setTimeout as pause } from "node:timers/promises";
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ComponentType,
  InteractionType,
} from "discord.js";
import type { ChatMemory, OnCompletion, OnInvocation } from "../../../src/chat/chat.ts";
import { commandTree } from "../../../src/chat/discord/command-tree.ts";
import { type DiscordChat, openDiscordChat } from "../../../src/chat/discord/discord-chat.ts";
import type { DiscordOptions } from "../../../src/chat/discord/options.ts";
import { allCommands } from "../../../src/commands/all.ts";
import type { CommandSpec } from "../../../src/commands/command.ts";
import { systemClock } from "../../../src/support/clock.ts";
import { createLogger } from "../../../src/support/logger.ts";
import { Secret } from "../../../src/support/secret.ts";
import type { DiscordServer } from "../../servers/discord/discord-server.ts";
import { type Answered, type Asked, type Asker, pressedMessage } from "../../servers/discord/interactions.ts";
import { readMarkdown } from "../../servers/discord/read-markdown.ts";
import { ANN, CHANNELS, type FakeMessage, GUILD, TOKEN } from "../../servers/discord/world.ts";

export const never = new AbortController().signal;
export const NEWS = `discord:${CHANNELS.news}`;

export function memoryOf(kept = new Map<string, string>()): ChatMemory {
  return {
    get: async (key) => kept.get(key) ?? null,
    set: async (key, value) => void kept.set(key, value),
  };
}

export interface OpenOptions extends Partial<DiscordOptions> {
  /** Where log lines go. */
  readonly lines?: string[];
}

export function openChat(server: DiscordServer, { lines = [], ...changes }: OpenOptions = {}): DiscordChat {
  return openDiscordChat({
    token: new Secret(TOKEN),
    apiUrl: server.api,
    mode: "gateway",
    publicKey: server.publicKey,
    guilds: [GUILD],
    places: [NEWS],
    commands: allCommands.map(({ spec }) => spec),
    memory: memoryOf(),
    clock: systemClock,
    logger: createLogger({ level: "debug", write: (line) => lines.push(line), redact: (text) => text }),
    ...changes,
  });
}

/** Somebody at Discord, and what comes of what they do. */
export interface Person {
  /** `/verbatim bursts since:7d`, by the path of the command and its options. */
  types(path: readonly string[], options?: Readonly<Record<string, string | number>>): Promise<Asked>;
  /** What is offered for an option that is being typed. */
  completes(path: readonly string[], option: string, typed: string): Promise<Asked>;
  /** Presses a button, or chooses an entry of a menu, of what is shown. */
  presses(
    where: Pick<FakeMessage, "id" | "embeds" | "components" | "content"> | Answered,
    label: string,
  ): Promise<Asked>;
  /** Fills in a form that was opened. */
  fillsIn(modal: Asked, fields: Readonly<Record<string, string>>): Promise<Asked>;
  /** Asks "Who else posted this?" of a message. */
  asksOf(message: { readonly content: string; readonly embeds?: readonly object[] }): Promise<Asked>;
}

/** Hands the interaction to the program; without it the gateway does. */
export type Deliverer = (asked: Asked) => Promise<void> | void;

export function person(
  server: DiscordServer,
  settled: (asked: Asked) => Promise<void>,
  by: Partial<Asker> = {},
  deliver: Deliverer = (asked) => server.gateway.dispatch("INTERACTION_CREATE", { ...asked.payload }),
): Person {
  const asker: Asker = { user: ANN, channel: CHANNELS.news, ...by };
  async function ask(type: InteractionType, data: object, more: object = {}): Promise<Asked> {
    const asked = server.interactions.begin(asker, type, { ...data }, { ...more });
    await deliver(asked);
    await settled(asked);
    return asked;
  }
  return {
    types: (path, options = {}) => ask(InteractionType.ApplicationCommand, slash(path, given(options))),
    completes: (path, option, typed) =>
      ask(
        InteractionType.ApplicationCommandAutocomplete,
        slash(path, [
          { name: option, type: ApplicationCommandOptionType.String, value: typed, focused: true },
        ]),
      ),
    async presses(where, label) {
      const found = componentNamed(where.components, label);
      const message = { id: "600000000000000001", ...where };
      return ask(InteractionType.MessageComponent, found, {
        message: pressedMessage(message, "ephemeral" in where && where.ephemeral),
      });
    },
    async fillsIn({ modal }, fields) {
      const labels = (modal?.["components"] ?? []) as readonly {
        readonly component: { readonly type: number; readonly custom_id: string };
      }[];
      const components = labels.map(({ component }, i) => {
        const value = fields[component.custom_id] ?? "";
        const filled =
          component.type === ComponentType.StringSelect ? { values: value === "" ? [] : [value] } : { value };
        return {
          type: ComponentType.Label,
          id: i,
          component: { type: component.type, custom_id: component.custom_id, ...filled },
        };
      });
      return ask(InteractionType.ModalSubmit, { custom_id: modal?.["custom_id"], components });
    },
    asksOf: ({ content, embeds = [] }) =>
      ask(InteractionType.ApplicationCommand, {
        ...{ id: "1", name: "Who else posted this?", type: ApplicationCommandType.Message, target_id: "2" },
        resolved: { messages: { "2": { id: "2", content, embeds, author: { id: "3" }, attachments: [] } } },
      }),
  };
}

/** Where a command stands: "verbatim-desk", "watch", "pause". */
export function pathOf(spec: CommandSpec): readonly string[] {
  const tree = commandTree(allCommands.map((command) => command.spec));
  for (const { name, options = [] } of tree.commands as readonly Nested[]) {
    for (const option of options) {
      const paths = [
        [name, option.name],
        ...(option.options ?? []).map((inner) => [name, option.name, inner.name]),
      ];
      const found = paths.find((path) => tree.specAt(path) === spec);
      if (found !== undefined) return found;
    }
  }
  throw new Error(`Discord is not offered "${spec.name}".`);
}

interface Nested {
  readonly name: string;
  readonly options?: readonly Nested[];
}

/** What a reader sees of a message or an answer, without markdown. */
export function seen({
  content,
  embeds,
  components,
}: Pick<Answered, "content" | "embeds" | "components">): string {
  const texts = [
    content,
    ...embeds.flatMap((embed) => [
      embed["description"],
      (embed["footer"] as { text?: string } | undefined)?.text,
    ]),
  ];
  const shown = texts.flatMap((text) =>
    typeof text === "string" && text !== "" ? readMarkdown(text).text : [],
  );
  return [...shown, ...labels(components).map((label) => `[${label}]`)].join("\n");
}

export function labels(components: readonly unknown[]): readonly string[] {
  return rows(components).flatMap((part) => [
    ...(part.label === undefined ? [] : [part.label]),
    ...(part.options ?? []).map((option) => option.label),
  ]);
}

/** Everything that a channel shows, each message with its thread below it. */
export function channelText(server: DiscordServer, channel: string): string {
  const found = server.world.channels.get(channel);
  const posts = [...server.world.channels.values()].filter(({ parent_id }) => parent_id === channel);
  const messages = found?.messages.length
    ? found.messages
    : posts.flatMap(({ messages: [first] }) => first ?? []);
  return messages
    .flatMap((message) => {
      const below = server.world.channels.get(message.id)?.messages ?? [];
      return [message, ...below.filter(({ id }) => id !== message.id)];
    })
    .map(seen)
    .join("\n");
}

/** An answerer that a test can wait for. */
export function countingAnswers() {
  let complete = 0;
  return {
    counting: (onInvocation: OnInvocation): OnInvocation =>
      async function* (invocation) {
        try {
          yield* onInvocation(invocation);
        } finally {
          complete += 1;
        }
      },
    complete: () => complete,
  };
}

/** Waits until something is so; looking is cheap, and done once in two milliseconds. */
export async function until(isSo: () => boolean, within = 120_000): Promise<void> {
  const deadline = Date.now() + within;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error("it did not come to that");
    await pause(2);
  }
}

export type { OnCompletion };

interface Part {
  readonly label?: string;
  readonly custom_id?: string;
  readonly type: number;
  readonly options?: readonly { readonly label: string; readonly value: string }[];
}

function rows(components: readonly unknown[]): readonly Part[] {
  return (components as readonly { readonly components: readonly Part[] }[]).flatMap((row) => row.components);
}

function componentNamed(components: readonly unknown[], label: string): object {
  for (const part of rows(components)) {
    if (part.label === label) return { component_type: ComponentType.Button, custom_id: part.custom_id };
    const option = part.options?.find((each) => each.label === label);
    if (option !== undefined) {
      return {
        component_type: ComponentType.StringSelect,
        custom_id: part.custom_id,
        values: [option.value],
      };
    }
  }
  throw new Error(`there is no "${label}" among ${labels(components).join(", ")}`);
}

function given(options: Readonly<Record<string, string | number>>): object[] {
  return Object.entries(options).map(([name, value]) => ({
    ...{ name, value },
    type:
      typeof value === "number" ? ApplicationCommandOptionType.Integer : ApplicationCommandOptionType.String,
  }));
}

function slash([name, ...path]: readonly string[], options: readonly object[]): object {
  let inner: readonly object[] = options;
  for (const [i, part] of [...path].reverse().entries()) {
    const type =
      i === 0 ? ApplicationCommandOptionType.Subcommand : ApplicationCommandOptionType.SubcommandGroup;
    inner = [{ name: part, type, options: inner }];
  }
  return { id: "1", name, type: ApplicationCommandType.ChatInput, options: inner };
}
