/** Bolt's log as lines of ours: warnings and errors alone, and no address with a ticket in it. */
import { LogLevel } from "@slack/bolt";
import type { Logger } from "../../support/logger.ts";

interface BoltLogger {
  debug(...said: unknown[]): void;
  info(...said: unknown[]): void;
  warn(...said: unknown[]): void;
  error(...said: unknown[]): void;
  setLevel(level: LogLevel): void;
  getLevel(): LogLevel;
  setName(name: string): void;
}

/** Below warnings Bolt writes whole payloads, with the addresses that answers go to: those are dropped. */
export function boltLogger(logger: Logger): BoltLogger {
  const ignore = () => {};
  return {
    debug: ignore,
    info: ignore,
    warn: (...said) => logger.warn({ said: withoutTickets(said) }, "Slack's library warns"),
    error: (...said) => logger.warn({ said: withoutTickets(said) }, "Slack's library met an error"),
    setLevel: ignore,
    getLevel: () => LogLevel.WARN,
    setName: ignore,
  };
}

/** Whoever holds a token, or one of these addresses, can answer or listen in our name. */
function withoutTickets(said: readonly unknown[]): string {
  const text = said.map((each) => (each instanceof Error ? each.message : String(each))).join(" ");
  return text
    .replace(/\bx(?:ox[a-z]|app)-[\w-]+/g, "[secret]")
    .replace(/(wss?:\/\/[^\s?"']*)\?[^\s"']*/g, "$1?[secret]")
    .replace(/(https?:\/\/[^\s"']*\/(?:commands|actions|services)\/)[^\s"']*/g, "$1[secret]")
    .slice(0, 500);
}
