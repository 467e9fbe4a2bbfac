/** The logger of a verb: JSON lines on standard error, at the level that was asked for. */
import type { LogLevel } from "../support/log-level.ts";
import { createLogger, type Logger } from "../support/logger.ts";
import type { CliContext } from "./context.ts";

/** @param usual the verb's own level, where `--log-level` was not given */
export function loggerOf(context: CliContext, usual: LogLevel): Logger {
  return createLogger({
    level: context.logLevel ?? usual,
    write: (line) => context.stderr.write(line),
    redact: context.redactor.redact,
  });
}
