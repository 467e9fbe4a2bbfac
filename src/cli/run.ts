/** `verbatim run`: the bot, until it is told to stop. */
import { databaseFile } from "../app/database-file.ts";
import { openChats } from "../app/open-chats.ts";
import { runUntilStopped } from "../app/run.ts";
import { loadConfiguration } from "./configuration.ts";
import type { CliContext } from "./context.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { faultsOf } from "./faults.ts";
import { loggerOf } from "./log.ts";
import type { RunArgs } from "./verbs.ts";

/** @throws ConfigError, StoreError */
export async function runBot({ yes }: RunArgs, context: CliContext): Promise<ExitCode> {
  const config = await loadConfiguration(context);
  // Where a person reads the terminal, news comes as cards; the log is for what somebody should look at.
  const isRead = config.chat.terminal !== null && context.stderr.isTTY === true;
  const logger = loggerOf(context, isRead ? "warn" : "info");
  for (const { path } of config.notInThisVersion) {
    logger.warn({ setting: path }, "setting is not in this version and has no effect");
  }
  await runUntilStopped({
    config,
    drillDatabase: `${databaseFile(config.store.url.reveal(), context.cwd)}.drill`,
    // On a terminal Ctrl-C is a key that the prompt reads, and without a prompt the bot would be deaf.
    openChats: (memory) => openChats(config, context, { onLeft: context.stop, memory, logger }),
    logger,
    faults: faultsOf(context.env),
    agreeToAll: yes,
    redact: (text) => context.redactor.redact(text),
    signal: context.signal,
  });
  return EXIT.ok;
}
