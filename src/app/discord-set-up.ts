/** What is done once to set Discord up, beside a bot that may be running: nothing of it logs in. */
import { openDiscordChat } from "../chat/discord/discord-chat.ts";
import type { Config } from "../config/config.ts";
import { systemClock } from "../support/clock.ts";
import type { Logger } from "../support/logger.ts";
import { createShortMemory } from "./chat-memory.ts";
import { discordOptions } from "./discord-options.ts";

export interface DiscordSetUp {
  /** The address that lets the bot into a server. @throws ChatError */
  invite(signal: AbortSignal): Promise<string>;
  /** Makes Discord offer the commands, and says where it does and where it would not. @throws ChatError */
  register(signal: AbortSignal): Promise<{
    readonly where: readonly string[];
    readonly refused: readonly string[];
    readonly commands: number;
  }>;
  close(): Promise<void>;
}

export function openDiscordSetUp(config: Config, logger: Logger): DiscordSetUp {
  const { invite, register, close } = openDiscordChat(
    discordOptions(config, { memory: createShortMemory(), logger, clock: systemClock }),
  );
  return { invite, register, close };
}
