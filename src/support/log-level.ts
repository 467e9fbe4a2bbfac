/** How much is logged. Apart from the logger, so that a command line can be read without loading it. */

export const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "silent"] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];
