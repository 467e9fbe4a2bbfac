/** What the configuration says of Discord, as its adapter needs it. */
import type { DiscordOptions } from "../chat/discord/options.ts";
import { allCommands } from "../commands/all.ts";
import type { Config } from "../config/config.ts";

type Given = Pick<DiscordOptions, "memory" | "logger" | "clock">;

export function discordOptions(
  { chat: { discord }, routes, access, secrets }: Config,
  given: Given,
): DiscordOptions {
  const token = secrets.DISCORD_TOKEN;
  // Loading the configuration has told of a token that is missing.
  if (discord === null || token === null) throw new Error("Discord is not set up, so nobody can open it.");
  const places = [...routes.map(({ to }) => to), ...(access.place === null ? [] : [access.place])];
  return { ...given, ...discord, token, places, commands: allCommands.map(({ spec }) => spec) };
}
