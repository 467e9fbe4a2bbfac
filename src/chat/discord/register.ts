/** Makes Discord offer the commands that there are, and no older ones; doing it again changes nothing. */
import {
  type RESTGetAPIApplicationCommandsResult,
  type RESTPostAPIApplicationCommandsJSONBody,
  Routes,
} from "discord.js";
import { ChatError } from "../chat.ts";
import type { Api } from "./api.ts";

export interface Registered {
  /** How many commands each place offers now: a server's id, or "everywhere". */
  readonly where: readonly string[];
  readonly commands: number;
  /** Servers that the bot was not let into, or without the right to offer commands there. */
  readonly refused: readonly string[];
}

/**
 * In each of `guilds`, where commands are there at once; where none is named, everywhere.
 * @throws ChatError
 */
export async function registerCommands(
  api: Api,
  application: string,
  {
    commands,
    guilds,
  }: {
    readonly commands: readonly RESTPostAPIApplicationCommandsJSONBody[];
    readonly guilds: readonly string[];
  },
  signal: AbortSignal,
): Promise<Registered> {
  const attempt = { repeatable: true, place: "its commands" };
  if (guilds.length === 0) {
    await api.call(
      { method: "PUT", route: Routes.applicationCommands(application), body: commands, signal },
      attempt,
    );
    return { where: ["everywhere"], commands: commands.length, refused: [] };
  }
  const refused: string[] = [];
  for (const guild of guilds) {
    const route = Routes.applicationGuildCommands(application, guild);
    const request = { method: "PUT", route, body: commands, signal } as const;
    await api.call(request, { ...attempt, place: `the server ${guild}` }).catch((error: unknown) => {
      if (!(error instanceof ChatError) || error.code !== "refused") throw error;
      refused.push(guild);
    });
  }
  await forgetEverywhere(api, application, commands, signal);
  return { where: guilds.filter((guild) => !refused.includes(guild)), commands: commands.length, refused };
}

/** What was offered everywhere before servers were named would be offered twice. */
async function forgetEverywhere(
  api: Api,
  application: string,
  own: readonly RESTPostAPIApplicationCommandsJSONBody[],
  signal: AbortSignal,
): Promise<void> {
  const attempt = { repeatable: true, place: "its commands" };
  const route = Routes.applicationCommands(application);
  const there = await api.call<RESTGetAPIApplicationCommandsResult>(
    { method: "GET", route, signal },
    attempt,
  );
  const names = own.map(({ name }) => name);
  if (!there.some(({ name }) => names.includes(name))) return;
  const kept = there.filter(({ name }) => !names.includes(name));
  await api.call({ method: "PUT", route, body: kept, signal }, attempt);
}
