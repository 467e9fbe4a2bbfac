/** The world as a verb sees it: handed in, so that a test is a world of its own and needs no process. */
import type { Readable, Writable } from "node:stream";
import type { Chat } from "../chat/chat.ts";
import type { Config } from "../config/config.ts";
import type { Redactor } from "../http/redact.ts";
import type { LogLevel } from "../support/log-level.ts";

export interface CliContext {
  /** The real environment with `.env` below it. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Output;
  readonly stderr: Output;
  /** Aborts at SIGINT and SIGTERM: finish what is under way and return. */
  readonly signal: AbortSignal;
  /** Ends the run as SIGINT does. */
  readonly stop: () => void;
  /** Knows every secret that was read; what goes to the log passes it. */
  readonly redactor: Redactor;
  /** `--log-level`; null when not given, so that a verb may have a default of its own. */
  readonly logLevel: LogLevel | null;
  /** `--config`; null when not given. */
  readonly configFile: string | null;
  /** Builds the chats that a configuration sets up, to be looked at; null where nobody composed any. */
  readonly openChats: OpenChats | null;
}

export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** Answers with the chats that this version has; the caller closes them. */
export type OpenChats = (config: Config, context: CliContext) => Promise<readonly Chat[]>;

/** A command line that cannot be obeyed; the message says what to write instead. */
export class UsageError extends Error {
  override name = "UsageError" as const;
  readonly code = "usage" as const;
}
