/** `verbatim discord`: the invitation of the bot into a server, and the commands that Discord offers. */
import type { DiscordSetUp } from "../app/discord-set-up.ts";
import { loadConfiguration } from "./configuration.ts";
import { type CliContext, UsageError } from "./context.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { loggerOf } from "./log.ts";

/** @throws ConfigError, ChatError, UsageError */
export function runDiscordInvite(context: CliContext): Promise<ExitCode> {
  return withDiscord(context, async ({ invite }) => {
    context.stdout.write(`${await invite(context.signal)}\n`);
    return EXIT.ok;
  });
}

/** @throws ConfigError, ChatError, UsageError */
export function runDiscordRegister(context: CliContext): Promise<ExitCode> {
  return withDiscord(context, async ({ register }) => {
    const { where, refused, commands } = await register(context.signal);
    for (const place of where) context.stdout.write(`${place}: ${commands} commands are offered\n`);
    for (const server of refused) {
      context.stdout.write(`${server}: Verbatim is not in this server; verbatim discord invite lets it in\n`);
    }
    return refused.length === 0 ? EXIT.ok : EXIT.usage;
  });
}

async function withDiscord(
  context: CliContext,
  act: (discord: DiscordSetUp) => Promise<ExitCode>,
): Promise<ExitCode> {
  const config = await loadConfiguration(context);
  if (config.chat.discord === null) {
    throw new UsageError(
      "Discord is not set up: add chat.discord to the configuration, and set DISCORD_TOKEN.",
    );
  }
  const { openDiscordSetUp } = await import("../app/discord-set-up.ts");
  const discord = openDiscordSetUp(config, loggerOf(context, "warn"));
  try {
    return await act(discord);
  } finally {
    await discord.close();
  }
}
