/** The registry of chats: which of them a configuration sets up, and how each is built. */
import type { Readable, Writable } from "node:stream";
import type { Chat, ChatMemory } from "../chat/chat.ts";
import { terminalOptions } from "../chat/terminal/options.ts";
import { openTerminalChat, type TerminalChat } from "../chat/terminal/terminal-chat.ts";
import type { Config } from "../config/config.ts";
import { systemClock } from "../support/clock.ts";
import { createLogger, type Logger } from "../support/logger.ts";
import { createShortMemory } from "./chat-memory.ts";
import { databaseFile } from "./database-file.ts";
import { discordOptions } from "./discord-options.ts";
import { slackOptions } from "./slack-options.ts";

/** The process's surroundings, as far as chats need them. */
export interface Surroundings {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
}

export interface ChatUse {
  /** False for a look beside a bot that may be running, whose logs are its own. */
  readonly remembers?: boolean;
  /** Called when the person at the terminal leaves it; the end of a pipe is nobody's leaving. */
  readonly onLeft?: () => void;
  /** What chats keep between two clicks; without it only as long as the program runs. */
  readonly memory?: ChatMemory;
  /** Where chats write what somebody should look at; nowhere without it. */
  readonly logger?: Logger;
}

/** @throws ChatError when a chat cannot be opened. */
export async function openChats(
  config: Config,
  around: Surroundings,
  { remembers = true, onLeft = () => {}, memory = createShortMemory(), logger = SILENT }: ChatUse = {},
): Promise<readonly Chat[]> {
  const chats: Chat[] = [];
  if (config.chat.terminal !== null) {
    const route = config.routes.find(({ to }) => to === "terminal");
    const journal = remembers ? terminalLog(config.store.url.reveal(), around.cwd) : null;
    chats.push(openTerminal(journal, around, route?.timezone ?? "UTC", onLeft));
  }
  if (config.chat.slack !== null) {
    // Slack's library is read only where somebody wants it.
    const { openSlackChat } = await import("../chat/slack/slack-chat.ts");
    chats.push(openSlackChat(slackOptions(config, { memory, logger, clock: systemClock })));
  }
  if (config.chat.discord !== null) {
    // Discord's library is read only where somebody wants it.
    const { openDiscordChat } = await import("../chat/discord/discord-chat.ts");
    chats.push(openDiscordChat(discordOptions(config, { memory, logger, clock: systemClock })));
  }
  return chats;
}

const SILENT = createLogger({ level: "silent", write: () => {}, redact: (line) => line });

/** The terminal as verbs use it: a chat that can also show progress and be waited for. */
export type Terminal = TerminalChat;

/** The terminal as a chat, remembering in `journal` what it printed. */
export function openTerminal(
  journal: string | null,
  around: Surroundings,
  timeZone: string,
  onLeft: () => void = () => {},
): Terminal {
  const { stdin: input, stdout: output, env: environment } = around;
  const options = terminalOptions({ input, output, environment, journal, timeZone });
  const terminal = openTerminalChat(options);
  if (options.tty) void terminal.ended.then(onLeft);
  return terminal;
}

/** Beside the database where that is a file; a server's is kept where SQLite's would be. */
function terminalLog(url: string, cwd: string): string {
  return `${databaseFile(url, cwd)}.terminal.log`;
}
